"""What the journal's kinds of event about yearly reports are called."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "report.written": _("Yearly report written"),
    "report.handed_in": _("Yearly report handed in"),
    "report.sent_back": _("Yearly report sent back"),
    "report.scored": _("Yearly report scored"),
    "circular.sent": _("Circular of missing reports sent"),
    "finding.decided": _("Decided about somebody who did nothing"),
}
