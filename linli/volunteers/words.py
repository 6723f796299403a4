"""The values of volunteers: where one stands, how one came, when one is free; where one stands with a team."""

from datetime import datetime

from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Standing(TextChoices):
    """Where a volunteer stands."""

    APPLIED = "applied", _("Wants to join")
    ACTIVE = "active", _("Active volunteer")
    SUSPENDED = "suspended", _("Suspended for a while")
    LEFT = "left", _("No longer a volunteer")


class Action(TextChoices):
    """What may be done with a volunteer's standing."""

    CONFIRM = "confirm", _("Confirm as a volunteer")
    DECLINE = "decline", _("Do not take as a volunteer")
    SUSPEND = "suspend", _("Suspend for a while")
    RESUME = "resume", _("Lift the suspension")
    LEAVE = "leave", _("Leave the volunteers")
    COME_BACK = "come_back", _("Come back to the volunteers")


class Way(TextChoices):
    """How somebody came to be a volunteer."""

    PORTAL = "portal", _("Joined by themselves")
    STAFF = "staff", _("Entered by staff")
    ROSTER = "roster", _("Brought in with a roster")
    REPORTED = "reported", _("Reported in with their account")


class Free(TextChoices):
    """When somebody is free, as they say it: by kind of day and part of it."""

    WORKDAY_MORNING = "workday_morning", _("Monday to Friday, mornings")
    WORKDAY_AFTERNOON = "workday_afternoon", _("Monday to Friday, afternoons")
    WORKDAY_EVENING = "workday_evening", _("Monday to Friday, evenings")
    WEEKEND_MORNING = "weekend_morning", _("Weekends, mornings")
    WEEKEND_AFTERNOON = "weekend_afternoon", _("Weekends, afternoons")
    WEEKEND_EVENING = "weekend_evening", _("Weekends, evenings")


class Rough(TextChoices):
    """Where roughly somebody is, as they say it beside their area."""

    NONE = "none", _("Only the area")
    MIDDLE = "middle", _("Near the middle of that area")
    SPOT = "spot", _("Where I tapped on the map")
    KEPT = "kept", _("As it is kept now")


class Belonging(TextChoices):
    """Where somebody stands with a team."""

    ASKED = "asked", _("Wants to join")
    MEMBER = "member", _("Belongs to the team")
    DECLINED = "declined", _("Not taken into the team")
    WAS = "was", _("No longer in the team")


HERE = (Standing.APPLIED, Standing.ACTIVE, Standing.SUSPENDED)
NOON, EVENING = 12, 18


def part_of_week(moment: datetime) -> Free:
    """In which part of the week a moment lies, by the clock here: mornings until 12:00, evenings from 18:00."""
    here = timezone.localtime(moment)
    day = "workday" if here.isoweekday() <= 5 else "weekend"
    part = "morning" if here.hour < NOON else "afternoon" if here.hour < EVENING else "evening"
    return Free(f"{day}_{part}")
