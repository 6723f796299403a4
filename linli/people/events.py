"""What the journal's kinds of event about people are called."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "role.kept": _("Role set"),
    "role.retired": _("Role taken out of use"),
    "organisation.kept": _("Organisation set"),
    "organisation.retired": _("Organisation taken out of use"),
    "person.added": _("Person entered"),
    "person.skilled": _("Skills set"),
    "account.opened": _("Account opened"),
    "post.taken": _("Post taken"),
    "post.left": _("Post left"),
}
