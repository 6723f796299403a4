"""What the journal's own kinds of event are called."""

from django.utils.translation import gettext_lazy as _

LABELS = {"erasure.done": _("What was past its time was erased")}
