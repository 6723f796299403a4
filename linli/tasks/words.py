"""The values of tasks: where one stands, where somebody's part in it stands, and how things are known."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(TextChoices):
    """Where a task stands. What is over stays called: its hours may still be confirmed."""

    CALLED = "called", pgettext_lazy("task", "Called")
    CANCELLED = "cancelled", pgettext_lazy("task", "Cancelled")


class Part(TextChoices):
    """Where somebody's part in a task stands."""

    ASKED = "asked", pgettext_lazy("task", "Asked")
    DECLINED = "declined", pgettext_lazy("task", "Said no")
    TAKEN = "taken", _("Has a place")
    WAITING = "waiting", _("On the waiting list")
    GIVEN_UP = "given_up", pgettext_lazy("task", "Given up")
    HERE = "here", _("Is there")
    DONE = "done", _("Done, to be confirmed")
    CONFIRMED = "confirmed", _("Confirmed")
    MISSED = "missed", _("Did not come")
    EXCUSED = "excused", _("Did not come, excused")


class Act(TextChoices):
    """What can be done with somebody's part in a task."""

    DECLINE = "decline", _("Say no")
    TAKE = "take", _("Take the task")
    WAIT = "wait", _("Wait for a place")
    MOVE_UP = "move_up", _("Move up")
    WITHDRAW = "withdraw", pgettext_lazy("task", "Give it up")
    HAND_ON = "hand_on", _("Hand it on")
    COME = "come", _("Check in")
    LEAVE = "leave", _("Check out")
    CONFIRM = "confirm", _("Confirm the hours")
    CORRECT = "correct", _("Correct the hours")
    UNCONFIRM = "unconfirm", _("Take the confirmation back")
    MISS = "miss", _("Mark as not come")
    EXCUSE = "excuse", _("Excuse")


class Known(TextChoices):
    """How it is known that somebody came."""

    CODE = "code", _("By the square code, at the place")
    UNPLACED = "unplaced", _("By the square code, the place not told")
    LIST = "list", _("From the list")


class Confirmer(TextChoices):
    """Who may confirm hours (E8); never oneself."""

    SERVED = "served", _("Who was helped")
    CAPTAIN = "captain", _("The team's captain")
    KEEPER = "keeper", _("Whoever keeps the list")


class Asked(TextChoices):
    """Where a swap stands."""

    ASKED = "asked", pgettext_lazy("swap", "Asked")
    ACCEPTED = "accepted", pgettext_lazy("swap", "Taken over")
    DECLINED = "declined", pgettext_lazy("swap", "Declined")
    WITHDRAWN = "withdrawn", pgettext_lazy("swap", "Taken back")


ON_THE_LIST = (Part.ASKED, Part.TAKEN, Part.WAITING, Part.HERE, Part.DONE, Part.CONFIRMED)
HELD = (Part.TAKEN, Part.HERE, Part.DONE, Part.CONFIRMED)  # each takes one of the places
BUSY = (Part.TAKEN, Part.HERE)
