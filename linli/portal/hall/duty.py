"""Who is on duty here today, as the hall tells it: by surname, as on a contact card."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from linli.rosters.queries import OnDuty, duty_of_day, on_duty
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
    """Those on duty now, by a shift of yesterday, too; then those of today's shifts that begin later. Whoever did not
    come is left out. Four queries."""
    later = [each for each in duty_of_day(station, timezone.localdate(now)) if each.starts_at > now]
    return [_there(each, now) for each in (*on_duty(station, now), *later)]


def _there(each: OnDuty, now: datetime) -> There:
    hours = f"{clock(each.starts_at)}–{clock(each.ends_at)}"
    return There(each.to_residents, str(each.rule), hours, each.starts_at <= now)
