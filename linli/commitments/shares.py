"""How promises were kept: kept, late, broken and still overdue, each as a share of all that were due in a stretch of
days. Each comes with what it is a share of; those released are told beside it, never left out silently."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, F, Q

from linli.areas.tree import tree
from linli.commitments.models import Commitment
from linli.commitments.words import State


@dataclass(frozen=True, slots=True)
class Shares:
    """Of all whose last day lay in the stretch: `kept`, `late`, `broken`; `overdue`: past it and not done, or done past
    it and not struck off yet. `running`: neither one nor the other yet. `released`: beside the shares."""

    kept: int = 0
    late: int = 0
    broken: int = 0
    overdue: int = 0
    running: int = 0
    released: int = 0

    @property
    def whole(self) -> int:
        """What the shares are shares of: all that came due, less what waits to be struck off or was released."""
        return self.kept + self.late + self.broken + self.overdue

    def share(self, part: int) -> float | None:
        """None when there is nothing to divide by."""
        return part / self.whole if self.whole else None

    def __add__(self, other: "Shares") -> "Shares":
        return Shares(*(getattr(self, name) + getattr(other, name) for name in self.__dataclass_fields__))


def of_area(area_id: int, first: date, last: date, now: datetime) -> Shares:
    """Of everything in an area, both days included. One query."""
    return _one(Commitment.objects.within(area_id), first, last, now)


def of_organisation(organisation_id: int, first: date, last: date, now: datetime) -> Shares:
    """Of an organisation, its members' promises included. One query."""
    return _one(Commitment.objects.filter(organisation=organisation_id), first, last, now)


def of_person(person_id: int, first: date, last: date, now: datetime) -> Shares:
    """Of one member's own promises. One query."""
    return _one(Commitment.objects.filter(person=person_id), first, last, now)


def by_organisation(area_id: int, first: date, last: date, now: datetime) -> dict[int, Shares]:
    """Organisation -> its shares, of all that promised something in an area. One query."""
    return _grouped(Commitment.objects.within(area_id), "organisation_id", first, last, now)


def by_area(area_ids: Iterable[int], first: date, last: date, now: datetime) -> dict[int, Shares]:
    """Each of these areas with everything below it. One query."""
    found = _grouped(Commitment.objects.all(), "area_id", first, last, now)
    sums = dict.fromkeys(area_ids, Shares())
    nodes = tree.get().nodes
    for area_id, shares in found.items():
        for above in nodes[area_id].lineage if area_id in nodes else ():
            if above in sums:
                sums[above] += shares
    return sums


def _one(rows: Any, first: date, last: date, now: datetime) -> Shares:
    return Shares(**_due(rows, first, last).aggregate(**_sums(now)))


def _grouped(rows: Any, by: str, first: date, last: date, now: datetime) -> dict[int, Shares]:
    found = _due(rows, first, last).order_by().values(by).annotate(**_sums(now))
    return {row.pop(by): Shares(**row) for row in found}


def _due(rows: Any, first: date, last: date) -> Any:
    return rows.published().due_between(first, last)


def _sums(now: datetime) -> dict[str, Any]:
    late = Q(state=State.FINISHED, finished_at__gte=F("due_at"))
    return {
        "kept": Count("pk", filter=Q(state=State.KEPT)),
        "late": Count("pk", filter=Q(state=State.LATE)),
        "broken": Count("pk", filter=Q(state=State.BROKEN)),
        "overdue": Count("pk", filter=Q(state=State.OPEN, due_at__lte=now) | late),
        "running": Count("pk", filter=Q(state=State.OPEN, due_at__gt=now) | Q(state=State.FINISHED) & ~late),
        "released": Count("pk", filter=Q(state=State.RELEASED)),
    }
