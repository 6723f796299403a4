"""The cases behind a number of the rates: exactly those that were counted, newest first."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from linli.areas.tree import tree
from linli.insight.measures import Measure
from linli.insight.models import Verdict

LENSES = {"category": "category_id__in", "channel": "channel__in", "lead": "lead_id__in"}


@dataclass(frozen=True, slots=True)
class Asked:
    """Which number. `of`: part, whole, out, or one piece as “standing:result”. `values` under the lens: channels, or
    ids, None for those that have none; no lens: all. `here`: only what stands in the very area, nothing below."""

    measure: Measure
    area_id: int
    first: date
    last: date
    of: str = "whole"
    lens: str = ""
    values: tuple[Any, ...] = ()
    here: bool = False


def verdicts(asked: Asked) -> Any:
    """The rows, newest first; their number is the number that was asked about."""
    found = Verdict.objects.filter(rate=asked.measure.rate, day__range=(asked.first, asked.last))
    found = found.filter(_within(asked), _of(asked.measure, asked.of))
    if asked.lens:
        found = found.filter(_seen(asked.lens, asked.values))
    return found.order_by("-day", "-id")


def _within(asked: Asked) -> Q:
    nodes = tree.get().nodes
    if asked.here:
        return Q(area_id=asked.area_id)
    if len(nodes[asked.area_id].lineage) == 1:
        return Q()
    return Q(area_id__in=[node.id for node in nodes.values() if asked.area_id in node.lineage])


def _seen(lens: str, values: tuple[Any, ...]) -> Q:
    known = [value for value in values if value is not None]
    found = Q(**{LENSES[lens]: known})
    return found | Q(**{LENSES[lens].replace("__in", "__isnull"): True}) if None in values else found


def _of(measure: Measure, of: str) -> Q:
    out = Q(result__in=measure.out) | Q(standing__in=measure.out)
    if of == "out":
        return out
    if of == "whole":
        return ~out
    if of == "part":
        return ~out & Q(result__in=[result for result, credit in measure.credit.items() if credit])
    standing, _colon, result = of.partition(":")
    return Q(standing=standing, result=result)
