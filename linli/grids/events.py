"""What the journal's kinds of event about grids are called."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "person.handed_over": _("Cases and households handed over"),
    "tie.kept": _("Tie of a person to a place entered"),
    "tie.dropped": _("Tie of a person to a place taken out"),
    "proposal.asked": _("Proposal of agents asked for"),
    "proposal.confirmed": _("Proposal of agents confirmed"),
    "proposal.set_aside": _("Proposal of agents set aside"),
    "cardrun.asked": _("Contact cards asked for"),
    "leftover.decided": _("Decided where something belongs after a split"),
}
