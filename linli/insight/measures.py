"""How the practice reckons the three rates: what counts, what is left out, what weighs how much. From its pack."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from linli.cases.ladder import rungs
from linli.catalogue.tables import tables
from linli.insight.words import Rate, Result, Standing

KEYS = ("response", "resolution", "satisfaction")
NAMES = {"response": _("Response"), "resolution": _("Resolution"), "satisfaction": _("Satisfaction")}
ASIDE = (Standing.FOLLOWER, Standing.IMPORTED)
# Where a practice says nothing.
USUAL: dict[str, Any] = {
    "response": {"counts": "answered", "leaves_out": [Result.NO_LIMIT, *ASIDE]},
    "resolution": {
        "counts": [Result.AT_ONCE, Result.WITHIN, Result.OVERDUE],
        "leaves_out": [Result.WITHDRAWN, Result.DECLINED, *ASIDE],
    },
    "satisfaction": {
        "points": {"5": 100, "4": 100},
        "leaves_out": [Result.UNREACHED, Result.LAPSED, Result.REFUSED, *ASIDE],
    },
    "total": {"response": 30, "resolution": 40, "satisfaction": 30},
    "weights": [],
}


@dataclass(frozen=True, slots=True)
class Measure:
    """One rate. `credit`: result -> how much of it counts, in per cent; `out`: results and standings left out.
    `share`: its part of the total, in per cent."""

    key: str
    name: str
    rate: Rate
    credit: Mapping[str, int]
    out: frozenset[str]
    share: int

    def leaves_out(self, standing: str, result: str) -> bool:
        return result in self.out or (standing != "" and standing in self.out)


@dataclass(frozen=True, slots=True)
class Weight:
    """How many cases one of these kinds counts for; an empty set: of any. Keys, as the pack has them."""

    weight: int
    deadline_class: str
    categories: frozenset[str]
    channels: frozenset[str]
    levels: frozenset[str]

    def fits(self, kind: "Kind") -> bool:
        known = tables.get()
        chosen = known.deadline_classes.get(kind.deadline_class_id or 0)
        if self.deadline_class and (chosen is None or chosen.key != self.deadline_class):
            return False
        if self.channels and kind.channel not in self.channels:
            return False
        rung = rungs.get().get(kind.rung_id or 0) if self.levels else None
        if self.levels and (rung is None or rung.key not in self.levels):
            return False
        return not self.categories or not self.categories.isdisjoint(_lineage(kind.category_id))


class Kind(NamedTuple):
    """What a case's weight follows from."""

    deadline_class_id: int | None
    category_id: int | None
    channel: str
    rung_id: int | None


@dataclass(frozen=True, slots=True)
class Measures:
    """The three, in their order, and what cases weigh: the first that fits, 1 where none does."""

    three: tuple[Measure, ...]
    weights: tuple[Weight, ...]

    def weight(self, kind: Kind) -> int:
        return next((each.weight for each in self.weights if each.fits(kind)), 1)

    def of(self, key: str) -> Measure | None:
        return next((each for each in self.three if each.key == key), None)


def measures() -> Measures:
    """As the practice in force has them, in the reader's language."""
    known = tables.get()
    found: dict[str, Any] = (known.practice.settings.get("rates") if known.practice else None) or USUAL
    return Measures(tuple(_measure(key, found) for key in KEYS), tuple(map(_weight, said_weights(found))))


def said_weights(found: dict[str, Any]) -> list[dict[str, Any]]:
    """The weights as the practice says them; a pack applied long ago said only deadline classes."""
    said: Any = found["weights"]
    return (
        [{"deadline_class": key, "weight": weight} for key, weight in said.items()] if isinstance(said, dict) else said
    )


def _weight(said: dict[str, Any]) -> Weight:
    of = (frozenset(said.get(each, ())) for each in ("categories", "channels", "levels"))
    return Weight(said["weight"], said.get("deadline_class") or "", *of)


def _lineage(category_id: int | None) -> Iterator[str]:
    categories = tables.get().categories
    found = categories.get(category_id or 0)
    while found:
        yield found.key
        found = categories.get(found.parent_id or 0)


def _measure(key: str, found: dict[str, Any]) -> Measure:
    said = found[key]
    rate, credit = CREDITS[key](said)
    name = said.get("name")
    own = (name[1] if get_language() == "en" else name[0]) if name else str(NAMES[key])
    return Measure(key, own, rate, credit, frozenset(map(str, said["leaves_out"])), found["total"][key])


CREDITS: dict[str, Any] = {
    "response": lambda said: (Rate(said["counts"]), {Result.IN_TIME.value: 100}),
    "resolution": lambda said: (Rate.RESOLVED, {str(each): 100 for each in said["counts"]}),
    "satisfaction": lambda said: (Rate.SATISFIED, dict(said["points"])),
}
