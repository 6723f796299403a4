"""What the practice says of votes: its rules of quorum and majority in its own words, how many votes one may carry."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from linli.catalogue.tables import tables
from linli.votes.words import Of, Unit

# Where a practice says nothing: more than half come, more than half of them agree.
HALF = {"share": "1/2", "more": True}
USUAL: dict[str, Any] = {
    "rules": [
        {
            "key": "simple",
            "name": {
                "zh": "过半数参加，参加者过半数同意",
                "en": "More than half take part, more than half of them agree",
            },
            "unit": "person",
            "quorum": HALF,
            "majority": HALF,
            "of": "took_part",
        }
    ],
    "options": {"zh": ["同意", "不同意", "弃权"], "en": ["For", "Against", "Abstain"]},
    "proxies": 1,
}


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole that must be reached, or with `more` exceeded."""

    share: Fraction
    more: bool

    def reached(self, number: int | Decimal, whole: int | Decimal) -> bool:
        """Whether so many, or so many m², of so many are enough; never of none."""
        if not whole:
            return False
        had = Fraction(number) / Fraction(whole)
        return had > self.share if self.more else had >= self.share

    def least(self, whole: int) -> int:
        """How many of so many are just enough."""
        exact = self.share * whole
        return floor(exact) + 1 if self.more else ceil(exact)

    def __str__(self) -> str:
        said = _("more than %(share)s") if self.more else _("at least %(share)s")
        return said % {"share": f"{self.share.numerator}/{self.share.denominator}"}


@dataclass(frozen=True, slots=True)
class Rule:
    """How a vote becomes a decision. `quorum`: how many of those with the right must take part; None: however many."""

    key: str
    name: str
    unit: Unit
    quorum: Share | None
    majority: Share
    of: Of


def said() -> Mapping[str, Any]:
    """The practice's own settings of votes, whole."""
    practice = tables.get().practice
    found: Mapping[str, Any] = (practice.settings.get("votes") if practice else None) or {}
    return {**USUAL, **found}


def rules() -> list[dict[str, Any]]:
    """The rules as the pack has them, in its order: what a vote keeps when it is prepared."""
    return list(said()["rules"])


def read(rule: Mapping[str, Any]) -> Rule:
    """A rule as the pack or a vote has it."""
    quorum = rule.get("quorum")
    return Rule(
        key=rule["key"],
        name=rule["name"]["en" if get_language() == "en" else "zh"],
        unit=Unit(rule["unit"]),
        quorum=_share(quorum) if quorum else None,
        majority=_share(rule["majority"]),
        of=Of(rule["of"]),
    )


def usual_options() -> list[str]:
    """What a question is usually answered with; of three or more the last one is the abstention."""
    return list(said()["options"]["en" if get_language() == "en" else "zh"])


def abstentions() -> list[str]:
    """What abstaining is called, in both languages; the reader's own first."""
    offered, here = said()["options"], "en" if get_language() == "en" else "zh"
    usual = offered if len(offered["zh"]) > 2 else USUAL["options"]
    return [usual[here][-1], *(each[-1] for language, each in usual.items() if language != here)]


def most_proxies() -> int:
    """How many others' votes one may carry, at most."""
    return int(said()["proxies"])


def _share(said: Mapping[str, Any]) -> Share:
    return Share(Fraction(said["share"]), bool(said["more"]))
