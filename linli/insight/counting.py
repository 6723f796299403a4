"""The reader that keeps the counters: each event moves a case's fact and, with it, the sums of its areas."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import connection
from django.utils import timezone

from linli.areas.tree import tree
from linli.cases.words import OPEN, Channel
from linli.insight.judging import Verdicts
from linli.insight.models import Fact, Flow, Reckoning, Standing, Verdict, hour_of
from linli.journal.models import Event
from linli.journal.readers import Reader

Lens = Standing.Lens


class Sums:
    """What a stretch of events adds to the counters, before it is written in one go."""

    def __init__(self) -> None:
        self.standing: Counter[tuple[int, str, str, str]] = Counter()
        self.flow: Counter[tuple[int, Any, str, str]] = Counter()
        self.seconds: Counter[tuple[int, Any, str, str]] = Counter()

    def stand(self, fact: Fact, by: int) -> None:
        """Count the case in, or out, under every lens of every area around it; not one that is kept apart."""
        if fact.apart:
            return
        seen = [(Lens.ALL, ""), (Lens.CHANNEL, fact.channel)]
        seen += [(Lens.CATEGORY, str(fact.category_id or "")), (Lens.RUNG, str(fact.rung_id or ""))]
        lineage = tree.get().lineage(fact.area_id)
        for area_id in lineage:
            for lens, value in seen:
                self.standing[area_id, lens, value, fact.status] += by
        if fact.due_at and fact.status in OPEN:
            hour = hour_of(fact.due_at)
            for area_id in lineage:
                self.standing[area_id, Lens.DUE, hour, ""] += by

    def flowed(self, area_id: int, at: datetime, measure: str, value: str = "", seconds: int = 0) -> None:
        """Count something that happened on a day, in every area around it."""
        day = timezone.localdate(at)
        for each in tree.get().lineage(area_id):
            key = (each, day, measure, value)
            self.flow[key] += 1
            self.seconds[key] += seconds


def count(events: Sequence[Event]) -> None:
    """Move facts and sums by these events."""
    about_cases = [event for event in events if event.subject_type == "case"]
    facts = Fact.objects.in_bulk({event.subject_id for event in about_cases})
    sums, verdicts = Sums(), Verdicts(about_cases)
    for known in facts.values():
        sums.stand(known, -1)
    for event in about_cases:
        fact = facts.get(event.subject_id)
        if fact is None:
            fact = facts[event.subject_id] = _first(event)
        verdicts.hear(fact, event)
        # A complaint about somebody here, and a part of another case: neither is a voice of its own on any board.
        uncounted = fact.apart or fact.channel == Channel.PART
        _apply(fact, event, Sums() if uncounted else sums)
    for moved in facts.values():
        sums.stand(moved, +1)
    _write(facts.values(), sums)
    verdicts.write()


def _first(event: Event) -> Fact:
    return Fact(
        case_id=event.subject_id,
        area_id=event.area_id or 0,
        channel=event.data["channel"],
        status=event.data["to"],
        apart=event.data.get("apart", False),
        received_at=event.at,
    )


def _apply(fact: Fact, event: Event, sums: Sums) -> None:
    data = event.data
    if event.kind != "case.received" and "due" in data:
        fact.due_at = _moment(data["due"])
    if event.kind == "case.received":
        fact.category_id, fact.due_at = data.get("category"), _moment(data.get("due"))
        fact.deadline_class_id = data.get("class")
        sums.flowed(fact.area_id, event.at, "received", fact.channel)
    elif event.kind == "case.finished":
        took = int((event.at - fact.received_at).total_seconds())
        sums.flowed(fact.area_id, event.at, "finished", data["outcome"], took)
        if fact.due_at and event.at > fact.due_at:
            sums.flowed(fact.area_id, event.at, "late", data["outcome"])
    elif event.kind == "case.rated":
        sums.flowed(fact.area_id, event.at, "rated", str(data["grade"]))
    fact.apart = data.get("apart", fact.apart)
    fact.status = data.get("to", fact.status)
    fact.area_id = event.area_id or fact.area_id
    fact.category_id = data["category"][1] if isinstance(data.get("category"), list) else fact.category_id
    fact.rung_id = data["rung"][1] if "rung" in data else fact.rung_id
    if event.kind in CLASSED:
        fact.deadline_class_id = data.get("class", fact.deadline_class_id)
    if "lead" in data:
        fact.lead_id = data["lead"][1]
    elif event.kind in LET_GO:
        fact.lead_id = None
    fact.round += event.kind in BEGUN_AGAIN
    fact.follower = event.kind in JOINED or (fact.follower and event.kind not in APART)


CLASSED = frozenset({"case.classified", "case.routed", "case.urgency_set"})
LET_GO = frozenset({"case.resumed", "case.looked_again", "case.unmerged"})
BEGUN_AGAIN = frozenset({"case.redo_granted", "case.looked_again"})
JOINED = frozenset({"case.merged", "case.followed"})
APART = frozenset({"case.unmerged", *BEGUN_AGAIN})


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _write(facts: Any, sums: Sums) -> None:
    columns = ["area_id", "category_id", "channel", "rung_id", "status", "received_at", "due_at"]
    columns += ["deadline_class_id", "lead_id", "round", "follower", "apart"]
    Fact.objects.bulk_create(facts, update_conflicts=True, unique_fields=["case_id"], update_fields=columns)
    standing = [(*key, by) for key, by in sorted(sums.standing.items()) if by]
    flow = [(*key, by, sums.seconds[key]) for key, by in sorted(sums.flow.items())]
    with connection.cursor() as cursor:
        if standing:
            cursor.execute(ADD_STANDING, [list(column) for column in zip(*standing, strict=True)])
            hours = [(area_id, hour) for area_id, lens, hour, *_rest in standing if lens == Lens.DUE]
            cursor.execute(DROP_SPENT, [[area_id for area_id, _hour in hours], [hour for _area_id, hour in hours]])
        if flow:
            cursor.execute(ADD_FLOW, [list(column) for column in zip(*flow, strict=True)])


ADD_STANDING = f"""
INSERT INTO {Standing._meta.db_table} AS s (area_id, lens, value, status, count)
SELECT * FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::text[], %s::bigint[])
ON CONFLICT (area_id, lens, value, status) DO UPDATE SET count = s.count + excluded.count
"""
DROP_SPENT = f"""
DELETE FROM {Standing._meta.db_table} s USING unnest(%s::bigint[], %s::text[]) AS d (area_id, hour)
WHERE s.lens = '{Lens.DUE.value}' AND s.status = '' AND s.area_id = d.area_id AND s.value = d.hour AND s.count = 0
"""
ADD_FLOW = f"""
INSERT INTO {Flow._meta.db_table} AS f (area_id, day, measure, value, count, seconds)
SELECT * FROM unnest(%s::bigint[], %s::date[], %s::text[], %s::text[], %s::bigint[], %s::bigint[])
ON CONFLICT (area_id, day, measure, value)
DO UPDATE SET count = f.count + excluded.count, seconds = f.seconds + excluded.seconds
"""


COUNTERS = (Fact, Standing, Flow, Verdict, Reckoning)


def forget() -> None:
    """Empty the counters, before a replay."""
    for model in COUNTERS:
        model.objects.all().delete()


COUNTING = Reader("insight.counting", count, forget)
