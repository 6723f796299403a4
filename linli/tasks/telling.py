"""Telling volunteers: by text where they left a number and texts go out, whoever serves in their inbox. What is told
also stands on the page behind each one's code, so that nobody depends on a telephone."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from linli.activities.telling import when
from linli.areas.tree import tree
from linli.catalogue.quiet import quiet
from linli.core.crypto import blind_index
from linli.core.links import absolute
from linli.notify import actions as notify
from linli.notify.words import Group
from linli.tasks.models import Doing, Task
from linli.volunteers.models import Volunteer

LABEL = "tasks text"
Words = Callable[[Doing], str]


def tell(doings: Iterable[Doing], *, what: str, words: Words, now: datetime) -> None:
    """Say the same to each, once for each `what`."""
    told = list(doings)
    with override(settings.LANGUAGE_CODE):
        for each in told:
            tell_volunteer(each.volunteer, what=what, words=words(each), task=each.task_id, now=now)


def tell_volunteer(volunteer: Volunteer, *, what: str, words: str, task: Task | int, now: datetime) -> None:
    """Into the inbox of whoever serves, else as a text."""
    task_id = task.pk if isinstance(task, Task) else task
    if volunteer.account is not None:
        link = reverse("desk:tasks:task", args=[task_id])
        notify.tell([volunteer.account], key=f"task:{what}", subject=words, now=now, group=Group.MINE, link=link)
    elif volunteer.phone:
        link = absolute(reverse("portal:tasks:mine", args=[volunteer.code]))
        notify.text(
            phone=volunteer.phone,
            mark=blind_index(volunteer.phone, LABEL),
            words=f"{words} {link}",
            key=f"task:{what}:{volunteer.pk}",
            case_number=None,
            quiet=quiet(),
            now=now,
        )


def said(task: Task) -> dict[str, Any]:
    """What sentences say of a task."""
    where = task.where or tree.get().full_name(task.area_id)
    return {"title": task.title, "when": when(task.begins), "where": where}
