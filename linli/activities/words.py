"""The values of activities: where one stands, who may come, what place somebody has, how they came."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(TextChoices):
    """Where an activity stands."""

    ANNOUNCED = "announced", _("Announced")
    CANCELLED = "cancelled", pgettext_lazy("activity", "Cancelled")
    HELD = "held", _("Held")


class Audience(TextChoices):
    """Who may come."""

    ANYBODY = "anybody", _("Anybody, residents and staff")
    MEMBERS = "members", _("Only who signs in here: members and staff")


class Place(TextChoices):
    """What somebody who signed up has."""

    TAKEN = "taken", _("Has a place")
    WAITING = "waiting", _("On the waiting list")
    GIVEN_UP = "given_up", _("Withdrawn")


class Came(TextChoices):
    """How it is known that somebody came."""

    CODE = "code", _("By the square code at the door")
    LIST = "list", _("From the list")


ON_THE_LIST = (Place.TAKEN, Place.WAITING)
