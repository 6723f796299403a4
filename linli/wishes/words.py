"""The values of micro-wishes: where one stands, and what can be done with it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    """Where a wish stands."""

    SUBMITTED = "submitted", _("Wish to be checked")
    PUBLISHED = "published", _("Waiting for somebody")
    CLAIMED = "claimed", _("Claimed, being fulfilled")
    FULFILLED = "fulfilled", _("Wish fulfilled")
    DECLINED = "declined", _("Wish not taken on")
    WITHDRAWN = "withdrawn", _("Wish withdrawn")
    EXPIRED = "expired", _("Expired unclaimed")


class Action(TextChoices):
    """What can be done with a wish."""

    PUBLISH = "publish", _("Publish the wish")
    DECLINE = "decline", _("Do not take it on")
    WITHDRAW = "withdraw", _("Withdraw the wish")
    CLAIM = "claim", _("Claim the wish")
    PASS_ON = "pass_on", _("Pass it on")
    GIVE_BACK = "give_back", _("Give the wish back")
    FULFIL = "fulfil", _("Say that it is fulfilled")
    THANK = "thank", _("Say thanks")
    EXPIRE = "expire", _("Let it expire")


PUBLIC = (State.PUBLISHED, State.CLAIMED, State.FULFILLED)
HELD = (State.CLAIMED, State.FULFILLED)
