"""Who is on duty here today, as the hall tells it: by surname, as on a contact card."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from linli.rosters.queries import OnDuty, duty_of_day
from linli.rosters.words import Presence
from linli.stations.models import Station
from linli.stations.shown import clock


@dataclass(frozen=True, slots=True)
class There:
    """Somebody on duty, and whether that is now."""

    name: str
    rule: str
    hours: str
    now: bool


def duty(station: Station, now: datetime) -> list[There]:
    """Those of today's published shifts that have not ended, whoever did not come left out. Two queries."""
    rows = duty_of_day(station, timezone.localdate(now))
    return [_there(each, now) for each in rows if each.ends_at > now and each.presence != Presence.ABSENT]


def _there(each: OnDuty, now: datetime) -> There:
    hours = f"{clock(each.starts_at)}–{clock(each.ends_at)}"
    return There(each.to_residents, str(each.rule), hours, each.starts_at <= now)
