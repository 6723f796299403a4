"""Files that may be one person's: the same id number, or the same name and telephone."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from linli.residents.models import Resident

MOST = 50


@dataclass(frozen=True, slots=True)
class Pair:
    """Two members of households. `by_number`: they have the same id number; else the same name and telephone."""

    first: Resident
    second: Resident
    by_number: bool


def doubles(account: Any, *, most: int = MOST) -> list[Pair]:
    """Pairs that the account may see both of, those with the same id number first; `most` at most."""
    found: dict[tuple[int, int], Pair] = {}
    for column in ("id_mark", "same_mark"):
        for pair in _pairs(account, column, most):
            found.setdefault((pair.first.pk, pair.second.pk), pair)
    return list(found.values())[:most]


def _pairs(account: Any, column: str, most: int) -> list[Pair]:
    seen = Resident.objects.present().visible_to(account).filter(**{f"{column}__isnull": False})
    shared = seen.values(column).annotate(count=Count("pk")).filter(count__gt=1).order_by(column)[:most]
    marks = [row[column] for row in shared]
    groups: dict[int, list[Resident]] = {}
    for each in seen.filter(**{f"{column}__in": marks}).select_related("household").order_by("pk"):
        groups.setdefault(getattr(each, column), []).append(each)
    return [Pair(group[0], other, column == "id_mark") for group in groups.values() for other in group[1:]]
