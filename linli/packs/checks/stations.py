"""Checks of stations.yaml."""

from collections.abc import Iterator, Sequence

from linli.core.refusal import Refusal
from linli.packs.checks.found import Found, unknown
from linli.packs.schema.areas import Areas
from linli.packs.schema.people import People
from linli.packs.schema.stations import Hours, Stations
from linli.stations.timetable import check_day, check_week


def check_keys(stations: Stations) -> Iterator[Found]:
    """Each key once in its list; stars from more points than the ones before; hours that do not run into each other."""
    for what in ("tiers", "zones", "offers", "checklist", "named"):
        yield from _once(what, [each.key for each in getattr(stations, what)])
    yield from _check_stars(stations)
    timed = [("tiers", at, tier.hours) for at, tier in enumerate(stations.tiers)]
    timed += [("named", at, named.hours) for at, named in enumerate(stations.named)]
    for what, at, hours in timed:
        if hours:
            yield from _check_hours((what, at, "hours"), hours)


def check_named(stations: Stations, areas: Areas, people: People) -> Iterator[Found]:
    """Stations stand in named areas, have a tier and zones that there are, and are run by named organisations."""
    levels = [level.key for level in areas.levels]
    for at, tier in enumerate(stations.tiers):
        yield from unknown(tier.level, levels, ("tiers", at, "level"), "a level in areas.yaml")
    places = [area.key for area in areas.named]
    bodies = [each.key for each in people.organisations]
    for at, named in enumerate(stations.named):
        where = ("named", at)
        yield from unknown(named.tier, [each.key for each in stations.tiers], (*where, "tier"), "one of the tiers")
        yield from unknown(named.area, places, (*where, "area"), "a named area in areas.yaml")
        yield from unknown(named.organisation, bodies, (*where, "organisation"), "an organisation in people.yaml")
        for what in ("zones", "offers"):
            known = [each.key for each in getattr(stations, what)]
            for number, key in enumerate(getattr(named, what)):
                yield from unknown(key, known, (*where, what, number), f"one of the {what}")


def _once(what: str, keys: Sequence[str]) -> Iterator[Found]:
    for at, key in enumerate(keys):
        if key in keys[:at]:
            yield (what, at, "key"), f"expected each key once, found “{key}” again."


def _check_stars(stations: Stations) -> Iterator[Found]:
    if stations.stars is None:
        return
    yield from (
        (("stars", *where), said) for where, said in _once("criteria", [e.key for e in stations.stars.criteria])
    )
    points, most = stations.stars.from_points, sum(each.points for each in stations.stars.criteria)
    if points != sorted(set(points)):
        yield ("stars", "from_points"), "expected each number larger than the one before."
    if points[-1] > most:
        yield ("stars", "from_points"), f"expected at most the {most} points that there are, found {points[-1]}."


def _check_hours(where: tuple[str | int, ...], hours: Hours) -> Iterator[Found]:
    days = [each.day for each in hours.days]
    for at, day in enumerate(days):
        if day in days[:at]:
            yield (*where, "days", at, "day"), f"expected each day once, found “{day}” again."
    stored = hours.stored()
    try:
        check_week(stored["week"])
        check_day(stored["holiday"])
    except Refusal as refusal:
        yield where, f"expected stretches that follow each other: {refusal}"
