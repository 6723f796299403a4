"""What the journal's kinds of event about notices are called."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "usual.kept": _("Usual notices set"),
    "account.chose_notices": _("Notices chosen"),
    "account.address_kept": _("Address for notices entered"),
    "message.tried_again": _("A message is tried again"),
    "message.given_up": _("A message was given up"),
    "account.address_forgotten": _("Address for notices taken out"),
}
