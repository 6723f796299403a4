"""The clocks of a case: its class's allowance from the moment it was received or begun again, on the practice's
calendar, with its pauses and more time given; what is wanted on the way; the time on its level of the ladder."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from django.utils.translation import gettext as _

from linli.areas.tree import Node
from linli.cases import hours, supervision
from linli.cases.ladder import rungs
from linli.cases.models import Case, Extension, Pause
from linli.cases.words import Milestone
from linli.catalogue.models import Category, DeadlineClass
from linli.catalogue.tables import tables
from linli.core import deadline
from linli.core.calendar import WorkCalendar
from linli.core.counting import Line
from linli.core.deadline import Allowance, Deadline, Explanation, Pauses


def class_for(category: Category | None) -> DeadlineClass | None:
    """The category's class, or what the practice gives to cases nobody has classified yet."""
    known = tables.get()
    return known.deadline_classes.get(category.deadline_class_id) if category else known.default_deadline_class


def begun(
    start: datetime, chosen: DeadlineClass | None, area_id: int, no_later: datetime | None = None
) -> dict[str, Any]:
    """What the clock of a case that begins now, in an area, says: due_at, due_certain, amber_at. `no_later`: by when a
    level above wants it."""
    clock = _clock(start, chosen.allowance if chosen else None, (), hours.calendar(area_id))
    return _no_later(clock, start, no_later) if no_later else clock


def on_the_way(start: datetime, chosen: DeadlineClass | None, area_id: int, *milestones: Milestone) -> dict[str, Any]:
    """By when what is wanted on the way is wanted, counted from now; only what the practice switched on."""
    wanted = [(each, chosen.allows(each)) for each in milestones] if chosen else []
    calendar = hours.calendar(area_id)
    return {f"{each}_by": deadline.due(start, span, calendar).at for each, span in wanted if span}


@dataclass(frozen=True, slots=True)
class Aside:
    """What moves a case's deadline: its pauses, and more time once given in this round."""

    pauses: tuple[tuple[datetime, datetime], ...] = ()
    more: Allowance | None = None


def asides(cases: Iterable[Case]) -> dict[int, Aside]:
    """What moves these cases' deadlines, by their number. Two queries, however many cases."""
    by_pk = {case.pk: case for case in cases}
    pauses: dict[int, list[tuple[datetime, datetime]]] = {}
    for pk, since, until in Pause.objects.filter(case__in=by_pk).values_list("case_id", "since", "until"):
        pauses.setdefault(pk, []).append((since, until))
    given = Extension.objects.filter(case__in=by_pk, granted=True)
    more = {each.case_id: each.allowance for each in given if each.round == by_pk[each.case_id].round}
    return {pk: Aside(tuple(pauses.get(pk, ())), more.get(pk)) for pk in by_pk}


def reckoned(case: Case, aside: Aside | None = None) -> dict[str, Any]:
    """What the clocks of a case say now, counted anew: due_at, due_certain, amber_at, rung_due_at."""
    known = aside or asides([case])[case.pk]
    chosen = tables.get().deadline_classes.get(case.deadline_class_id or 0)
    calendar = hours.calendar(case.area_id)
    clock = _clock(case.due_from, chosen.allowance if chosen else None, known.pauses, calendar)
    if known.more and clock["due_at"]:
        clock = _clock(clock["due_at"], known.more, known.pauses, calendar, certain=clock["due_certain"])
    if case.due_no_later:
        clock = _no_later(clock, case.due_from, case.due_no_later)
    return clock | _on_rung(case, known.pauses, calendar)


def _clock(
    start: datetime, allowance: Allowance | None, pauses: Pauses, calendar: WorkCalendar, *, certain: bool = True
) -> dict[str, Any]:
    if allowance is None:
        return {"due_at": None, "due_certain": True, "amber_at": None}
    ends = deadline.due(start, allowance, calendar, pauses)
    amber = _amber(start, allowance, ends.at, calendar, pauses)
    return {"due_at": ends.at, "due_certain": ends.certain and certain, "amber_at": amber}


def _no_later(clock: dict[str, Any], start: datetime, limit: datetime) -> dict[str, Any]:
    """The clock, but never past what a level above wants; a limit from before the clock began says nothing to it."""
    if limit <= start or (clock["due_at"] and clock["due_at"] <= limit):
        return clock
    share = start + (limit - start) * supervision.amber_percent() / 100
    return {"due_at": limit, "due_certain": True, "amber_at": min(clock["amber_at"] or share, share)}


def _amber(start: datetime, allowance: Allowance, ends: datetime, calendar: WorkCalendar, pauses: Pauses) -> datetime:
    """The end of the last whole unit within the practice's share; of a single unit, that share of it by the clock."""
    percent = supervision.amber_percent()
    whole = allowance.amount * percent // 100
    if whole:
        return deadline.due(start, Allowance(whole, allowance.unit), calendar, pauses).at
    return start + (ends - start) * percent / 100


def _on_rung(case: Case, pauses: Pauses, calendar: WorkCalendar) -> dict[str, Any]:
    rung = rungs.get().get(case.rung_id or 0)
    if rung is None or rung.allowance is None or case.rung_since is None:
        return {"rung_due_at": None}
    return {"rung_due_at": deadline.due(case.rung_since, rung.allowance, calendar, pauses).at}


@dataclass(frozen=True, slots=True)
class Sum:
    """The whole sum behind a deadline: the first count, the pauses in it, and the count of more time given.

    `spells` are the office hours it was counted by; `keeper` is the area whose own they are, None: the practice's.
    `no_later` is what a level above wants, where that comes sooner.
    """

    first: Explanation
    pauses: Pauses
    more: Explanation | None
    spells: tuple[tuple[time, time], ...]
    keeper: Node | None
    no_later: datetime | None = None

    @property
    def allowance(self) -> Allowance:
        return self.first.allowance

    @property
    def office_hours(self) -> str:
        """Which office hours it was counted by, and whose if not the practice's; nothing where they had no say."""
        if not (self.allowance.unit.working or (self.more and self.more.allowance.unit.working)):
            return ""
        said = ", ".join(f"{opens:%H:%M}–{closes:%H:%M}" for opens, closes in self.spells)
        if self.keeper:
            return _("Office hours of %(name)s: %(hours)s.") % {"name": self.keeper, "hours": said}
        return _("Office hours: %(hours)s.") % {"hours": said}

    @property
    def lines(self) -> list[Line]:
        return self.first.lines + (self.more.lines if self.more else [])

    @property
    def deadline(self) -> Deadline:
        counted = (self.more or self.first).deadline
        return Deadline(self.no_later, certain=True) if self.no_later else counted


def explain(case: Case) -> Sum | None:
    """The sum behind a case's deadline, day by day; None for a case without one."""
    if case.deadline_class_id is None:
        return None
    chosen, calendar = tables.get().deadline_classes[case.deadline_class_id], hours.calendar(case.area_id)
    known = asides([case])[case.pk]
    pauses = sorted(pause for pause in known.pauses if pause[1] > case.due_from)
    first = deadline.explain(case.due_from, chosen.allowance, calendar, pauses)
    more = deadline.explain(first.deadline.at, known.more, calendar, pauses) if known.more else None
    sooner = case.due_no_later if case.due_no_later == case.due_at else None
    return Sum(first, pauses, more, calendar.hours, hours.keeper(case.area_id), sooner)
