"""What the events of a case say of how it was done: answered in time, solved, satisfied; and the sums of it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from django.db import connection
from django.utils import timezone

from linli.areas.tree import tree
from linli.cases.models import Case
from linli.cases.words import Channel, Outcome
from linli.insight.measures import Kind, measures
from linli.insight.models import Fact, Reckoning, Verdict
from linli.insight.words import UNSAID, Rate, Result, Standing
from linli.journal.models import Event

Lens = Reckoning.Lens
Key = tuple[int, str, str, date, str, int, str, str]
Said = tuple[Rate, str]
CLASSIFIED = "case.classified"
KINDS = frozenset(
    {"case.accepted", "case.missed", "case.finished", "case.settled", "case.declined", "case.withdrawn"}
    | {"case.rated", "case.redo_granted", "case.followed_up", "case.call_lapsed", CLASSIFIED}
)
FIRST = (Rate.ACCEPTED, Rate.ANSWERED)  # once late, late for good
MISSED = {"accept": Rate.ACCEPTED, "contact": Rate.ANSWERED}


class Verdicts:
    """The verdicts that a stretch of events may touch, read in one query; written, with their sums, in two."""

    def __init__(self, events: Sequence[Event]) -> None:
        concerned = {event.subject_id for event in events if _tells(event)}
        found = Verdict.objects.filter(case_id__in=concerned) if concerned else ()
        self.known = {(each.case_id, each.round, each.rate): each for each in found}
        hidden = Case.objects.apart().filter(pk__in=concerned).values_list("pk", flat=True) if concerned else ()
        self.hidden = set(hidden)
        self.sums: Counter[Key] = Counter()
        self.weight = measures().weight if concerned else lambda kind: 1
        self.moved: dict[tuple[int, int, str], Verdict] = {}

    def hear(self, fact: Fact, event: Event) -> None:
        """Take in one event; `fact` is where the case stood before it."""
        if not _tells(event) or event.subject_id in self.hidden:
            return
        if event.kind == CLASSIFIED:
            self._refile(fact, event)
        for rate, result in said(fact, event):
            self._judge(fact, event, rate, result)

    def _refile(self, fact: Fact, event: Event) -> None:
        """What was judged before anybody knew what it is about is counted where it belongs after all."""
        for rate in Rate:
            if found := self.known.get((fact.case_id, fact.round, rate.value)):
                self._count(found, -1)
                found.category_id = event.data["category"][1]
                found.area_id = event.area_id or found.area_id
                found.deadline_class_id = event.data.get("class", found.deadline_class_id)
                found.weight = self.weight(kind(found))
                self._count(found, +1)
                self.moved[found.case_id, found.round, found.rate] = found

    def _judge(self, fact: Fact, event: Event, rate: Rate, result: str) -> None:
        key = (fact.case_id, fact.round, rate.value)
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = _verdict(fact, event, rate, result)
            found.weight = self.weight(kind(found))
        elif rate in FIRST or not _overrides(found.result, result):
            return
        else:
            self._count(found, -1)
            found.result = result
        self._count(found, +1)
        self.moved[key] = found

    def _count(self, verdict: Verdict, by: int) -> None:
        seen = [(Lens.ALL, ""), (Lens.CHANNEL, verdict.channel)]
        seen += [(Lens.CATEGORY, str(verdict.category_id or "")), (Lens.LEAD, str(verdict.lead_id or ""))]
        end = (verdict.weight, verdict.standing, verdict.result)
        for area_id in tree.get().lineage(verdict.area_id):
            for lens, value in seen:
                self.sums[area_id, lens.value, verdict.rate, verdict.day, value, *end] += by

    def write(self) -> None:
        """Write what moved."""
        if self.moved:
            Verdict.objects.bulk_create(
                self.moved.values(),
                update_conflicts=True,
                unique_fields=["case_id", "round", "rate"],
                update_fields=["result", "category_id", "area_id", "deadline_class_id", "weight"],
            )
        rows = [(*key, by) for key, by in sorted(self.sums.items()) if by]
        if rows:
            with connection.cursor() as cursor:
                cursor.execute(ADD, [list(column) for column in zip(*rows, strict=True)])


def said(fact: Fact, event: Event) -> Iterator[Said]:
    """What an event says, in words.py's words."""
    data = event.data
    if "accepted" in data:
        yield Rate.ACCEPTED, data["accepted"]
    if "answered" in data and not (fact.round and data["answered"] == Result.NO_LIMIT):
        yield Rate.ANSWERED, data["answered"]
    if event.kind == "case.missed" and data["milestone"] in MISSED:
        yield MISSED[data["milestone"]], Result.LATE
    yield from _of_the_work(fact, event)
    yield from _of_the_resident(event)


