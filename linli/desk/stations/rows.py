"""What the desk's pages of stations show: a line each, or the whole story of one."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count
from django.utils import timezone

from linli.areas.tree import tree
from linli.desk.stations.forms import CheckForm, ConditionForm, DecideForm, EquipForm, OpeningForm, StarsForm
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import powers
from linli.stations import hours, practice, shown, stars
from linli.stations.models import Check, Equipment, StarRating, Station, StationPhoto
from linli.stations.rules import why_not_decide
from linli.stations.words import Condition, Proposed

BROKEN = (Condition.FAULTY, Condition.REPAIR)
RATINGS = 5


@dataclass(frozen=True, slots=True)
class Row:
    """A station in the list. `met`: how many items of the checklist were found; `broken`: pieces of equipment."""

    station: Station
    tier: str
    where: str
    open: bool
    words: str
    met: int
    broken: int
    rating: StarRating | None


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the checklist: how it was last found, its photos, and the form to say how it is now."""

    key: str
    name: str
    check: Check | None
    photos: Sequence[StationPhoto]
    form: CheckForm


def rows(found: Sequence[Station], now: datetime) -> list[Row]:
    """The lines of a list: three queries, however many."""
    ids, keys = [each.pk for each in found], [each.key for each in practice.checklist()]
    met = Counter(Check.objects.filter(station__in=ids, met=True, item__in=keys).values_list("station_id", flat=True))
    faulty = Equipment.objects.filter(station__in=ids, condition__in=BROKEN).order_by()
    broken = dict(faulty.values_list("station_id").annotate(count=Count("pk")))
    rated = stars.in_force(ids, timezone.localdate(now))
    return [_row(each, now, met[each.pk], broken.get(each.pk, 0), rated.get(each.pk)) for each in found]


def story(station: Station, account: Account, now: datetime) -> dict[str, Any]:
    """Everything about one station, with the forms of what the account may do."""
    may_edit = station.active and powers(account).may(Permission.STATION_EDIT, station.area_id)
    today = timezone.localdate(now)
    closes = hours.closes_at(station, now) if station.active else None
    standard = stars.standard()
    ratings = list(
        station.ratings.select_related("proposed_by__person", "decided_by__person").order_by("-pk")[:RATINGS]
    )
    waiting = next((each for each in ratings if each.state == Proposed.WAITING), None)
    why_not = why_not_decide(account, waiting, station) if waiting else None
    return {
        **shown.words(station),
        "open": closes is not None,
        "open_words": shown.open_words(closes, None if closes else hours.opens_next(station, now), now),
        "week": shown.week(station, today),
        "may_edit": may_edit,
        "changes": station.changes.filter(last__gte=today).order_by("first"),
        "opening": OpeningForm(),
        "items": _items(station, today.isoformat()),
        "checklist_name": practice.checklist_name(),
        "equipment": [(each, _condition(each)) for each in station.equipment.order_by("name", "label")],
        "equip": EquipForm(),
        "rated": bool(standard),
        "rating": stars.in_force([station.pk], today).get(station.pk),
        "ratings": [(each, stars.evidence(each)) for each in ratings],
        "waiting": waiting,
        "stars": StarsForm(standard=standard) if standard and not waiting else None,
        "decide": DecideForm() if waiting and not why_not else None,
        "why_not_decide": why_not,
    }


def _row(station: Station, now: datetime, met: int, broken: int, rating: StarRating | None) -> Row:
    closes = hours.closes_at(station, now) if station.active else None
    words = shown.open_words(closes, None if closes else hours.opens_next(station, now), now)
    where = tree.get().full_name(station.area_id)
    return Row(station, practice.tier_word(station.tier), where, closes is not None, words, met, broken, rating)


def _items(station: Station, today: str) -> list[Item]:
    checks = {each.item: each for each in station.checks.select_related("checked_by__person")}
    photos: dict[str, list[StationPhoto]] = defaultdict(list)
    for photo in station.photos.order_by("-taken_on", "-pk"):
        photos[photo.item].append(photo)
    return [
        Item(each.key, each.name, checks.get(each.key), photos[each.key], CheckForm(initial={"on": today}))
        for each in practice.checklist()
    ]


def _condition(thing: Equipment) -> ConditionForm:
    initial = {"condition": thing.condition, "note": thing.note, "seen": thing.version}
    return ConditionForm(initial=initial, auto_id=f"id_thing{thing.pk}_%s")
