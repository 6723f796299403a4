"""Stopping the clocks: waiting for the resident's answer; and what parking shares with it."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.cases import agenda, assisting, deadlines
from linli.cases.actions.steps import lock, needed, record
from linli.cases.models import Case, Extension, Pause
from linli.cases.words import Action
from linli.catalogue.tables import tables
from linli.journal.actions import Who
from linli.journal.facts import written

DAYS = 10


@transaction.atomic
def wait(*, case: Case, by: Who, now: datetime, words: str, seen: int | None = None) -> Case:
    """Ask the resident something the work cannot go on without. The clocks stand still until the answer, or for as many
    days as the practice allows (limit “waiting”; 10 where it sets none)."""
    case, step = lock(case, Action.WAIT, by, seen=seen)
    needed(words, _("Write what the resident should answer."))
    until = timezone.localdate(now) + timedelta(days=tables.get().limit("waiting") or DAYS)
    changes = begin(case, Pause.Why.WAITING, until, now=now) | {"waiting_since": now}
    data = {"until": until.isoformat(), **told(changes)}
    return record(case, step, by=by, now=now, words=words, data=data, **changes)


@transaction.atomic
def go_on(*, case: Case, by: Who, now: datetime, words: str = "", seen: int | None = None) -> Case:
    """Wait no longer; the clocks run again."""
    case, step = lock(case, Action.GO_ON, by, seen=seen)
    changes = end(case, now=now)
    return record(case, step, by=by, now=now, words=words, data=told(changes), **changes)


def begin(case: Case, why: Pause.Why, until: date, *, now: datetime) -> dict[str, Any]:
    """Stop the clocks until a day begins, when they run again by themselves. Returns what changes in the case."""
    before = end(case, now=now) if case.waiting_since else {}
    for field, value in before.items():
        setattr(case, field, value)
    ends = agenda.day_begins(until)
    pause = Pause.objects.create(case=case, why=why, since=now, until=ends)
    clocks = deadlines.reckoned(case) | assisting.again(case, now=now)
    return before | clocks | postponed(case, pause) | {"look_again_on": until}


def postponed(case: Case, pause: Pause) -> dict[str, Any]:
    """What else changes in a case whose clocks stand still: the plan is due later, and the resident reads why."""
    plan_by = case.plan_by and case.plan_by + (pause.until - pause.since)
    return {"plan_by": plan_by, "contacted_at": case.contacted_at or pause.since}


def end(case: Case, *, now: datetime) -> dict[str, Any]:
    """Let the clocks run again, now if they stand still. Returns what changes in the case."""
    running = Pause.objects.filter(case=case, until__gt=now).first()
    plan_by = case.plan_by
    if running:
        plan_by = plan_by and plan_by - (running.until - now)
        running.until = max(now, running.since)  # a clock set back makes no pause end before it began
        running.save(update_fields=["until"])
    stands = {"waiting_since": None, "look_again_on": None, "plan_by": plan_by}
    return deadlines.reckoned(case) | assisting.again(case, now=now) | stands


def leave(case: Case, *, now: datetime) -> dict[str, Any]:
    """What changes in a case that is no longer open: it waits for nobody, and nobody decides on more time for it."""
    changes = end(case, now=now) if case.paused else {}
    if case.extension_asked_at:
        Extension.objects.filter(case=case, round=case.round, granted__isnull=True).update(
            granted=False, decided_at=now
        )
        changes["extension_asked_at"] = None
    return changes


def counted(changes: dict[str, Any]) -> dict[str, Any]:
    """The new deadline, as the journal keeps it, where these changes have one."""
    return told(changes) if "due_at" in changes else {}


def told(changes: dict[str, Any]) -> dict[str, Any]:
    """The new deadline, as the journal keeps it."""
    return {"due": written(changes["due_at"])}
