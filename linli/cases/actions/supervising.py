"""Urging by hand, writing the plan, and looking again at what could not be fixed."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from linli.cases import deadlines, ladder
from linli.cases.actions.pausing import told
from linli.cases.actions.steps import lock, needed, record
from linli.cases.models import Case
from linli.cases.words import Action, Milestone
from linli.catalogue.tables import tables
from linli.journal.actions import Who


@transaction.atomic
def urge(*, case: Case, by: Who, now: datetime, words: str, seen: int | None = None) -> Case:
    """Urge 催办 whoever has the case. The stages that come by themselves come none the less."""
    case, step = lock(case, Action.URGE, by, seen=seen)
    needed(words, _("Write what they should do, and by when."))
    return record(case, step, by=by, now=now, words=words)


@transaction.atomic
def plan(*, case: Case, by: Who, now: datetime, words: str, seen: int | None = None) -> Case:
    """Write down how and by when it will be solved (P6); the resident reads it."""
    case, step = lock(case, Action.PLAN, by, seen=seen)
    needed(words, _("Write the plan: what is done by whom, and by when."))
    return record(case, step, by=by, now=now, words=words, planned_at=now)


@transaction.atomic
def look_again(*, case: Case, by: Who, now: datetime, words: str = "", seen: int | None = None) -> Case:
    """Take up again what could not be fixed then."""
    case, step = lock(case, Action.LOOK_AGAIN, by, seen=seen)
    changes = begun_again(case, now=now)
    return record(case, step, by=by, now=now, words=words, data=told(changes), **changes)


def begun_again(case: Case, *, now: datetime) -> dict[str, Any]:
    """What changes when what could not be fixed comes back: accepted, in nobody's hands, with its time from now."""
    chosen = tables.get().deadline_classes.get(case.deadline_class_id or 0)
    rung = ladder.rungs.get().get(case.rung_id or 0) or ladder.entry(chosen)
    return {
        "came_back": case.came_back + 1,
        "outcome": "",
        "grade": None,
        "done_at": None,
        "closed_at": None,
        "redo_asked_at": None,
        "look_again_on": None,
        "main_id": None,
        "lead_id": None,
        "handler_id": None,
        **anew(case, now=now),
        **deadlines.on_the_way(now, chosen, case.area_id, Milestone.CONTACT, Milestone.PLAN),
        **(ladder.on(rung, now, case.area_id) if rung else {}),
    }


def anew(case: Case, *, now: datetime) -> dict[str, Any]:
    """The clocks of a case that is begun again now, as if nothing had been late."""
    chosen = tables.get().deadline_classes.get(case.deadline_class_id or 0)
    fresh: dict[str, Any] = {
        "contact_by": None,
        "contacted_at": None,
        "plan_by": None,
        "planned_at": None,
        "missed": [],
    }
    begun = deadlines.begun(now, chosen, case.area_id, case.due_no_later)
    return {"due_from": now, "supervision": "", "supervision_at": None, "extension_asked_at": None, **fresh, **begun}
