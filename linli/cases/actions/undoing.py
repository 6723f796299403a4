"""Taking back a step that was taken for many at once: by a step that compensates, and only where nothing came after."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from linli.cases.actions.handing import assign, offer
from linli.cases.actions.sorting import classed, deliberate, placed, resume, told
from linli.cases.actions.steps import end_assignment, lock, record
from linli.cases.ladder import rungs
from linli.cases.models import Case
from linli.cases.words import Action, Status
from linli.catalogue.tables import tables
from linli.core.refusal import Refusal
from linli.journal.actions import Who
from linli.journal.queries import last
from linli.people.models import Account, Organisation

# What is remembered of a case before a step of a batch, so that it can be put back.
KEPT = (
    *("status", "lead_id", "handler_id", "category_id", "area_id", "rung_id", "rung_since", "rung_due_at"),
    *("contact_by", "plan_by", "supervision", "rule_id", "urgency", "handed_over_at", "handed_over_to_id"),
)
Before = dict[str, Any]


def standing(case: Case) -> Before:
    """How a case stands now, as `undo` wants to be told later."""
    return {name: getattr(case, name) for name in KEPT}


@transaction.atomic
def undo(*, case: Case, by: Who, now: datetime, event_id: int, before: Before) -> Case:
    """Take back the step that wrote this event. Refusal when anything has happened to the case since, or when the step
    is none that can be taken back. Where it stood with others before, it goes back to them."""
    locked = Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    event = last("case", locked.pk)
    if event is None or event.pk != event_id:
        raise Refusal(_("Something has happened to this case since. Look at it by itself."))
    take_back = TAKEN_BACK.get(event.kind)
    if take_back is None:
        raise Refusal(_("This kind of step cannot be taken back."))
    return take_back(locked, by, now, _typed(before))


def _typed(before: Before) -> Before:
    """The values as the case's fields have them, whether they were kept as JSON or not."""
    fields = {field.attname: field for field in Case._meta.concrete_fields}
    return {name: fields[name].to_python(value) for name, value in before.items()}


def _accepted(case: Case, by: Who, now: datetime, before: Before) -> Case:
    case, step = lock(case, Action.UNDO, by)
    put_back = {name: before[name] for name in ("rung_id", "rung_since", "rung_due_at", "contact_by", "plan_by")}
    data = {"rung": [case.rung_id, before["rung_id"]]}
    return record(case, step, by=by, now=now, data=data, **put_back, **_first_asked(before))


def _first_asked(before: Before) -> Before:
    """Whoever was asked first answers for it again, if it was theirs."""
    return {name: before[name] for name in ("handed_over_at", "handed_over_to_id")}


def _classified(case: Case, by: Who, now: datetime, before: Before) -> Case:
    """As it was classified before, without the rule that came of it."""
    case, step = lock(case, Action.CLASSIFY, by)
    was, area_id = case.category_id, case.area_id
    by_rule = {"rule_id": before["rule_id"], "urgency": before["urgency"]}
    for name, value in {**by_rule, "category_id": before["category_id"]}.items():
        setattr(case, name, value)
    category = tables.get().categories.get(before["category_id"] or 0)
    rung = rungs.get().get(before["rung_id"] or 0)
    changes = placed(case, before["area_id"]) | classed(case, category, rung, now) | by_rule
    data = told(case, [was, before["category_id"]], [area_id, case.area_id], changes)
    return record(case, step, by=by, now=now, data=data, **changes)


def _handed(case: Case, by: Who, now: datetime, before: Before) -> Case:
    """Offered or assigned: nobody has it in hand, or those who had it before. Where a rule sent it on because it was
    classified, the classifying is taken back with it."""
    if before["lead_id"]:
        return _back_to(case, by, now, before)
    case, step = lock(case, Action.UNDO, by)
    end_assignment(case, now=now)
    data = {"lead": [case.lead_id, None]} if case.lead_id else {}
    case = record(case, step, by=by, now=now, data=data, lead=None, handler=None, **_first_asked(before))
    if case.category_id != before["category_id"]:
        case = _classified(case, by, now, before)
    return _back_to(case, by, now, before)


def _closed(case: Case, by: Who, now: datetime, before: Before) -> Case:
    if case.followers.exists():
        raise Refusal(_("Others were merged into this case and struck off with it. Ask for a redo where it is needed."))
    case, step = lock(case, Action.UNDO, by)
    return record(case, step, by=by, now=now, closed_at=None, supervision=before["supervision"])


def _parked(case: Case, by: Who, now: datetime, before: Before) -> Case:
    return _back_to(resume(case=case, by=by, now=now), by, now, before)


def _back_to(case: Case, by: Who, now: datetime, before: Before) -> Case:
    """Once more where it stood: in the same hands, on the list of those to claim, or before the same meeting. Work that
    had begun is begun anew by whoever does it."""
    if before["lead_id"]:
        organisation = Organisation.objects.get(pk=before["lead_id"])
        handler = Account.objects.filter(pk=before["handler_id"] or 0).first()
        return assign(case=case, by=by, now=now, organisation=organisation, handler=handler)
    if before["status"] == Status.OFFERED:
        return offer(case=case, by=by, now=now)
    rung = rungs.get().get(before["rung_id"] or 0)
    if before["status"] == Status.DELIBERATING and rung:
        return deliberate(case=case, by=by, now=now, rung=rung)
    return case


TAKEN_BACK: dict[str, Callable[[Case, Who, datetime, Before], Case]] = {
    "case.accepted": _accepted,
    "case.classified": _classified,
    "case.routed": _classified,
    "case.offered": _handed,
    "case.assigned": _handed,
    "case.closed": _closed,
    "case.parked": _parked,
}
