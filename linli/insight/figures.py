"""Figures of an area, read from the counters: what stands, what flowed, and the three rates with their denominators."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Sum

from linli.cases.words import OPEN, Outcome
from linli.insight.counting import COUNTING
from linli.insight.models import Flow, Standing, hour_of
from linli.journal.models import Cursor, Event, Seal


@dataclass(frozen=True, slots=True)
class Rate:
    """A share with what it is a share of. `share` is None when there is nothing to divide by."""

    part: int
    whole: int

    @property
    def share(self) -> float | None:
        return self.part / self.whole if self.whole else None


@dataclass(frozen=True, slots=True)
class Period:
    """What happened in an area from `first` to `last`, both days included. `mean_days`: from received to finished."""

    first: date
    last: date
    received: int
    finished: int
    on_time: Rate
    solved: Rate
    mean_days: float | None


def open_by_area(area_ids: list[int]) -> dict[int, int]:
    """How many cases are open now in each of these areas (with everything below it)."""
    rows = Standing.objects.filter(area_id__in=area_ids, lens=Standing.Lens.ALL, status__in=OPEN)
    counted = rows.values_list("area_id").annotate(total=Sum("count"))
    return dict.fromkeys(area_ids, 0) | dict(counted)


def standing(area_id: int, lens: str = Standing.Lens.ALL) -> dict[tuple[str, str], int]:
    """Now: (value of the lens, status) -> how many cases."""
    rows = Standing.objects.filter(area_id=area_id, lens=lens, count__gt=0)
    return {(value, status): count for value, status, count in rows.values_list("value", "status", "count")}


def due_before(area_id: int, hour: datetime) -> int:
    """How many open cases had their deadline in an earlier hour."""
    rows = Standing.objects.filter(area_id=area_id, lens=Standing.Lens.DUE, value__lt=hour_of(hour))
    return rows.aggregate(total=Sum("count"))["total"] or 0


def period(area_id: int, first: date, last: date) -> Period:
    """The figures of a stretch of days. On time: of all finished in it; solved: of all finished in it, those that are
    not left for later."""
    rows = Flow.objects.filter(area_id=area_id, day__range=(first, last))
    sums = {
        (measure, value): (count, seconds)
        for measure, value, count, seconds in rows.values_list("measure", "value").annotate(
            total=Sum("count"), took=Sum("seconds")
        )
    }

    def total(measure: str, *values: str) -> int:
        return sum(count for (m, v), (count, _s) in sums.items() if m == measure and (not values or v in values))

    finished = total("finished")
    seconds = sum(took for (measure, _v), (_c, took) in sums.items() if measure == "finished")
    return Period(
        first=first,
        last=last,
        received=total("received"),
        finished=finished,
        on_time=Rate(finished - total("late"), finished),
        solved=Rate(total("finished", Outcome.AT_ONCE, Outcome.IN_TIME), finished),
        mean_days=seconds / finished / 86400 if finished else None,
    )


def by_day(area_id: int, first: date, last: date, measure: str) -> dict[date, int]:
    """A measure day by day; days on which nothing happened are absent."""
    rows = Flow.objects.filter(area_id=area_id, day__range=(first, last), measure=measure)
    return dict(rows.values_list("day").annotate(total=Sum("count")).values_list("day", "total"))


def counted_up_to(now: datetime) -> datetime | None:
    """Until when these figures count: now, if nothing waits; else when the last counted stretch was sealed."""
    cursor = Cursor.objects.filter(reader=COUNTING.name).first()
    if cursor is None:
        return None
    last = Event.objects.order_by("-id").values_list("position__position", flat=True).first()
    if last == cursor.position:
        return now
    return Seal.objects.filter(last__lte=cursor.position).order_by("-last").values_list("at", flat=True).first()
