"""Stations as every page shows them: the week in words, open until when, how far."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linli.areas.tree import tree
from linli.catalogue.tables import tables
from linli.core.calendar import DayKind
from linli.stations import hours, practice
from linli.stations.models import Station

DAYS = 7
FARTHEST = 60  # minutes on foot


@dataclass(frozen=True, slots=True)
class DayHours:
    """One day of the coming week. `said`: [(“08:30–12:00”, whether staggered)]; `note`: why it is unusual."""

    day: date
    name: str
    today: bool
    said: list[tuple[str, bool]]
    note: str


def week(station: Station, today: date) -> list[DayHours]:
    """Today and the six days after it."""
    return [_day(station, today + timedelta(days=ahead), today) for ahead in range(DAYS)]


def clock(moment: datetime) -> str:
    """A time of day on the wall here: 08:30."""
    return f"{timezone.localtime(moment):%H:%M}"


def open_words(closes: datetime | None, opens: datetime | None, now: datetime) -> str:
    """Whether it is open, and until or from when."""
    if closes is not None:
        if closes - now >= timedelta(days=1):
            return _("Open now, day and night")
        return _("Open now, until %(clock)s") % {"clock": clock(closes)}
    if opens is None:
        return _("Closed")
    ahead = (timezone.localdate(opens) - timezone.localdate(now)).days
    said = {"clock": clock(opens), "day": date_format(timezone.localtime(opens), "l")}
    if ahead == 0:
        return _("Closed now, opens today at %(clock)s") % said
    if ahead == 1:
        return _("Closed now, opens tomorrow at %(clock)s") % said
    if ahead < DAYS:
        return _("Closed now, opens %(day)s at %(clock)s") % said
    return _("Closed now, opens on %(date)s") % {"date": timezone.localdate(opens).isoformat()}


def distance(metres: int) -> str:
    """A straight line in metres or kilometres, no more exact than it is."""
    if metres < 1000:
        return _("%(count)d m in a straight line") % {"count": max(10, round(metres, -1))}
    return _("%(count)s km in a straight line") % {"count": f"{metres / 1000:.1f}"}


def on_foot(minutes: int) -> str:
    """About how long the walk takes; nothing for one that nobody would take."""
    if minutes > FARTHEST:
        return ""
    said = ngettext("about %(minutes)d minute on foot", "about %(minutes)d minutes on foot", minutes)
    return said % {"minutes": minutes}


def words(station: Station) -> dict[str, object]:
    """What is always said of a station."""
    return {
        "station": station,
        "tier": practice.tier_word(station.tier),
        "where": tree.get().full_name(station.area_id),
        "zones": [practice.zone_word(key) for key in station.zones],
        "offers": [practice.offer_word(key) for key in station.offers],
    }


def _day(station: Station, day: date, today: date) -> DayHours:
    said = [(_stretch(each), each.staggered) for each in hours.stretches(station, day)]
    note = hours.reason(station, day) or _kind(day)
    return DayHours(day, date_format(day, "l"), day == today, said, note)


def _stretch(each: hours.Stretch) -> str:
    whole = each.closes - each.opens >= timedelta(days=1)
    return _("day and night") if whole else f"{clock(each.opens)}–{clock(each.closes)}"


def _kind(day: date) -> str:
    found = tables.get().calendar.day(day)
    if found.kind is DayKind.MAKE_UP:
        return str(DayKind.MAKE_UP.label)
    return str(found.name or found.kind.label) if found.kind is DayKind.HOLIDAY else ""
