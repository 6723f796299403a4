"""The values of votes: how one votes, who counts as one, where a vote stands."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Method(TextChoices):
    """How one votes."""

    HAND = "hand", _("Show of hands")
    CARDS = "cards", _("Cards, counted in the room")
    SECRET = "secret", _("Secret, by voting code")
    OPEN = "open", _("Open, by name")


COUNTED = (Method.HAND, Method.CARDS)  # counted in the room by two tellers
BY_CODE = (Method.SECRET, Method.OPEN)  # each on the roll votes by itself


class Unit(TextChoices):
    """Who has one vote."""

    PERSON = "person", _("One vote for each person")
    HOUSEHOLD = "household", _("One vote for each household")
    OWNER = "owner", _("One vote for each owner, counted by number and by floor area")


class Of(TextChoices):
    """Of whom the majority is asked."""

    TOOK_PART = "took_part", _("of those who took part")
    VALID = "valid", _("of those who did not abstain")
    ENTITLED = "entitled", _("of all with the right to vote")


class State(TextChoices):
    """Where a vote stands."""

    PREPARED = "prepared", pgettext_lazy("vote", "Being prepared")
    OPEN = "open", pgettext_lazy("vote", "Roll closed, voting by its times")
    CLOSED = "closed", pgettext_lazy("vote", "Closed, counted")
    CANCELLED = "cancelled", pgettext_lazy("vote", "Cancelled")


class Action(TextChoices):
    """What may be done with a vote."""

    CHANGE = "change", _("Change the vote")
    FILL = "fill", _("Change the roll")
    OPEN = "open", _("Close the roll and let people vote")
    PRINT = "print", _("Print slips")
    PROXY = "proxy", _("Enter a proxy")
    COUNT = "count", _("Enter a count")
    CLOSE = "close", _("Close the vote")
    CANCEL = "cancel", _("Cancel the vote")
