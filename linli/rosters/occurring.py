"""The shifts of a month: brought in line with the rules before they are filled; what is published stays as it is."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from linli.areas.tree import tree
from linli.catalogue.tables import tables
from linli.core.saving import save_all
from linli.rosters.days import days, remarks, spell
from linli.rosters.models import DutyRule, Shift
from linli.stations.models import Station


class Place(NamedTuple):
    """One shift's place among all: rule, station, day."""

    rule: int
    station: int
    day: date


def stations_under(area_id: int) -> list[Station]:
    """The stations in use in an area and all below it."""
    inside = tree.get().below([area_id])
    return list(Station.objects.filter(area__in=inside, active=True).order_by("area__path", "code"))


def rules_at(station: Station, rules: Iterable[DutyRule]) -> list[DutyRule]:
    """The rules that hold at a station."""
    lineage = tree.get().lineage(station.area_id)
    return [
        rule
        for rule in rules
        if rule.station_id == station.pk
        or (rule.tier and rule.tier == station.tier and (rule.area_id is None or rule.area_id in lineage))
    ]


def bring_in_line(stations: Iterable[Station], first: date, last: date) -> list[Shift]:
    """Have the shifts that the rules want at these stations between two days. Returns all that stand, in the order of
    time. Those that nobody wants any more go, unless they were published."""
    calendar, at, rules = tables.get().calendar, list(stations), _rules()
    wanted = {
        Place(rule.pk, station.pk, day): _shift(rule, station, day)
        for station in at
        for rule in rules_at(station, rules)
        for day in days(rule, first, last, calendar)
        if not spell(day, rule.begins, rule.ends).lost
    }
    known = Shift.objects.on(first, last).filter(station__in=at)
    _write({Place(each.rule_id, each.station_id, each.day): each for each in known}, wanted)
    return list(known.select_related("rule", "station").order_by("starts_at", "station_id", "rule_id"))


def to_be_said(stations: Iterable[Station], first: date, last: date) -> list[str]:
    """What somebody might stumble over in these days, of the rules that hold at these stations."""
    at, calendar, rules = list(stations), tables.get().calendar, _rules()
    concerned = [rule for rule in rules if any(rule in rules_at(station, rules) for station in at)]
    return [sentence for rule in concerned for sentence in remarks(rule, first, last, calendar)]


def _rules() -> list[DutyRule]:
    return list(DutyRule.objects.filter(active=True).order_by("name", "pk"))


def _write(present: dict[Place, Shift], wanted: dict[Place, Shift]) -> None:
    Shift.objects.bulk_create([shift for place, shift in wanted.items() if place not in present])
    drafted = {place: shift for place, shift in present.items() if not shift.published_at}
    Shift.objects.filter(pk__in=[shift.pk for place, shift in drafted.items() if place not in wanted]).delete()
    other = [(shift, wanted[place]) for place, shift in drafted.items() if place in wanted]
    moved = [(shift, new) for shift, new in other if _times(shift) != _times(new)]
    for shift, new in moved:
        shift.starts_at, shift.ends_at, shift.needed, shift.mode = _times(new)
    save_all([shift for shift, _new in moved], ("starts_at", "ends_at", "needed", "mode"))


def _times(shift: Shift) -> tuple[datetime, datetime, int, str]:
    return shift.starts_at, shift.ends_at, shift.needed, shift.mode


def _shift(rule: DutyRule, station: Station, day: date) -> Shift:
    found = spell(day, rule.begins, rule.ends)
    return Shift(
        rule=rule,
        station=station,
        mode=rule.mode,
        day=day,
        starts_at=found.starts_at,
        ends_at=found.ends_at,
        needed=rule.needed,
    )
