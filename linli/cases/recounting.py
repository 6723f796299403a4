"""When the holiday list changes, open deadlines are counted again, and what moved stands on each case's timeline."""

from datetime import date, datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db import transaction
from django.db.models import F, Q, QuerySet

from linli.cases.agenda import day_begins
from linli.cases.assisting import COUNTED
from linli.cases.counted_again import recounted
from linli.cases.models import Assignment, Case, Recount
from linli.cases.sweep import UNREAD, write
from linli.catalogue.tables import tables

BATCH = 500
REACHED = ("due_at", "rung_due_at", "accept_by", "contact_by", "plan_by", "assist_due_at")
COMPARED = (*REACHED, "due_certain", "amber_at")


@transaction.atomic
def ask(*, days: list[date], now: datetime) -> None:
    """Have deadlines on or after the first of these days counted again, by the worker; asks that wait are joined."""
    first = min(days)
    waiting = Recount.objects.select_for_update().filter(done_at__isnull=True, seen=0).first()
    if waiting is None:
        Recount.objects.create(first=first, asked_at=now)
    elif first < waiting.first:
        waiting.first = first
        waiting.save(update_fields=["first"])


def recount(*, now: datetime) -> int:
    """Carry out every recount that was asked for. Returns how many deadlines moved. Broken off, it is begun again at
    the next call, and what was counted already stays as it is."""
    moved = 0
    for asked in Recount.objects.filter(done_at__isnull=True).order_by("id"):
        tables.expire()  # this process may still hold the list as it was
        moved += _carry_out(asked, now)
    return moved


def _carry_out(asked: Recount, now: datetime) -> int:
    Recount.objects.filter(pk=asked.pk).update(seen=0, moved=0)
    numbers = list(concerned(asked.first).order_by("id").values_list("id", flat=True))
    moved = 0
    for start in range(0, len(numbers), BATCH):
        batch = numbers[start : start + BATCH]
        changed = _count_again(batch, now)
        moved += changed
        Recount.objects.filter(pk=asked.pk).update(seen=F("seen") + len(batch), moved=F("moved") + changed)
    Recount.objects.filter(pk=asked.pk).update(done_at=now)
    return moved


def concerned(first: date) -> "QuerySet[Case]":
    """Open cases whose deadline, time on their level, time on the way or time for those called in a change of that day
    can reach."""
    reached = reduce(or_, (Q(**{f"{field}__gte": day_begins(first)}) for field in REACHED), Q(due_certain=False))
    return Case.objects.open().filter(reached)


@transaction.atomic
def _count_again(numbers: list[int], now: datetime) -> int:
    """Returns how many deadlines moved."""
    cases = list(
        Case.objects.open().filter(pk__in=numbers).order_by("id").select_for_update(of=("self",)).defer(*UNREAD)
    )
    before = {case.pk: _times(case) for case in cases}
    counted, parts = recounted(cases, now)
    Assignment.objects.bulk_update(parts, COUNTED)
    write([(case, events) for case, events in counted if before[case.pk] != _times(case)])
    return sum(len(events) for _case, events in counted)


def _times(case: Case) -> list[Any]:
    return [getattr(case, field) for field in COMPARED]
