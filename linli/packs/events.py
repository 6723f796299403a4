"""What the journal's kinds of event about packs are called."""

from django.utils.translation import gettext_lazy as _

LABELS = {"pack.applied": _("Practice applied")}
