"""The visits of a day as its diary tells them: what was said, what came of it, and earlier words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from linli.visits.models import CareGiven, Earlier, Photo, Raised, Visit
from linli.visits.practice import kind_word, theme_word


@dataclass(frozen=True, slots=True)
class Line:
    """One visit. `whom`: the household, the enterprise or the place."""

    visit: Visit
    kind: str
    theme: str
    whom: str
    raised: tuple[Raised, ...]
    care: tuple[CareGiven, ...]
    photos: tuple[Photo, ...]
    earlier: tuple[Earlier, ...]


def lines(visits: Sequence[Visit]) -> list[Line]:
    """By visit, in their order. Four queries, whatever their number; none for no visits."""
    ids = [each.pk for each in visits]
    if not ids:
        return []
    raised = _by(Raised.objects.filter(visit__in=ids).select_related("case"))
    care = _by(CareGiven.objects.filter(visit__in=ids).select_related("need"))
    photos, earlier = _by(Photo.objects.filter(visit__in=ids)), _by(Earlier.objects.filter(visit__in=ids))
    return [
        Line(
            each,
            kind_word(each.kind),
            theme_word(each.theme) if each.theme else "",
            whom(each),
            *(tuple(rows.get(each.pk, ())) for rows in (raised, care, photos, earlier)),
        )
        for each in visits
    ]


def whom(visit: Visit) -> str:
    """Whom or where, as short as it is clear."""
    if visit.household:
        return f"{visit.household.building} · {visit.household.code}".strip(" ·")
    return str(visit.enterprise) if visit.enterprise else visit.place or str(visit.area)


def _by(rows: "QuerySet[Any]") -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for row in rows.order_by("id"):
        found.setdefault(row.visit_id, []).append(row)
    return found
