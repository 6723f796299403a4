"""What the journal's kinds of event about the catalogue are called."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "practice.kept": _("Practice set"),
    "word.kept": _("Word set"),
    "word.dropped": _("Word given up"),
    "holiday.kept": _("Holiday entered"),
    "deadlineclass.kept": _("Deadline class set"),
    "deadlineclass.retired": _("Deadline class taken out of use"),
    "category.kept": _("Category set"),
    "replytemplate.kept": _("Reply template set"),
    "replytemplate.retired": _("Reply template taken out of use"),
    "category.retired": _("Category taken out of use"),
}
