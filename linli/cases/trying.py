"""What a rule would have done to the last cases: nothing is written, and nothing is asked of the database for each."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from linli.cases import routing, sending
from linli.cases.models import Case, Rule
from linli.cases.queries import Cases
from linli.cases.sending import Way
from linli.cases.words import Channel

MOST = 1000
SAMPLES = 20
FIELDS = (
    *("text", "category", "area", "channel", "urgency", "status", "lead", "returns", "deadline_class", "rung"),
    *("about_person", "about_organisation", "received_at"),
)


class End(StrEnum):
    """How a case that the rule takes would have fared, beside how it does."""

    ELSEWHERE = "elsewhere"
    FROM_NOBODY = "from_nobody"
    HELD = "held"
    SAME = "same"
    NOT_SENT = "not_sent"


@dataclass(frozen=True, slots=True)
class Sample:
    """One of the cases, and where it would have gone."""

    case: Case
    way: Way
    end: End


@dataclass(slots=True)
class Tried:
    """Of `looked_at` cases `met` fit, of which an earlier rule takes `earlier`; the others end as counted in `ends`.
    `returned`: of those held, how many would go back to who returned them."""

    looked_at: int = 0
    met: int = 0
    earlier: int = 0
    returned: int = 0
    ends: Counter[End] = field(default_factory=Counter)
    other_class: int = 0
    samples: list[Sample] = field(default_factory=list)


def last(cases: Cases) -> list[Case]:
    """The last 1,000 of these that rules look at at all. One query."""
    return list(cases.exclude(channel=Channel.IMPORT).only(*FIELDS).order_by("-id")[:MOST])


def tried(rule: Rule, rules: Sequence[Rule], cases: Sequence[Case]) -> Tried:
    """Try a rule that stands among others, in their order, on cases as they are known now. At most two queries."""
    mine = routing.asked(rule)
    before = [routing.asked(each) for each in _before(rule, rules) if each.switched_on]
    done = Tried(looked_at=len(cases))
    known = sending.past(cases)
    found: list[Sample] = []
    for case in cases:
        facts = routing.facts(case)
        if mine.conditions.found(facts) is None:
            continue
        done.met += 1
        if routing.first(facts, before):
            done.earlier += 1
            continue
        found.append(_sample(rule, case, sending.way(rule, case, known)))
    _count(done, rule, found)
    return done


def _before(rule: Rule, rules: Sequence[Rule]) -> Iterable[Rule]:
    for each in rules:
        if each is rule:
            return
        yield each


def _sample(rule: Rule, case: Case, way: Way) -> Sample:
    if not rule.sends:
        return Sample(case, way, End.NOT_SENT)
    if way.held or way.organisation is None:
        return Sample(case, way, End.HELD)
    if case.lead_id is None:
        return Sample(case, way, End.FROM_NOBODY)
    return Sample(case, way, End.SAME if case.lead_id == way.organisation.pk else End.ELSEWHERE)


def _count(done: Tried, rule: Rule, found: Sequence[Sample]) -> None:
    """Sum up; what would have gone otherwise comes first among the samples."""
    done.ends = Counter(each.end for each in found)
    done.returned = sum(each.way.held == sending.Held.RETURNED for each in found)
    if rule.deadline_class_id:
        done.other_class = sum(each.case.deadline_class_id != rule.deadline_class_id for each in found)
    ends = list(End)
    done.samples = sorted(found, key=lambda each: ends.index(each.end))[:SAMPLES]
