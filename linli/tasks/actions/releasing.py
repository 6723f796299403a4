"""Places of somebody who may not come any more: given up for them, each told to whoever keeps the list."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy, override

from linli.journal.actions import SYSTEM
from linli.notify import actions as notify
from linli.notify.words import Group
from linli.tasks.actions.steps import held
from linli.tasks.actions.withdrawing import give_up
from linli.tasks.lifecycle import TABLE
from linli.tasks.models import Doing, Task
from linli.tasks.telling import said, tell_volunteer
from linli.tasks.words import Act, Part, State
from linli.volunteers.models import Team, Volunteer

FREE = (Part.ASKED, Part.TAKEN, Part.WAITING)
LEFT = "left"
OFF = gettext_lazy("Your place at “%(title)s”, %(when)s, is given up: you cannot be called to it now.")
GONE = gettext_lazy("%(name)s cannot come to “%(title)s”, %(when)s, any more: %(free)d of %(places)d places are free.")


def release(
    *, volunteer: Volunteer, why: str, now: datetime, before: datetime | None = None, team: Team | None = None
) -> list[Doing]:
    """Give up what has not begun yet: all of it, what begins `before` a moment, or what is for a `team` only. `why`
    goes into the journal. Whoever waits moves up; the captain, and whoever called, are told. Done again, it is
    nothing."""
    rows = Doing.objects.filter(
        volunteer=volunteer.pk, state__in=FREE, task__state=State.CALLED, task__begins__gt=now
    ).order_by("task__begins", "task")
    if before is not None:
        rows = rows.filter(task__begins__lt=before)
    if team is not None:
        rows = rows.filter(task__team=team, task__only_team=True)
    return [each for each in rows if _release(each, why, now)]


@transaction.atomic
def _release(doing: Doing, why: str, now: datetime) -> bool:
    task, kept = held(doing)
    step = TABLE.get((Part(kept.state), Act.WITHDRAW))
    if step is None or task.begins <= now:
        return False
    had_place = kept.state == Part.TAKEN
    give_up(kept, task, step, by=SYSTEM, now=now, data={"why": why})
    if had_place:
        _tell(task, kept, why, now)
    return True


def _tell(task: Task, doing: Doing, why: str, now: datetime) -> None:
    """The team's captain, by text or in the inbox, and whoever called; each once. And whoever did not go by
    themselves."""
    captain = task.team.captain if task.team else None
    with override(settings.LANGUAGE_CODE):
        facts = {**said(task), "name": doing.volunteer, "free": task.free, "places": task.places}
        if why != LEFT:
            tell_volunteer(
                doing.volunteer, what=f"off:{doing.pk}:{doing.number}", words=str(OFF) % facts, task=task, now=now
            )
        words, what = str(GONE) % facts, f"gone:{doing.pk}:{doing.number}"
        if captain is not None and captain.pk != doing.volunteer_id:
            tell_volunteer(captain, what=what, words=words, task=task, now=now)
        if task.called_by is not None and (captain is None or captain.account_id != task.called_by_id):
            link = reverse("desk:tasks:task", args=[task.pk])
            notify.tell([task.called_by], key=f"task:{what}", subject=words, now=now, group=Group.MINE, link=link)
