"""Asking somebody who was proposed; and saying no, for which nobody has to give a reason."""

from collections.abc import Sequence
from datetime import datetime
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext_lazy

from linli.core.prepared import locked
from linli.core.refusal import Refusal
from linli.journal import actions as journal
from linli.journal.actions import Who
from linli.tasks import rules
from linli.tasks.actions.steps import lock, move
from linli.tasks.models import Doing, Task
from linli.tasks.telling import said, tell
from linli.tasks.voices import account
from linli.tasks.words import Act, Part
from linli.volunteers.models import Volunteer

ASK = gettext_lazy("Could you help? “%(title)s”, %(when)s, %(where)s. You may say no without a reason.")


@transaction.atomic
def ask(*, task: Task, volunteers: Sequence[Volunteer], by: Who, now: datetime) -> list[Doing]:
    """Ask these, who are told. Whoever is on the list, or said no already, is not asked again. No place is kept for
    them. Refusal for somebody who may not be called."""
    task = locked(Task, task.pk)
    rules.require_keeper(by, task)
    if sentence := rules.why_not_join(task, now):
        raise Refusal(sentence)
    known = set(Doing.objects.filter(task=task.pk).values_list("volunteer_id", flat=True))
    made = [_ask(task, each, by, now) for each in volunteers if each.pk not in known]
    task.save(update_fields=["numbers"])
    facts = said(task)
    tell(made, what=f"ask:{task.pk}", words=lambda _one: str(ASK) % facts, now=now)
    return made


def _ask(task: Task, volunteer: Volunteer, by: Who, now: datetime) -> Doing:
    if sentence := rules.why_not_stand(task, volunteer):
        raise Refusal(sentence)
    task.numbers += 1
    made: Doing = Doing.objects.create(
        key=uuid4(),
        task=task,
        volunteer=volunteer,
        number=task.numbers,
        state=Part.ASKED,
        open_at=now,
        by=account(by),
    )
    facts = {"task": task.pk, "doing": made.pk, "volunteer": volunteer.pk}
    journal.record("doing.asked", made, by=by, at=now, data=facts, area_id=task.area_id, new=True)
    return made


@transaction.atomic
def decline(*, doing: Doing, by: Who, now: datetime) -> Doing:
    """Say no. It counts for nothing."""
    _task, doing, step = lock(doing, Act.DECLINE)
    rules.require_own(by, doing)
    return move(doing, step, by=by, now=now)
