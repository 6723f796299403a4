"""Rules of duty: brought by a pack, or made and changed at the desk."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, time
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from linli.areas.models import Area
from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.journal import actions as journal
from linli.journal.actions import Who
from linli.people.models import Account
from linli.rosters.models import DutyRule
from linli.rosters.practice import titles
from linli.rosters.rules import area_of, why_not_plan, why_not_rule
from linli.rosters.words import Days, TurnOf
from linli.stations.models import Station


@dataclass(frozen=True, kw_only=True)
class Said:
    """What a rule says (see models/rule.py)."""

    name: str
    mode: str
    days: str
    begins: time
    ends: time
    posts: Sequence[str]
    name_en: str = ""
    station: Station | None = None
    tier: str = ""
    area: Area | None = None
    weekdays: Sequence[int] = ()
    weeks: Sequence[int] = ()
    needed: int = 1
    most: int | None = None
    turn_of: str = TurnOf.PEOPLE
    skill: str = ""
    since: date | None = None
    until: date | None = None

    def fields(self) -> dict[str, Any]:
        """As the model has them."""
        lists = {name: list(getattr(self, name)) for name in ("posts", "weekdays", "weeks")}
        return {**{each.name: getattr(self, each.name) for each in fields(self)}, **lists}


def check(said: Said) -> None:
    """Refusal, in a sentence, for a rule that makes no sense."""
    if not said.name.strip():
        raise Refusal(_("Give the rule a name."), field="name")
    if (said.station is None) == (not said.tier):
        raise Refusal(_("Say at which station, or at which tier of stations; not both."), field="station")
    if said.begins == said.ends:
        raise Refusal(_("It begins and ends at the same time. For a whole day, make two shifts of it."), field="ends")
    if said.days == Days.WEEKDAYS and not said.weekdays:
        raise Refusal(_("Tick at least one weekday."), field="weekdays")
    if said.weeks and said.days != Days.WEEKDAYS:
        raise Refusal(_("Weeks of the month go with weekdays only, such as the first Monday."), field="weeks")
    if not 1 <= said.needed <= 20:
        raise Refusal(_("From 1 to 20 people."), field="needed")
    if said.most is not None and not 1 <= said.most <= 31:
        raise Refusal(_("From 1 to 31 turns; leave it empty for any number."), field="most")
    if said.since and said.until and said.until < said.since:
        raise Refusal(_("The last day is before the first. Give the first day, then the last."), field="until")
    known = titles()
    if not said.posts or any(post not in known for post in said.posts):
        raise Refusal(_("Choose the posts out of which the shift is filled."), field="posts")


@transaction.atomic
def keep_rule(*, key: str, said: Said, by: Who, now: datetime) -> tuple[DutyRule, bool]:
    """Have a rule of the practice. Returns it and whether anything changed."""
    check(said)
    wanted = {**said.fields(), "origin": DutyRule.Origin.PACK, "active": True}
    found = DutyRule.objects.select_for_update().filter(key=key).first()
    if found and all(getattr(found, name) == value for name, value in wanted.items()):
        return found, False
    version = found.version + 1 if found else 1
    kept, new = DutyRule.objects.update_or_create(key=key, defaults={**wanted, "version": version})
    journal.record("dutyrule.kept", kept, by=by, at=now, data={"key": key}, area_id=kept.area_id, new=new)
    return kept, True


@transaction.atomic
def add_rule(*, said: Said, by: Account, now: datetime) -> DutyRule:
    """Make a rule at the desk."""
    check(said)
    rule = DutyRule(origin=DutyRule.Origin.DESK, **said.fields())
    if why_not := why_not_plan(by, area_of(rule)):
        raise NotAllowed(why_not, field="station")
    rule.key = f"desk-{uuid4().hex}"
    rule.save()
    journal.record("dutyrule.kept", rule, by=by, at=now, data={"key": rule.key}, area_id=area_of(rule), new=True)
    return rule


@transaction.atomic
def change_rule(*, rule: DutyRule, said: Said, seen: int, by: Account, now: datetime) -> DutyRule:
    """Say it anew. What was published by it stays; drafts follow when they are worked out again."""
    locked = _mine(rule, seen, by)
    check(said)
    for name, value in said.fields().items():
        setattr(locked, name, value)
    if why_not := why_not_plan(by, area_of(locked)):
        raise NotAllowed(why_not, field="station")
    locked.version += 1
    locked.save()
    journal.record("dutyrule.kept", locked, by=by, at=now, data={"key": locked.key}, area_id=area_of(locked))
    return locked


@transaction.atomic
def retire_rule(*, rule: DutyRule, by: Who, now: datetime, seen: int | None = None) -> None:
    """Take it out of use; its published shifts stay. A pack takes out its own."""
    if isinstance(by, Account):
        locked = _mine(rule, seen or 0, by)
    else:
        locked = DutyRule.objects.select_for_update().get(pk=rule.pk)
    if locked.active:
        locked.active = False
        locked.version += 1
        locked.save(update_fields=["active", "version"])
        journal.record("dutyrule.retired", locked, by=by, at=now, area_id=locked.area_id)


def _mine(rule: DutyRule, seen: int, by: Account) -> DutyRule:
    locked = DutyRule.objects.select_for_update().get(pk=rule.pk)
    if why_not := why_not_rule(by, locked):
        raise NotAllowed(why_not)
    if locked.version != seen:
        raise WrongState(_("Somebody has changed this rule meanwhile. Look at it again."))
    return locked
