"""The public numbers of the month, and what each is made of. Read once a minute for each process."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from linli.areas.tree import Node, tree
from linli.core.fresh import Fresh
from linli.insight import figures
from linli.insight.figures import Period, Rate
from linli.insight.models import Flow

AGE = 60


@dataclass(frozen=True, slots=True)
class Number:
    """One number: its name, the figure as shown, its unit, and a sentence on what it is made of."""

    key: str
    name: Promise
    value: str
    unit: Promise | str
    made_of: Promise
    rate: Rate | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One place's share of the month."""

    node: Node
    received: int
    finished: int


@dataclass(frozen=True, slots=True)
class Month:
    """The month so far, of the whole practice, and place by place."""

    period: Period
    numbers: list[Number]
    rows: list[Row]


def _read() -> Month | None:
    roots = tree.get().roots
    if not roots:
        return None
    today = timezone.localdate()
    period = figures.period(roots[0].id, today.replace(day=1), today)
    return Month(period, _numbers(period), _rows(tree.get().children(roots[0].id), period.first, period.last))


def _numbers(period: Period) -> list[Number]:
    made: list[Callable[[Period], Number | None]] = [_received, _finished, _days, _on_time, _satisfied]
    return [number for make in made if (number := make(period))] if period.received or period.finished else []


def _received(period: Period) -> Number:
    return Number(
        "received",
        _("told to us"),
        str(period.received),
        _("cases"),
        _("Every case that came in, through any channel."),
    )


def _finished(period: Period) -> Number:
    return Number(
        "finished",
        _("settled"),
        str(period.finished),
        _("cases"),
        _(
            "Every case finished this month, whenever it came in; "
            "what cannot be solved now and was explained counts too."
        ),
    )


def _days(period: Period) -> Number | None:
    if period.mean_days is None:
        return None
    return Number(
        "days",
        _("on average"),
        f"{period.mean_days:.1f}",
        _("days"),
        _("From the moment a case came in to the moment it was finished, nights and holidays included."),
    )


def _on_time(period: Period) -> Number | None:
    made_of = _("Of all cases finished this month, those finished before their deadline.")
    return _share("on-time", _("in time"), period.on_time, made_of)


def _satisfied(period: Period) -> Number | None:
    made_of = _("Of all ratings that residents gave this month, “satisfied” and “very satisfied”.")
    return _share("satisfied", _("satisfied"), period.satisfied, made_of)


def _share(key: str, name: Promise, rate: Rate, made_of: Promise) -> Number | None:
    return None if rate.share is None else Number(key, name, f"{rate.share * 100:.1f}", "%", made_of, rate)


def _rows(nodes: list[Node], first: date, last: date) -> list[Row]:
    flows = Flow.objects.filter(area_id__in=[node.id for node in nodes], day__range=(first, last))
    sums = {
        (area_id, measure): total
        for area_id, measure, total in flows.values_list("area_id", "measure").annotate(total=Sum("count")).order_by()
    }
    rows = [Row(node, sums.get((node.id, "received"), 0), sums.get((node.id, "finished"), 0)) for node in nodes]
    return sorted((row for row in rows if row.received or row.finished), key=lambda row: -row.received)


month: Fresh[Month | None] = Fresh(_read, seconds=AGE)
