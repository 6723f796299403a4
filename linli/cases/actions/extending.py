"""More time 延期: asked for before the deadline by who has the case, decided by somebody else, given once a round."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from linli.cases import deadlines
from linli.cases.actions.pausing import told
from linli.cases.actions.steps import lock, needed, record
from linli.cases.models import Case, Extension
from linli.cases.words import Action
from linli.catalogue.tables import tables
from linli.core.refusal import Refusal
from linli.journal.actions import Who
from linli.journal.facts import written
from linli.journal.models import Voice


@transaction.atomic
def ask_extension(*, case: Case, by: Who, now: datetime, words: str, seen: int | None = None) -> Case:
    """Ask for the more time that the practice gives (limit “extension”), saying why."""
    case, step = lock(case, Action.ASK_EXTENSION, by, seen=seen)
    amount, unit = _check(case, now)
    needed(words, _("Write why more time is needed; somebody else decides on it."))
    asked_by = by.pk if by.voice == Voice.STAFF else None
    Extension.objects.create(case=case, round=case.round, amount=amount, unit=unit, asked_by_id=asked_by, asked_at=now)
    data = {"more": [amount, unit]}
    return record(case, step, by=by, now=now, words=words, data=data, extension_asked_at=now)


def _check(case: Case, now: datetime) -> tuple[int, str]:
    span: Any = tables.get().limit("extension")
    if not span:
        raise Refusal(_("This practice gives no more time. Do what can be done, or lift the case."))
    if case.due_at is None:
        raise Refusal(_("This case has no deadline that could be moved."))
    if case.due_at == case.due_no_later:
        raise Refusal(_("This deadline was set by the level above; only they can move it. Ask them."))
    if case.due_at <= now:
        raise Refusal(
            _("The deadline passed on %(moment)s; more time can only be asked for before it.")
            % {"moment": f"{case.due_at.astimezone(now.tzinfo):%Y-%m-%d %H:%M}"}
        )
    if Extension.objects.filter(case=case, round=case.round, granted=True).exists():
        raise Refusal(_("More time was already given once; it is not given twice."))
    return span["amount"], span["unit"]


@transaction.atomic
def extend(*, case: Case, by: Who, now: datetime, words: str = "", seen: int | None = None) -> Case:
    """Give the time that was asked for; it is counted from the old deadline."""
    case, step = lock(case, Action.EXTEND, by, seen=seen)
    _decide(case, by, now, granted=True)
    was = case.due_at
    changes = deadlines.reckoned(case)
    data = {"was": written(was), **told(changes)}
    return record(case, step, by=by, now=now, words=words, data=data, extension_asked_at=None, **changes)


@transaction.atomic
def refuse_extension(*, case: Case, by: Who, now: datetime, words: str, seen: int | None = None) -> Case:
    """Leave the deadline as it is, saying why."""
    case, step = lock(case, Action.REFUSE_EXTENSION, by, seen=seen)
    needed(words, _("Write why no more time is given."))
    _decide(case, by, now, granted=False)
    return record(case, step, by=by, now=now, words=words, extension_asked_at=None)


def _decide(case: Case, by: Who, now: datetime, *, granted: bool) -> None:
    asked = Extension.objects.filter(case=case, round=case.round, granted__isnull=True)
    asked.update(granted=granted, decided_by=by.pk, decided_at=now)
