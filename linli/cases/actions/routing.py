"""Routing: the first rule that fits a case gives it its level, its time and its urgency, and sends it on; once."""

from datetime import datetime
from typing import Any

from django.db import transaction

from linli.cases import ladder, routing, sending
from linli.cases.actions import handing, hastening, sorting
from linli.cases.actions.steps import record
from linli.cases.models import Case, Rule
from linli.cases.on_the_way import Known
from linli.cases.routing import Match
from linli.cases.rules import check
from linli.cases.sending import Way
from linli.cases.words import Action, Status
from linli.journal.actions import SYSTEM


@transaction.atomic
def route(*, case: Case, now: datetime) -> Case:
    """Let the rules have a case that nobody has in hand. Asked again, or by two workers at once, it is routed once.

    Whom it may not be sent to (they returned it; it is about them) it is not sent to; the timeline says so, and
    somebody decides.
    """
    if not routing.rules.get():
        return case
    case = Case.objects.select_for_update(of=("self",)).select_related("lead").get(pk=case.pk)
    match = routing.first(routing.facts(case)) if routing.may_be_routed(case) else None
    return _routed(case, match, now) if match else case


@transaction.atomic
def classify(*, case: Case, now: datetime, **said: Any) -> Case:
    """Classify as `sorting.classify` does; then the rules see the case in its new light."""
    return route(case=sorting.classify(case=case, now=now, **said), now=now)


@transaction.atomic
def set_urgency(*, case: Case, now: datetime, **said: Any) -> Case:
    """Change the urgency as `hastening.set_urgency` does; then the rules see the case in its new light."""
    return route(case=hastening.set_urgency(case=case, now=now, **said), now=now)


def _routed(case: Case, match: Match, now: datetime) -> Case:
    rule = match.rule
    way = sending.way(rule, case, sending.past([case]))
    changes = changed(case, rule, now)
    case = record(
        case,
        check(SYSTEM, case, Action.ROUTE),
        by=SYSTEM,
        now=now,
        words=" · ".join(match.because.get("words", [])),
        data=told(case, match, way, changes),
        **changes,
    )
    if way.organisation is None or way.held:
        return case
    if case.status == Status.RECEIVED:
        case = sorting.accept(case=case, by=SYSTEM, now=now)
    return handing.assign(case=case, by=SYSTEM, now=now, organisation=way.organisation)


def changed(case: Case, rule: Rule, now: datetime, known: Known | None = None) -> dict[str, Any]:
    """What the rule changes in the case itself. A level that somebody chose is not brought nearer. `known`: what is
    read of the case otherwise."""
    changes: dict[str, Any] = {"rule": rule}
    if rule.sets_urgency:
        changes["urgency"] = rule.sets_urgency
    at = ladder.rungs.get().get(case.rung_id or 0)
    to = rule.rung if rule.rung and rule.rung.active and (at is None or rule.rung.order > at.order) else None
    if to:
        changes |= ladder.on(to, now, case.area_id)
    if rule.deadline_class and rule.deadline_class.active:
        changes |= sorting.timed(case, rule.deadline_class, to, now, known)
    return changes


def told(case: Case, match: Match, way: Way, changes: dict[str, Any]) -> dict[str, Any]:
    """What the journal keeps: the rule by number, place and name, why, and what it did. The words it found are the
    event's own, so that they can be forgotten with the case's."""
    rule, because = match.rule, {**match.because}
    if "words" in because:
        because["words"] = len(because["words"])
    data: dict[str, Any] = {"rule": [rule.pk, rule.order, rule.name, rule.name_en], "because": because}
    if "rung_id" in changes:
        data["rung"] = [case.rung_id, changes["rung_id"]]
    if "deadline_class" in changes:
        data |= sorting.told_clocks(case, changes)
    if "urgency" in changes:
        data["urgency"] = [case.urgency, changes["urgency"]]
    if rule.sends:
        data["held"] = way.held.value if way.held else ""
        data["organisation"] = way.organisation.pk if way.organisation else None
    return data
