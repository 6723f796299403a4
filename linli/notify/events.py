"""What the journal's kinds of event about notices are called."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "usual.kept": _("Usual notices set"),
    "account.chose_notices": _("Notices chosen"),
    "account.address_kept": _("Address for notices entered"),
    "account.address_forgotten": _("Address for notices taken out"),
}
