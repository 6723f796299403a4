"""The public numbers of the month, and what each is made of. Read once a minute for each process."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum
from django.utils import timezone
from django.utils.functional import Promise, lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from linli.areas.tree import Node, tree
from linli.cases import look
from linli.core.fresh import Fresh
from linli.insight import figures
from linli.insight.figures import Period, Rate
from linli.insight.measures import KEYS, measures
from linli.insight.models import Flow
from linli.insight.rates import Reckoned, rates
from linli.insight.words import GRADES, Result, Standing

AGE = 60
SATISFACTION = KEYS.index("satisfaction")


@dataclass(frozen=True, slots=True)
class Number:
    """One number: its name, the figure as shown, its unit, and a sentence on what it is made of."""

    key: str
    name: Promise | str
    value: str
    unit: Promise | str
    made_of: Promise | str
    rate: Rate | Reckoned | None = None


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
    """As the practice reckons it; its words are read when they are shown, in the reader's language."""
    found = rates(tree.get().roots[0].id, period.first, period.last).of("satisfaction")
    return _share("satisfied", lazy(_its_name, str)(), found, lazy(_its_parts, str)())


def _its_name() -> str:
    return measures().three[SATISFACTION].name


def _its_parts() -> str:
    """What each grade is worth, and who is left out, sentence by sentence."""
    measure = measures().three[SATISFACTION]
    worth = " · ".join(f"{look.grade_word(int(each))} {measure.credit.get(each, 0)} %" for each in GRADES)
    said = [gettext("Of what residents said of the results this month, each grade counts so much: %(worth)s.")]
    out = [str(word.label) for kind in (Result, Standing) for word in kind if word.value and word.value in measure.out]
    said += [gettext("Not counted: %(out)s.")] if out else []
    said += [gettext("Some cases count for more than one.")] if measures().weights else []
    return " ".join(said) % {"worth": worth, "out": " · ".join(out)}


def _share(key: str, name: Promise | str, rate: Rate | Reckoned, made_of: Promise | str) -> Number | None:
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
