"""Every item in use, as it stands today, in memory: what lists and searches are made of.

Read once a process; afterwards only those whose version grew are read again, or all on a new day.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import get_language

from linli.core.fresh import Fresh
from linli.core.terms import plain
from linli.services import limits, queries
from linli.services.initials import initials
from linli.services.models import ItemVersion, Order, ServiceItem, Switch

A_YEAR = timedelta(days=365)
REMEMBERED = 256


@dataclass(frozen=True, slots=True)
class Entry:
    """An item in a list. `name_plain` and `hay` are what it is found by; `switches`: area -> whether it is offered."""

    item_id: int
    version: int
    code: str
    name: str
    name_en: str
    list_name: str
    kind: str
    promised_amount: int | None
    promised_unit: str
    visits: int
    incomplete_accepted: bool
    across_areas: bool
    booking: bool
    by: str
    name_plain: str
    hay: str
    letters: str
    switches: dict[int, bool] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.name_en if self.name_en and get_language() == "en" else self.name

    @property
    def promised(self) -> str:
        """The promised limit in words."""
        return limits.told(self.promised_amount, self.promised_unit)

    def offered(self, lineage: Sequence[int]) -> bool:
        """Whether it is offered at a place; `lineage`: the areas around it, from the root down to itself."""
        for area_id in reversed(lineage) if self.switches else ():
            if area_id in self.switches:
                return self.switches[area_id]
        return True


class Texts:
    """Short texts, looked through as one: what a plain search of a long text is quick at."""

    def __init__(self, texts: Mapping[int, str]) -> None:
        self.texts = texts
        self.all = "\0".join(texts.values())
        self.known: dict[str, frozenset[int]] = {}
        self.keys, self.starts, at = list(texts), [], 0
        for text in texts.values():
            self.starts.append(at)
            at += len(text) + 1

    def of(self, key: int) -> str:
        return self.texts[key]

    def holding(self, part: str) -> frozenset[int]:
        """The keys of the texts in which a part stands; those asked for lately are remembered."""
        known = self.known.get(part)
        if known is None:
            if len(self.known) >= REMEMBERED:
                self.known = {}
            known = self.known[part] = frozenset(self._find(part))
        return known

    def _find(self, part: str) -> set[int]:
        found, at = set[int](), self.all.find(part)
        while at >= 0:
            place = bisect_right(self.starts, at) - 1
            found.add(self.keys[place])
            # On to the next text: once is enough.
            at = self.all.find(part, self.starts[place + 1]) if place + 1 < len(self.starts) else -1
        return found


@dataclass(frozen=True)
class Shelf:
    """The items in force on `day`, by id. `said`: all that each is found by; `letters`: how it begins when spoken."""

    day: date
    entries: dict[int, Entry]

    @cached_property
    def said(self) -> Texts:
        return Texts({pk: each.hay for pk, each in self.entries.items()})

    @cached_property
    def letters(self) -> Texts:
        return Texts({pk: each.letters for pk, each in self.entries.items()})

    def by_code(self, code: str) -> Entry | None:
        return next((each for each in self.entries.values() if each.code == code), None)


def entry(item: tuple[int, int, str], version: ItemVersion, switches: dict[int, bool]) -> Entry:
    """An item as (id, version, code), and what it says."""
    pk, number, code = item
    name, also, english = plain(version.name), plain(version.also), plain(version.name_en)
    hay = "\n".join((name, also, english, code.casefold(), plain(version.done_by)))
    return Entry(
        item_id=pk,
        version=number,
        code=code,
        name=version.name,
        name_en=version.name_en,
        list_name=version.list_name,
        kind=version.kind,
        promised_amount=version.promised_amount,
        promised_unit=version.promised_unit,
        visits=version.visits,
        incomplete_accepted=version.incomplete_accepted,
        across_areas=version.across_areas,
        booking=version.booking,
        by=version.done_by,
        name_plain=name,
        hay=hay,
        letters=f"{initials(name)}\n{initials(also)}",
        switches=switches,
    )


class Reader:
    """Reads the shelf; what did not change since the last time on the same day is kept."""

    def __init__(self) -> None:
        self.last: Shelf | None = None

    def read(self) -> Shelf:
        today, before = timezone.localdate(), self.last
        items = list(ServiceItem.objects.filter(active=True).order_by("code").values_list("pk", "version", "code"))
        kept = before.entries if before and before.day == today else {}
        same = {pk for pk, version, _code in items if pk in kept and kept[pk].version == version}
        changed = [item for item in items if item[0] not in same]
        if before is None or before.day != today or changed or len(same) != len(kept):
            entries = {pk: kept[pk] for pk in same} | _entries(changed, today)
            before = self.last = Shelf(today, {item[0]: entries[item[0]] for item in items if item[0] in entries})
        return before


def _entries(items: list[tuple[int, int, str]], today: date) -> dict[int, Entry]:
    ids = [item[0] for item in items]
    versions = queries.all_in_force(ids, today) if ids else {}
    switches = _switches(ids)
    return {item[0]: entry(item, versions[item[0]], switches.get(item[0], {})) for item in items if item[0] in versions}


def _switches(ids: Iterable[int]) -> dict[int, dict[int, bool]]:
    found: dict[int, dict[int, bool]] = {}
    for item_id, area_id, offered in Switch.objects.filter(item__in=ids).values_list("item_id", "area_id", "offered"):
        found.setdefault(item_id, {})[area_id] = offered
    return found


def _count() -> dict[int, int]:
    since = timezone.now() - A_YEAR
    counted = Order.objects.filter(at__gt=since).values_list("item_id").annotate(times=Count("pk")).order_by()
    return dict(counted)


shelf: Fresh[Shelf] = Fresh(Reader().read, seconds=5)
asked: Fresh[dict[int, int]] = Fresh(_count, seconds=60)
