"""How the practice reckons the three rates: what counts, what is left out, what weighs how much. From its pack."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

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
    "satisfaction": {"points": {"5": 100, "4": 100}, "leaves_out": [Result.UNREACHED, Result.REFUSED, *ASIDE]},
    "total": {"response": 30, "resolution": 40, "satisfaction": 30},
    "weights": {},
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
class Measures:
    """The three, in their order, and what a verdict weighs by its deadline class (its id; 1 where nothing is said)."""

    three: tuple[Measure, ...]
    weights: Mapping[int, int]

    def weight(self, deadline_class_id: int) -> int:
        return self.weights.get(deadline_class_id, 1)

    def of(self, key: str) -> Measure | None:
        return next((each for each in self.three if each.key == key), None)


def measures() -> Measures:
    """As the practice in force has them, in the reader's language."""
    known = tables.get()
    found: dict[str, Any] = (known.practice.settings.get("rates") if known.practice else None) or USUAL
    by_key = {each.key: each.pk for each in known.deadline_classes.values()}
    weights = {by_key[key]: weight for key, weight in found["weights"].items() if key in by_key}
    return Measures(tuple(_measure(key, found) for key in KEYS), weights)


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
