"""What the journal's kinds of event about votes are called. A secret ballot leaves none: its time and its transaction
would say whose it is (docs/decisions/0042-votes.md)."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "vote.prepared": _("Vote prepared"),
    "vote.changed": _("Vote changed"),
    "vote.roll_changed": _("Roll of a vote changed"),
    "vote.opened": _("Roll closed, vote open"),
    "vote.slips_printed": _("Voting slips printed"),
    "vote.proxy_changed": _("Proxy entered or taken back"),
    "vote.counted": _("Count of a teller"),
    "vote.closed": _("Vote closed and counted"),
    "vote.cancelled": _("Vote cancelled"),
    "voter.voted": _("Voted openly"),
}
