"""What was served (F5, F7): leads, sits, turns of departments, station duty; by sort of shift and by organisation.

A turn counts as service when somebody came; one that was missed, or is still to come, is said beside it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.utils.translation import gettext as _

from linli.cases.models import Case
from linli.people.directory import directory
from linli.rosters.models import Turn
from linli.rosters.words import SERVED, Mode, Presence


@dataclass(frozen=True, slots=True)
class Line:
    """One organisation, or all of a sort of shift together. `sessions`: shifts in which somebody served; `turns`:
    turns served, by so many `people`; `missed`: nobody came; `ahead`: still to
    come; `cases`: that were taken in meanwhile by those on duty."""

    name: str
    mode: Mode
    sessions: int
    turns: int
    late: int
    missed: int
    ahead: int
    people: int
    cases: int


def served(stations: Iterable[int], first: date, last: date) -> QuerySet[Turn]:
    """The turns of a span of days at some stations (ids)."""
    return Turn.objects.standing().filter(
        shift__station__in=list(stations), shift__day__range=(first, last), shift__published_at__isnull=False
    )


def by_mode(turns: QuerySet[Turn]) -> list[Line]:
    """A line for each sort of shift that there was. Two queries."""
    cases = _cases(turns, "mode")
    return [_line(row, str(Mode(row["mode"]).label), cases) for row in _counted(turns, "mode")]


def by_organisation(turns: QuerySet[Turn]) -> list[Line]:
    """A line for each organisation and sort of shift, those that served most first. Two queries."""
    cases, known = _cases(turns, "mode", "organisation"), directory.get()
    rows = sorted(_counted(turns, "mode", "organisation"), key=lambda row: (row["mode"], -row["turns"]))
    return [_line(row, known.name(row["organisation"]) or _("no organisation"), cases) for row in rows]


def _counted(turns: QuerySet[Turn], *by: str) -> list[dict[str, Any]]:
    came = Q(presence__in=SERVED)
    rows = turns.order_by().annotate(mode=F("shift__mode")).values(*by)
    found = rows.annotate(
        sessions=Count("shift", distinct=True, filter=came),
        turns=Count("pk", filter=came),
        late=Count("pk", filter=Q(presence=Presence.LATE)),
        missed=Count("pk", filter=Q(presence=Presence.ABSENT)),
        ahead=Count("pk", filter=Q(presence=Presence.AWAITED)),
        people=Count("person", distinct=True, filter=came),
    )
    return list(found.order_by(*by))


def _cases(turns: QuerySet[Turn], *by: str) -> dict[tuple[object, ...], int]:
    """How many cases those on duty registered while they were (F9: orders collected by those who sit in)."""
    came = turns.filter(presence__in=SERVED).annotate(mode=F("shift__mode"))
    found: dict[tuple[object, ...], int] = {}
    rows = came.filter(person__account__isnull=False).values_list(
        "person__account", "shift__starts_at", "shift__ends_at", *by
    )
    spans = list(rows)
    if not spans:
        return found
    accounts = {span[0] for span in spans}
    begin, end = min(span[1] for span in spans), max(span[2] for span in spans)
    taken = Case.objects.filter(registered_by__in=accounts, received_at__gte=begin, received_at__lt=end).order_by()
    for account, received_at in taken.values_list("registered_by_id", "received_at"):
        key = next((span[3:] for span in spans if span[0] == account and span[1] <= received_at < span[2]), None)
        if key:
            found[key] = found.get(key, 0) + 1
    return found


def _line(row: dict[str, Any], name: str, cases: dict[tuple[object, ...], int]) -> Line:
    key = tuple(row[each] for each in ("mode", "organisation") if each in row)
    numbers = {each: row[each] for each in ("sessions", "turns", "late", "missed", "ahead", "people")}
    return Line(name=name, mode=Mode(row["mode"]), cases=cases.get(key, 0), **numbers)
