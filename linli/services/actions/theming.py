"""Themes of the months (主题式): what is done, for whom, and what helpers should be able to do."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from linli.areas.models import Area
from linli.core.refusal import Refusal, WrongState
from linli.core.text import clean
from linli.journal import actions as journal
from linli.journal.actions import Who
from linli.journal.models import Voice
from linli.people.permissions import Permission
from linli.people.powers import require
from linli.services.actions.keeping import may_edit
from linli.services.models import MonthTheme

LONGEST_NAME, LONGEST_ABOUT, LONGEST_TASK, MOST_TASKS = 60, 1000, 120, 12


@transaction.atomic
def keep_theme(
    *,
    area: Area | None,
    by: Who,
    now: datetime,
    theme: MonthTheme | None = None,
    key: str | None = None,
    seen: int | None = None,
    **said: Any,
) -> tuple[MonthTheme, bool]:
    """Have a theme: month (1 to 12), year (None: every year), name, name_en, about, tasks, audiences, skills. `key`:
    the pack's. Returns it and whether anything changed."""
    area_id = area.pk if area else None
    _may(by, area_id)
    wanted = {"active": True, "area_id": area_id, **_checked(said)}
    found = _found(theme, key, by, seen)
    if found and all(getattr(found, name) == value for name, value in wanted.items()):
        return found, False
    new = found is None
    kept = found or MonthTheme(key=key, version=0)
    for name, value in wanted.items():
        setattr(kept, name, value)
    kept.version += 1
    kept.save()
    data = {"month": kept.month, "year": kept.year}
    journal.record("monththeme.kept", kept, by=by, at=now, data=data, area_id=area_id, new=new)
    return kept, True


@transaction.atomic
def retire_theme(*, theme: MonthTheme, by: Who, now: datetime) -> None:
    """Take a theme out of use."""
    found = MonthTheme.objects.select_for_update().get(pk=theme.pk)
    _may(by, found.area_id)
    if found.active:
        found.active = False
        found.version += 1
        found.save(update_fields=["active", "version"])
        journal.record("monththeme.retired", found, by=by, at=now, area_id=found.area_id)


def _found(theme: MonthTheme | None, key: str | None, by: Who, seen: int | None) -> MonthTheme | None:
    if theme is None:
        return MonthTheme.objects.select_for_update().filter(key=key).first() if key else None
    found = MonthTheme.objects.select_for_update().get(pk=theme.pk)
    _may(by, found.area_id)
    if seen is not None and seen != found.version:
        raise WrongState(_("Somebody changed this theme while you were looking at it. What you typed is still here."))
    return found


def _may(by: Who, area_id: int | None) -> None:
    """Where the theme holds; everywhere asks for a post that reaches everywhere."""
    if area_id is None:
        may_edit(by)
    elif by.voice != Voice.SYSTEM:
        require(by, Permission.SERVICE_EDIT, area_id=area_id)


def _checked(said: dict[str, Any]) -> dict[str, Any]:
    name = clean(said["name"], LONGEST_NAME, field="name")
    if not name:
        raise Refusal(_("Give the theme its name."), field="name")
    if not 1 <= said["month"] <= 12:
        raise Refusal(_("Choose a month."), field="month")
    tasks = [clean(each, LONGEST_TASK, field="tasks") for each in said.get("tasks", ())]
    if len(tasks) > MOST_TASKS:
        raise Refusal(_("At most %(most)d tasks.") % {"most": MOST_TASKS}, field="tasks")
    return {
        "month": said["month"],
        "year": said.get("year"),
        "name": name,
        "name_en": clean(said.get("name_en", ""), LONGEST_NAME, field="name_en"),
        "about": clean(said.get("about", ""), LONGEST_ABOUT, field="about"),
        "tasks": [each for each in tasks if each],
        "audiences": list(said.get("audiences", ())),
        "skills": list(said.get("skills", ())),
    }
