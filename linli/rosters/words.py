"""The words of duty: sorts of shift, days, turns, presence, swaps. Values are words."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Mode(TextChoices):
    """What a shift is for (F5, F7, P8). The rule's own name is the locality's word for it."""

    LEAD = "lead", _("Leaders lead")
    SIT = "sit", _("Regulators sit in")
    ROTATE = "rotate", _("Departments take turns")
    DESK = "desk", _("Old members' desk")
    DUTY = "duty", _("Station duty")


class Days(TextChoices):
    """On which days a rule holds."""

    EVERY = "every", _("Every day")
    WORKING = "working", _("Every working day, made-up ones included")
    OFF = "off", _("Weekends and statutory holidays, but no made-up working day")
    WEEKDAYS = "weekdays", _("On certain weekdays, but no statutory holiday")


class TurnOf(TextChoices):
    """Whose turns are evened out."""

    PEOPLE = "people", _("Each person in turn")
    ORGANISATIONS = "organisations", _("Each organisation in turn, which sends one of its people")


class Going(TextChoices):
    """Where a plan of a month stands."""

    WAITING = "waiting", _("Waiting")
    RUNNING = "running", _("Being worked out")
    DRAFT = "draft", _("Draft, to be looked at")
    FAILED = "failed", _("Went wrong")
    PUBLISHED = "published", _("Published")
    SET_ASIDE = "set_aside", _("Set aside")


class Presence(TextChoices):
    """Whether somebody came."""

    AWAITED = "awaited", _("Not yet seen")
    ON_TIME = "on_time", _("Came on time")
    LATE = "late", _("Came late")
    ABSENT = "absent", _("Did not come")


SERVED = (Presence.ON_TIME, Presence.LATE)


class Asked(TextChoices):
    """Where a swap stands."""

    ASKED = "asked", pgettext_lazy("swap", "Asked")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", pgettext_lazy("swap", "Declined")
    WITHDRAWN = "withdrawn", pgettext_lazy("swap", "Taken back")
    LAPSED = "lapsed", _("No longer possible")


class Opens(TextChoices):
    """What a secret address opens."""

    PERSON = "person", _("A person's calendar")
    STATION = "station", _("A station's calendar")
    SCREEN = "screen", _("A station's screen")
