"""What several do in a life told at once: others called in, parts split off, and rules that send it on.

Same events, same facts as single actions write.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from linli.cases import assisting, deadlines, hands, routing, sending
from linli.cases.actions.registering import facts
from linli.cases.actions.routing import changed, told
from linli.cases.actions.splitting import part_of
from linli.cases.life import Life
from linli.cases.models import Assignment
from linli.cases.words import Action, Milestone, Status
from linli.journal.actions import SYSTEM, Who
from linli.journal.facts import written


def call_in(
    life: Life, organisation_ids: Sequence[int], *, by: Who, at: datetime, words: str, whistled: bool = False
) -> None:
    """Have others assist, or whistle them in."""
    life.until(at)
    until = assisting.allowed("assistance", at, life.case.area_id)
    report_by = assisting.allowed("whistle", at, life.case.area_id) if whistled else None
    for each in organisation_ids:
        part = Assignment(organisation_id=each, part=Assignment.Part.ASSIST, called_by_id=by.pk, since=at)
        part.due_at, part.whistled, part.report_by = until, whistled, report_by
        life.called.append(part)
    data = {"called": list(organisation_ids), "part_until": written(until), "report_by": written(report_by)}
    assists = sorted({*(life.case.assists or ()), *organisation_ids})
    action = Action.WHISTLE if whistled else Action.CALL_IN
    life.step(action, by=by, at=at, words=words, data=data, assists=assists, **_next(life, at))


def report_in(life: Life, part: Assignment, *, by: Who, at: datetime) -> None:
    """Say that one is here."""
    life.until(at)
    part.reported_in_at, part.account_id = at, by.pk
    life.step(Action.REPORT_IN, by=by, at=at, data={"organisation": part.organisation_id}, **_next(life, at))


def assist_done(life: Life, part: Assignment, *, by: Who, at: datetime, words: str) -> None:
    """End a part."""
    life.until(at)
    part.ended_at, part.ended_as, part.account_id = at, Assignment.Ending.DONE, by.pk
    data = {"organisation": part.organisation_id}
    life.step(Action.ASSIST, by=by, at=at, words=words, data=data, **_next(life, at))


def split(life: Life, lead_id: int, *, by: Who, at: datetime, words: str) -> Life:
    """Split a part off, accepted and assigned at once. Returns its life, which lands with this one."""
    life.until(at)
    whole = life.case
    part = Life(part_of(whole, words), by=by, at=at, watched=life.watched)
    part.is_part = True
    clocks = deadlines.begun(at, whole.deadline_class, whole.area_id)
    clocks |= deadlines.on_the_way(at, whole.deadline_class, whole.area_id, Milestone.ACCEPT)
    for field, value in {"accept_by": None, **clocks, "deadline_class": whole.deadline_class}.items():
        setattr(part.case, field, value)
    part.events[0].data = facts(part.case)
    life.step(Action.SPLIT, by=by, at=at, data={"part": None}, whole=True)
    life.parts.append((part, life.events[-1]))
    part.step(Action.ACCEPT, by=by, at=at)
    return part.assign(lead_id, by=by, at=at)


def route(life: Life, *, at: datetime) -> bool:
    """Let the rules have it. Returns whether one sent it to somebody."""
    case = life.case
    match = routing.first(routing.facts(case)) if routing.may_be_routed(case) else None
    if match is None:
        return False
    way = sending.way(match.rule, case, sending.Past())
    changes = changed(case, match.rule, at, life.known())
    words, data = " · ".join(match.because.get("words", [])), told(case, match, way, changes)
    life.step(Action.ROUTE, by=SYSTEM, at=at, words=words, data=data, **changes)
    if way.organisation is None or way.held:
        return False
    if case.status == Status.RECEIVED:
        life.step(Action.ACCEPT, by=SYSTEM, at=at)
    life.assign(way.organisation.pk, by=SYSTEM, at=at)
    return True


def _next(life: Life, at: datetime) -> dict[str, Any]:
    return {"assist_due_at": hands.next_due(life.called, life.case.assist_due_at or at)}
