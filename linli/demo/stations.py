"""Visibly invented stations up to the locality's numbers, tier by tier, and a spot for those the pack knows by name.
Some have their checklist looked at, a screen that is broken, and stars where the locality gives them."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from random import Random
from typing import Any

import numpy as np
from django.utils import timezone

from linli.areas.models import Area
from linli.demo.plots import Plot, invented
from linli.demo.shapes import scatter
from linli.demo.staff import Staff
from linli.journal.actions import SYSTEM
from linli.packs.schema import Pack
from linli.packs.schema.stations import Tier
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.stations import actions, bulk, practice
from linli.stations.models import Station
from linli.stations.stars import standard
from linli.stations.words import Condition

SHARE = 0.6  # of what a tier's stations may have
SHOWN = 6  # stations with a checklist, equipment and stars
NOTE = "示范：屏幕不亮，已报修。"
EVIDENCE = "示范：上季度台账与回访记录。"


def found(
    pack: Pack, wanted: Mapping[str, int], areas: Mapping[Plot, Area], dice: Random, points: np.random.Generator
) -> list[Station]:
    """The stations to be, and those that are there with a spot; `wanted`: how many of each tier."""
    plots = {area.pk: plot for plot, area in areas.items()}
    named = list(Station.objects.in_use())
    has = Counter(each.tier for each in named)
    for each in named:
        each.lon, each.lat = _spot(plots[each.area_id], points)
    made = [
        station
        for tier in pack.stations.tiers
        for station in _of_tier(pack, tier, wanted[tier.key] - has[tier.key], areas, dice, points)
    ]
    return [*named, *made]


def enter(rows: Sequence[Station], now: datetime, done: Callable[[int], None]) -> None:
    """Put them into the database: those with a key are there already."""
    for each in rows:
        if each.pk:
            actions.keep_station(
                code=each.code,
                name=each.name,
                tier=each.tier,
                area=each.area,
                lon=each.lon,
                lat=each.lat,
                by=SYSTEM,
                now=now,
            )
    bulk.enter([each for each in rows if not each.pk], by=SYSTEM, now=now)
    done(len(rows))


def looked_at(staff: Staff, dice: Random, now: datetime) -> None:
    """Checklists, equipment and stars of the first few, by whoever keeps stations and whoever decides above them."""
    keeper = _somebody(staff, Permission.STATION_EDIT)
    if keeper is None:
        return
    for station in Station.objects.in_use().order_by("id")[:SHOWN]:
        _check(station, keeper, dice, now)
        _equip(station, keeper, dice, now)
        _star(station, keeper, staff, dice, now)


def _of_tier(
    pack: Pack,
    tier: Tier,
    missing: int,
    areas: Mapping[Plot, Area],
    dice: Random,
    points: np.random.Generator,
) -> list[Station]:
    """Spread evenly over the areas of the tier's level."""
    depth = next(level.depth for level in pack.areas.levels if level.key == tier.level)
    plots = [plot for plot in areas if plot.depth == depth]
    rows = []
    for number in range(1, missing + 1):
        plot = plots[(number - 1) * len(plots) // missing % len(plots)]
        name, name_en = invented(tier.name, number, missing)
        lon, lat = _spot(plot, points)
        rows.append(
            Station(
                code=f"demo-{tier.key}-{number}".replace("_", "-"),
                name=name,
                name_en=name_en,
                tier=tier.key,
                area=areas[plot],
                lon=lon,
                lat=lat,
                zones=[each.key for each in pack.stations.zones if dice.random() < SHARE],
                offers=[each.key for each in pack.stations.offers if dice.random() < SHARE / 2],
            )
        )
    return rows


def _spot(plot: Plot, points: np.random.Generator) -> tuple[float, float]:
    assert plot.drawn is not None, "areas are drawn before anything stands in them"
    (x, y) = scatter(plot.drawn, 1, points).round(6)[0]
    return float(x), float(y)


def _check(station: Station, keeper: Account, dice: Random, now: datetime) -> None:
    for item in practice.checklist():
        on = timezone.localdate(now) - timedelta(days=dice.randrange(60))
        actions.check_item(station=station, item=item.key, met=dice.random() < 0.9, on=on, by=keeper, now=now)


def _equip(station: Station, keeper: Account, dice: Random, now: datetime) -> None:
    for name in ("电子显示屏", "政策查询机"):
        thing = actions.add_equipment(station=station, name=name, by=keeper, now=now)
        if dice.random() < 0.2:
            actions.set_condition(equipment=thing, condition=Condition.FAULTY, note=NOTE, seen=1, by=keeper, now=now)


def _star(station: Station, keeper: Account, staff: Staff, dice: Random, now: datetime) -> None:
    known, above = standard(), _somebody(staff, Permission.STATION_RATE, but=keeper.pk)
    if known is None or above is None:
        return
    marks = {each.key: (each.points - dice.randrange(each.points // 4 + 1), EVIDENCE) for each in known.criteria}
    rating = actions.propose_stars(station=station, marks=marks, by=keeper, now=now)
    if dice.random() < 0.8:
        actions.decide_stars(rating=rating, confirmed=True, by=above, now=now)


def _somebody(staff: Staff, permission: Permission, but: int = 0) -> Account | None:
    """Whoever may, with the widest area: an account read from the database."""
    depths: dict[int, int] = dict(Area.objects.values_list("pk", "depth"))
    able = [hand for hand in staff.known.values() if permission in hand.permissions and hand.pk != but]
    if not able:
        return None
    first: Any = min(able, key=lambda hand: (depths[hand.area_id], hand.pk))
    return Account.objects.select_related("person").get(pk=first.pk)
