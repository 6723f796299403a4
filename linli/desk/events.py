"""What the journal's kinds of event about the desk are called."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "batch.begun": _("A step with many cases was begun"),
    "batch.undone": _("A step with many cases was taken back"),
    "savedfilter.kept": _("Filter saved"),
    "savedfilter.dropped": _("Saved filter dropped"),
}