def _of_the_work(fact: Fact, event: Event) -> Iterator[Said]:
    if event.kind in ("case.finished", "case.settled"):
        yield Rate.RESOLVED, _solved(event.data["outcome"], late=_late(fact, event))
    elif event.kind in ENDED:
        yield Rate.RESOLVED, ENDED[event.kind]


def _late(fact: Fact, event: Event) -> bool:
    """A finish may itself move the deadline: it ends the case's waiting."""
    due = datetime.fromisoformat(event.data["due"]) if event.data.get("due") else fact.due_at
    return due is not None and event.at > due


ENDED = {
    "case.declined": Result.DECLINED,
    "case.withdrawn": Result.WITHDRAWN,
    "case.redo_granted": Result.REDONE,
}


def _solved(outcome: str, *, late: bool) -> str:
    if outcome == Outcome.NOT_NOW:
        return Result.NOT_NOW
    if late:
        return Result.OVERDUE
    return Result.AT_ONCE if outcome == Outcome.AT_ONCE else Result.WITHIN


def _of_the_resident(event: Event) -> Iterator[Said]:
    if event.kind == "case.rated":
        yield Rate.SATISFIED, str(event.data["grade"])
    if event.kind == "case.call_lapsed":
        yield Rate.SATISFIED, event.data["result"]
    if event.kind == "case.followed_up":
        if event.data.get("solved") is False:
            yield Rate.RESOLVED, Result.UNSOLVED
        if event.data["result"] in (Result.UNREACHED, Result.REFUSED):
            yield Rate.SATISFIED, event.data["result"]


def _tells(event: Event) -> bool:
    return event.kind in KINDS or "answered" in event.data


def _overrides(before: str, after: str) -> bool:
    """A grade stands before not having been reached; what the resident says before what the handler said."""
    if after in UNSAID:
        return before in (Result.UNREACHED, Result.LAPSED) and before != after
    return before != after


def _verdict(fact: Fact, event: Event, rate: Rate, result: str) -> Verdict:
    return Verdict(
        case_id=fact.case_id,
        round=fact.round,
        rate=rate.value,
        day=timezone.localdate(event.at),
        result=str(result),
        standing=_standing(fact),
        area_id=fact.area_id,
        category_id=fact.category_id,
        channel=fact.channel,
        lead_id=event.data.get("led_by") or fact.lead_id,
        deadline_class_id=fact.deadline_class_id,
        rung_id=fact.rung_id,
    )


def kind(verdict: Verdict) -> Kind:
    """What a verdict's weight follows from."""
    return Kind(verdict.deadline_class_id, verdict.category_id, verdict.channel, verdict.rung_id)


def _standing(fact: Fact) -> str:
    if fact.channel == Channel.IMPORT:
        return Standing.IMPORTED.value
    return Standing.FOLLOWER.value if fact.follower else Standing.OWN.value


ADD = f"""
INSERT INTO {Reckoning._meta.db_table} AS r
    (area_id, lens, rate, day, value, weight, standing, result, count)
SELECT * FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::date[], %s::text[], %s::int[], %s::text[],
    %s::text[], %s::bigint[])
ON CONFLICT (area_id, lens, rate, day, value, weight, standing, result)
DO UPDATE SET count = r.count + excluded.count
"""
