"""What the practice says of points: whether there are any, what they are called, what earns them and what they are
worth."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from linli.catalogue.models import Practice
from linli.catalogue.tables import tables
from linli.core.refusal import Refusal
from linli.points.words import Source

USUAL_EFFECT = 100  # per cent


@dataclass(frozen=True, slots=True)
class Rule:
    """What earns points. `of`: where it comes from; `kinds` of task, empty for any; `points` for each, or for each
    hour; no more than `most_a_day`, if that is said; a second person checks it from `checked_from` points on."""

    key: str
    name: str
    of: Source
    kinds: tuple[str, ...]
    points: int
    hourly: bool
    most_a_day: int | None
    checked_from: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A grade, a threshold, or an effect: `value` are points, or per cent of an effect."""

    key: str
    name: str
    value: int


@dataclass(frozen=True, slots=True)
class Had:
    """A reward as the practice has it, before a station puts it on its shelf."""

    name: str
    name_en: str
    cost: int
    grade: str


@dataclass(frozen=True, slots=True)
class Points:
    """`name`: what points are called here; `account`: what the account is called. `months`: after so many they expire,
    if at all, of which people hear `warn_days` before; a reward that is put aside is kept for `fetch_within` days."""

    offered: bool
    why: str = ""
    name: str = ""
    account: str = ""
    rules: tuple[Rule, ...] = ()
    effects: tuple[Mark, ...] = ()
    grades: tuple[Mark, ...] = ()
    thresholds: tuple[Mark, ...] = ()
    rewards: tuple[Had, ...] = ()
    months: int | None = None
    warn_days: int = 30
    fetch_within: int = 14
    public_ranking: bool = False
    named: dict[str, str] = field(default_factory=dict)

    def rule(self, key: str) -> Rule:
        """The rule; Refusal when the practice has none of this key."""
        found = next((each for each in self.rules if each.key == key), None)
        if found is None:
            raise Refusal(_("Choose what it is for from the list."), field="rule")
        return found

    def rule_for(self, source: str, kind: str = "") -> Rule | None:
        """The first rule that fits: one for this kind of task before one for any."""
        fitting = [each for each in self.rules if each.of == source and (kind in each.kinds or not each.kinds)]
        return min(fitting, key=lambda each: not each.kinds, default=None)

    def effect(self, key: str) -> int:
        """Per cent; what is usual for none."""
        return next((each.value for each in self.effects if each.key == key), USUAL_EFFECT)

    def grade(self, earned: int) -> Mark | None:
        """The highest grade that so many points have reached."""
        reached = [each for each in self.grades if each.value <= earned]
        return max(reached, key=lambda each: each.value, default=None)

    def next_grade(self, earned: int) -> Mark | None:
        """The next one."""
        missing = [each for each in self.grades if each.value > earned]
        return min(missing, key=lambda each: each.value, default=None)

    def word(self, key: str) -> str:
        """What a rule, grade or effect is called; its key when the practice no longer has it."""
        return self.named.get(key, key)


_known: dict[str | None, tuple[Practice | None, Points]] = {}


def points() -> Points:
    """What the practice says, in the reader's language; nothing is offered where it says nothing. Read again when the
    practice changes."""
    practice, language = tables.get().practice, get_language()
    known = _known.get(language)
    if known is None or known[0] is not practice:
        known = _known[language] = (practice, _said(practice))
    return known[1]


def _said(practice: Practice | None) -> Points:
    said: dict[str, Any] = (practice.settings.get("points") if practice else None) or {"offered": False}
    if not said["offered"]:
        return Points(offered=False, why=_own(said.get("why")))
    expiry = said.get("expiry") or {}
    rules = tuple(_rule(each, said["checked_from"]) for each in said["rules"])
    effects, grades, thresholds = (
        tuple(Mark(each["key"], _own(each["name"]), each[what]) for each in said[many])
        for many, what in (("effects", "per_cent"), ("grades", "points"), ("thresholds", "points"))
    )
    marks = (*effects, *grades, *thresholds)
    return Points(
        offered=True,
        name=_own(said["name"]),
        account=_own(said["account"]),
        rules=rules,
        effects=effects,
        grades=grades,
        thresholds=thresholds,
        rewards=tuple(
            Had(each["name"]["zh"], each["name"]["en"], each["cost"], each["grade"] or "") for each in said["rewards"]
        ),
        months=expiry.get("months"),
        warn_days=expiry.get("warn_days", 30),
        fetch_within=said["fetch_within"],
        public_ranking=said["public_ranking"],
        named={**{each.key: each.name for each in rules}, **{each.key: each.name for each in marks}},
    )


def offered() -> bool:
    """Whether the practice has points."""
    practice = tables.get().practice
    return bool(practice and (practice.settings.get("points") or {}).get("offered"))


def _rule(said: dict[str, Any], checked_from: int) -> Rule:
    return Rule(
        key=said["key"],
        name=_own(said["name"]),
        of=Source(said["of"]),
        kinds=tuple(said["kinds"]),
        points=said["points"],
        hourly=said["per"] == "hour",
        most_a_day=said["most_a_day"],
        checked_from=said["checked_from"] or checked_from,
    )


def _own(name: dict[str, str] | None) -> str:
    if not name:
        return ""
    return name["en"] if get_language() == "en" else name["zh"]
