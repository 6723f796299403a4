"""The values of bookings: where a booking stands, where a number stands, how it was taken."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Held(TextChoices):
    """Where a booking or an appointment stands."""

    BOOKED = "booked", _("Booked")
    WAITING = "waiting", _("On the waiting list")
    GIVEN_UP = "given_up", _("Withdrawn")


class Turn(TextChoices):
    """Where a number stands."""

    WAITING = "waiting", pgettext_lazy("number", "Waiting")
    CALLED = "called", _("Called")
    SERVED = "served", _("Being served")
    DONE = "done", pgettext_lazy("number", "Served")
    SKIPPED = "skipped", _("Did not come when called")


class Taken(TextChoices):
    """How a number was taken."""

    KIOSK = "kiosk", _("At the kiosk")
    PHONE = "phone", _("By telephone")
    WINDOW = "window", _("From a clerk")
    APPOINTMENT = "appointed", _("By appointment")


AT_A_WINDOW = (Turn.CALLED, Turn.SERVED)
