"""Every write to the catalogue. Kept rows change only when what is wanted differs; nothing in use is deleted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from django.db import models, transaction
from django.utils.translation import gettext as _

from linli.catalogue.models import Category, DeadlineClass, Holiday, Practice, Word
from linli.catalogue.tables import tables
from linli.core.calendar import DayKind, WorkCalendar
from linli.core.refusal import Refusal
from linli.journal import actions as journal
from linli.journal.actions import Who

M = TypeVar("M", bound=models.Model)
LONGEST = 31
BUILT_IN = WorkCalendar()


@dataclass(frozen=True, slots=True)
class Spell:
    """Days in a row, both ends included, that are all off (holiday) or all worked (make_up)."""

    first: date
    last: date
    kind: str
    name: str

    def days(self) -> Iterator[date]:
        """Each day; Refusal when they run backwards or for longer than a month."""
        if not 0 <= (self.last - self.first).days < LONGEST:
            raise Refusal(
                _("“%(name)s” runs from %(first)s to %(last)s. Give the first day, then the last, a month at most.")
                % {"name": self.name, "first": self.first, "last": self.last},
                field="last",
            )
        for number in range((self.last - self.first).days + 1):
            yield self.first + timedelta(days=number)


@transaction.atomic
def keep_practice(*, by: Who, now: datetime, **wanted: Any) -> bool:
    """Set what the practice is; its version grows with every change. Returns whether anything changed."""
    practice = Practice.objects.select_for_update().first()
    changed = _differences(practice, wanted) if practice else sorted(wanted)
    if not changed:
        return False
    version = practice.version + 1 if practice else 1
    new = practice is None
    practice = practice or Practice()
    for field, value in {**wanted, "version": version}.items():
        setattr(practice, field, value)
    practice.save()
    told = {"pack": practice.pack, "version": version, "fields": changed}
    journal.record("practice.kept", practice, by=by, at=now, data=told, new=new)
    tables.expire()
    return True


def keep_word(*, key: str, zh: str, en: str, by: Who, now: datetime) -> tuple[Word, bool]:
    """Have the locality's word for a key."""
    return _keep(Word, {"key": key}, {"zh": zh, "en": en}, by=by, now=now)


def keep_holiday(*, day: date, kind: str, name: str, by: Who, now: datetime) -> tuple[Holiday, bool]:
    """Have a day off, or a day to work, that the built-in list does not know."""
    return _keep(Holiday, {"day": day}, {"kind": kind, "name": name}, by=by, now=now)


@transaction.atomic
def keep_holidays(spells: Sequence[Spell], *, by: Who, now: datetime, anew: bool = False) -> list[date]:
    """Have all of these days off, and days to work. Returns the days that changed.

    Refusal, and nothing is entered, for days that overlap, for make-up days that are working days anyway, and for days
    entered as the other kind before, unless they are to be set `anew`.
    """
    taken = _apart(spells)
    before = dict(Holiday.objects.filter(day__in=taken).values_list("day", "kind"))
    for day, spell in taken.items():
        _check(day, spell, before.get(day), anew)
    kept = [keep_holiday(day=day, kind=spell.kind, name=spell.name, by=by, now=now) for day, spell in taken.items()]
    return [row.day for row, changed in kept if changed]


def _apart(spells: Sequence[Spell]) -> dict[date, Spell]:
    taken: dict[date, Spell] = {}
    for spell in spells:
        for day in spell.days():
            if other := taken.get(day):
                raise Refusal(
                    _("%(day)s is in two lines, “%(one)s” and “%(other)s”. Each day can be one thing only.")
                    % {"day": day, "one": other.name, "other": spell.name}
                )
            taken[day] = spell
    return taken


def _check(day: date, spell: Spell, before: str | None, anew: bool) -> None:
    if before and before != spell.kind and not anew:
        raise Refusal(
            _("%(day)s is entered as “%(kind)s” already. If that was wrong, say that these days are set anew.")
            % {"day": day, "kind": Holiday.Kind(before).label},
            field="anew",
        )
    built_in = BUILT_IN.day(day).kind
    if before is None and spell.kind == Holiday.Kind.MAKE_UP and built_in in (DayKind.WORKDAY, DayKind.MAKE_UP):
        raise Refusal(
            _("%(day)s is a working day anyway; “%(name)s” cannot be a make-up day then. Check the date.")
            % {"day": day, "name": spell.name},
            field="first",
        )


def keep_deadline_class(*, key: str, by: Who, now: datetime, **wanted: Any) -> tuple[DeadlineClass, bool]:
    """Have a deadline class: name, name_en, amount, unit."""
    return _keep(DeadlineClass, {"key": key}, {"active": True, **wanted}, by=by, now=now)


def keep_category(*, key: str, by: Who, now: datetime, **wanted: Any) -> tuple[Category, bool]:
    """Have a category: name, name_en, parent, deadline_class, organisation_kind, order."""
    return _keep(Category, {"key": key}, {"active": True, **wanted}, by=by, now=now)


@transaction.atomic
def retire(*, thing: DeadlineClass | Category, by: Who, now: datetime) -> None:
    """Take a category or deadline class out of use; cases that have it keep it."""
    locked = type(thing)._default_manager.select_for_update().get(pk=thing.pk)
    if locked.active:
        locked.active = False
        locked.save(update_fields=["active"])
        journal.record(f"{thing._meta.model_name}.retired", thing, by=by, at=now)
        tables.expire()


@transaction.atomic
def drop_word(*, word: Word, by: Who, now: datetime) -> None:
    """Go back to the program's own word."""
    journal.record("word.dropped", word, by=by, at=now, data={"key": word.key})
    word.delete()
    tables.expire()


@transaction.atomic
def _keep(model: type[M], key: dict[str, Any], wanted: dict[str, Any], *, by: Who, now: datetime) -> tuple[M, bool]:
    found = model._default_manager.select_for_update().filter(**key).first()
    if found and not (changed := _differences(found, wanted)):
        return found, False
    fields = sorted(wanted if found is None else changed)
    kept, new = model._default_manager.update_or_create(**key, defaults=wanted)
    name = model._meta.model_name
    journal.record(f"{name}.kept", kept, by=by, at=now, data={"fields": fields}, new=new)
    tables.expire()
    return kept, True


def _differences(found: models.Model, wanted: dict[str, Any]) -> list[str]:
    return [field for field, value in wanted.items() if getattr(found, field) != value]
