"""What the journal's kinds of event about visits are called."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "visit.recorded": _("Visit recorded"),
    "visit.corrected": _("Visit corrected"),
    "diary.noted": _("Diary written"),
    "diary.read": _("Diary read"),
    "diary.answered": _("Diary answered"),
    "month.summed_up": _("Month summed up"),
    "month.answered": _("Monthly summary answered"),
    "phone.begun": _("A phone works without a network from now on"),
    "phone.closed": _("A phone no longer works without a network"),
}
