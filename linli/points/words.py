"""The values of points: what an entry is, where points come from and go to, how far a proposed earning is."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(TextChoices):
    """What an entry books."""

    EARNED = "earned", pgettext_lazy("points", "Earned")
    REDEEMED = "redeemed", pgettext_lazy("points", "Redeemed")
    EXPIRED = "expired", pgettext_lazy("points", "Expired")
    REVERSED = "reversed", pgettext_lazy("points", "Booked back")


class Contra(TextChoices):
    """The other side of a holder's line: where points come from, and where they go."""

    ISSUED = "issued", _("Points issued")
    REWARDS = "rewards", _("Points given for rewards")
    EXPIRED = "expired", _("Points that expired")


class State(TextChoices):
    """How far proposed points are. OWED: they are to be taken back, and the account holds too few for it yet."""

    PROPOSED = "proposed", pgettext_lazy("points", "To be checked")
    BOOKED = "booked", pgettext_lazy("points", "Booked")
    REFUSED = "refused", pgettext_lazy("points", "Not agreed to")
    OWED = "owed", pgettext_lazy("points", "To be taken back")
    TAKEN_BACK = "taken_back", pgettext_lazy("points", "Taken back")


class Step(TextChoices):
    """What is done with proposed points."""

    BOOK = "book", pgettext_lazy("points", "Agree and book")
    REFUSE = "refuse", pgettext_lazy("points", "Do not agree")
    TAKE_BACK = "take_back", pgettext_lazy("points", "Take back")
    OWE = "owe", pgettext_lazy("points", "Take back later")


class Handing(TextChoices):
    """How far a redeemed reward is."""

    RESERVED = "reserved", _("Put aside")
    HANDED_OUT = "handed_out", _("Handed out")
    RETURNED = "returned", _("Given back")


class Hand(TextChoices):
    """What is done with a redeemed reward."""

    GIVE = "give", _("Hand out")
    RETURN = "return", _("Give back")


class Source(TextChoices):
    """From where points are proposed."""

    HAND = "hand", _("by hand")
    TASK = "task", _("a task")
    WISH = "wish", _("a wish fulfilled")
    COMMITMENT = "commitment", _("a commitment kept")
    PROPOSAL = "proposal", _("a proposal carried out")


CONTRA = {Kind.EARNED: Contra.ISSUED, Kind.REDEEMED: Contra.REWARDS, Kind.EXPIRED: Contra.EXPIRED}
