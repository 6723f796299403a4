"""What the journal's kinds of event about commitments are called."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "commitment.written": _("Commitment written"),
    "commitment.changed": _("Commitment changed before it was published"),
    "commitment.published": _("Commitment published"),
    "commitment.progressed": _("Progress of a commitment reported"),
    "commitment.finished": _("Commitment said to be done"),
    "commitment.sent_back": _("Commitment sent back: not done yet"),
    "commitment.kept": _("Commitment struck off: kept"),
    "commitment.late": _("Commitment struck off: kept late"),
    "commitment.broken": _("Commitment put down as broken"),
    "commitment.released": _("Released from a commitment"),
    "commitment.amber": _("Commitment near its deadline"),
    "commitment.urged": _("Commitment overdue: urged"),
    "commitment.supervised": _("Commitment overdue: under supervision"),
    "commitment.circulated": _("Commitment overdue: named in a circular"),
    "commitment.listed": _("Commitment overdue: put on the list"),
    "commitmentsheet.landed": _("List of commitments brought in"),
}
