"""What the journal's kinds of event about points are called."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "holder.opened": _("Account of points opened"),
    "holder.shown": _("Whether a name stands in the ranking of points"),
    "holder.booked": _("Points booked"),
    "holder.warned": _("Told that points will expire"),
    "earning.proposed": _("Points proposed"),
    "earning.booked": _("Proposed points agreed to"),
    "earning.refused": _("Proposed points not agreed to"),
    "earning.owed": _("Points to be taken back when there are enough"),
    "earning.taken_back": _("Points taken back"),
    "reward.offered": _("Reward offered"),
    "reward.changed": _("Reward changed"),
    "reward.stocked": _("Stock of a reward changed"),
    "redeeming.made": _("Points redeemed for a reward"),
    "redeeming.handed_out": _("Reward handed out"),
    "redeeming.returned": _("Redeemed reward given back"),
}
