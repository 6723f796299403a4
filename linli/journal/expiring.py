"""What is past its time is erased, as the models declare it (core/privacy.py): field by field or row by row, with what
people wrote of it; what stays says that something was erased, not what.

Any room's model takes part by declaring `expire=` on fields and `keeping`; nothing else has to know of it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.core.files.storage import default_storage
from django.db import models, transaction
from django.db.models import Exists, F, Func, OuterRef, Q, QuerySet
from django.utils.module_loading import import_string

from linli.core.duration import before
from linli.core.privacy import Keeping
from linli.journal import actions as journal
from linli.journal.actions import SYSTEM
from linli.journal.models import Erasure, Event, Words
from linli.journal.stories import story_name

STRETCH = 500
TEXTS = ("CharField", "TextField", "FileField", "BinaryField")


@dataclass(frozen=True, slots=True)
class Promise:
    """What a model keeps for one length of time: these fields, and with `story` the words of its events. Without a
    length each row says itself when it is over, and its room's action erases what hangs on it (Keeping.by)."""

    model: type[models.Model]
    keeping: Keeping
    lasts: str
    fields: tuple[str, ...]
    story: bool

    @property
    def name(self) -> str:
        return self.model._meta.label

    def past(self, now: datetime) -> QuerySet[Any]:
        """The rows that are past this time and still hold something of it."""
        rows = _ended(self.model, self.keeping, before(now, self.lasts) if self.lasts else now)
        return rows if self.keeping.whole or self.keeping.by else _holding(rows, self)


def promises() -> list[Promise]:
    """Everything declared, model by model, the shortest time first."""
    return [each for model in apps.get_models() if hasattr(model, "keeping") for each in _of(model)]


def _of(model: Any) -> Iterator[Promise]:
    keeping: Keeping = model.keeping
    fields: dict[str, list[str]] = {keeping.story: []} if keeping.story else {}
    if keeping.by:
        yield Promise(model, keeping, "", (), False)
        return
    for name, said in model.privacy.items():
        if said and said.expire:
            fields.setdefault(said.expire, []).append(name)
    for lasts in sorted(fields):
        yield Promise(model, keeping, lasts, tuple(fields[lasts]), lasts == keeping.story)


def _ended(model: type[models.Model], keeping: Keeping, moment: datetime) -> QuerySet[Any]:
    rows = model._base_manager.all()
    return rows.filter(keeping.since(moment) if callable(keeping.since) else Q(**{f"{keeping.since}__lt": moment}))


def _holding(rows: QuerySet[Any], promise: Promise) -> QuerySet[Any]:
    lengths, held = dict[str, Any](), Q()
    for name in promise.fields:
        field = promise.model._meta.get_field(name)
        if getattr(field, "null", False):
            held |= Q(**{f"{name}__isnull": False})
        elif field.get_internal_type() in TEXTS:
            lengths[f"{name}_length"] = Func(F(name), function="octet_length", output_field=models.IntegerField())
            held |= Q(**{f"{name}_length__gt": 0})
        else:
            held |= ~Q(**{name: _nothing(field)})
    if promise.story:
        held |= Q(Exists(_words(promise.model, OuterRef("pk"))))
    return rows.alias(**lengths).filter(held)


def _words(model: type[models.Model], pk: Any) -> QuerySet[Words]:
    return Words.objects.filter(event__subject_type=story_name(model), event__subject_id=pk)


def _nothing(field: Any) -> Any:
    """What a field holds when it holds nothing."""
    if field.null:
        return None
    return "" if field.get_internal_type() in TEXTS else field.get_default()


def expire(*, now: datetime, stretch: int = STRETCH) -> dict[str, int]:
    """Erase all that is past its time, so many rows to a transaction. Returns how many rows of each model; the same is
    put on record. Broken off, the next time goes on with the rest."""
    done: dict[str, int] = {}
    for promise in promises():
        late = list(promise.past(now).order_by("pk").values_list("pk", flat=True))
        erase = _by_its_room if promise.keeping.by else _erase
        for start in range(0, len(late), stretch):
            erased = erase(promise, late[start : start + stretch], now)
            done[promise.name] = done.get(promise.name, 0) + erased
    with transaction.atomic():
        made = Erasure.objects.create(at=now, counts=done)
        journal.record("erasure.done", made, by=SYSTEM, at=now, data=done, new=True)
    return done


def _by_its_room(promise: Promise, numbers: list[Any], now: datetime) -> int:
    """Row by row, each in a transaction of its action's own."""
    act: Callable[..., bool] = import_string(promise.keeping.by)
    return sum(act(pk, now=now) for pk in numbers)


@transaction.atomic
def _erase(promise: Promise, numbers: list[Any], now: datetime) -> int:
    """A row that somebody else holds, or that is no longer past its time, is passed by."""
    rows = promise.past(now).filter(pk__in=numbers).order_by("pk")
    held = list(rows.select_for_update(of=("self",), skip_locked=True))
    keys = [row.pk for row in held]
    files = [getattr(row, name).name for row in held for name in _files(promise) if getattr(row, name)]
    mine = promise.model._base_manager.filter(pk__in=keys)
    if promise.keeping.whole:
        mine.delete()
    elif promise.fields:
        mine.update(**{name: _nothing(promise.model._meta.get_field(name)) for name in promise.fields})
    if promise.story:
        Words.objects.filter(pk__in=_said_of(promise.model, keys)).delete()
    if promise.keeping.told:
        for row in held:
            _tell(promise, row, now)
    transaction.on_commit(lambda: _forget(promise, files))
    return len(held)


def _said_of(model: type[models.Model], keys: list[Any]) -> Any:
    return Event.objects.filter(subject_type=story_name(model), subject_id__in=keys).values_list("pk")


def _tell(promise: Promise, row: Any, now: datetime) -> None:
    kind = f"{promise.model._meta.model_name}.expired"
    erased = [*promise.fields, *(["words"] if promise.story else [])]
    journal.record(kind, row, by=SYSTEM, at=now, data={"erased": erased}, area_id=getattr(row, "area_id", None))


def _files(promise: Promise) -> list[str]:
    fields = [promise.model._meta.get_field(name) for name in promise.fields]
    return [field.name for field in fields if isinstance(field, models.FileField)]


def _forget(promise: Promise, files: list[str]) -> None:
    """Take files from the store that no row names any more: the same picture is one file for many."""
    for name in _files(promise):
        still = set(promise.model._base_manager.filter(**{f"{name}__in": files}).values_list(name, flat=True))
        for file in set(files) - still:
            default_storage.delete(file)
