"""What the journal's kinds of event about proposals are called."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "proposal.submitted": _("Proposal submitted"),
    "proposal.seconded": _("Proposal seconded"),
    "proposal.withdrawn": _("Proposal withdrawn"),
    "proposal.accepted": _("Proposal accepted"),
    "proposal.assigned": _("Proposal given to an organisation"),
    "proposal.combined": _("Proposal combined into another"),
    "proposal.declined": _("Proposal not accepted"),
    "proposal.became_case": _("Proposal taken up as a case"),
    "proposal.decided": _("Meeting decided about a proposal"),
    "proposal.put_off": _("Meeting put a proposal off"),
    "proposal.money": _("Money for a proposal approved, refused or spent"),
    "proposal.answered": _("Proposal answered"),
    "proposal.urged": _("Answer to a proposal urged"),
    "proposal.judged": _("Answer to a proposal judged"),
    "proposal.asked_again": _("Another answer to a proposal asked for"),
    "proposal.delivered": _("Proposal carried out"),
}
