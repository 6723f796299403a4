"""Lifting a case to a higher level of the ladder, and lowering it to a nearer one, with the reason."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from linli.cases import ladder
from linli.cases.actions.steps import lock, needed, record
from linli.cases.ladder import rungs
from linli.cases.models import Case, Rung
from linli.cases.words import Action
from linli.core.refusal import Refusal
from linli.journal.actions import Who


@transaction.atomic
def lift(*, case: Case, by: Who, now: datetime, rung: Rung, words: str, seen: int | None = None) -> Case:
    """Hand a case up to a level that can solve it; its time there runs from now."""
    return _moved(Action.LIFT, case, by, now, rung, words, seen)


@transaction.atomic
def lower(*, case: Case, by: Who, now: datetime, rung: Rung, words: str, seen: int | None = None) -> Case:
    """Hand a case down to a level nearer to the resident; its time there runs from now."""
    return _moved(Action.LOWER, case, by, now, rung, words, seen)


def _moved(action: Action, case: Case, by: Who, now: datetime, rung: Rung, words: str, seen: int | None) -> Case:
    case, step = lock(case, action, by, seen=seen)
    _check(action, rungs.get().get(case.rung_id or 0), rung)
    needed(words, _("Write why, so that the next level knows what it is asked for."))
    data = {"rung": [case.rung_id, rung.pk]}
    return record(case, step, by=by, now=now, words=words, data=data, **ladder.on(rung, now, case.area_id))


def _check(action: Action, at: Rung | None, to: Rung) -> None:
    if not to.active:
        raise Refusal(_("“%(name)s” is no longer in use. Choose another level.") % {"name": to}, field="rung")
    if action is Action.LIFT and at and to.order <= at.order:
        raise Refusal(
            _("“%(name)s” is not above “%(at)s”. Choose a higher level.") % {"name": to, "at": at}, field="rung"
        )
    if action is Action.LOWER and (at is None or to.order >= at.order):
        raise Refusal(
            _("“%(name)s” is not below the level this case stands at. Choose a nearer one.") % {"name": to},
            field="rung",
        )
