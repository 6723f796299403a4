"""A plan as its page shows it: stations, shifts with people, gaps with their reasons, what differs from another."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Prefetch, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linli.rosters.days import month_of
from linli.rosters.models import DutyPlan, PlanLine, Shift
from linli.rosters.occurring import stations_under, to_be_said
from linli.rosters.queries import with_turns
from linli.rosters.rules import when


@dataclass(frozen=True, slots=True)
class Gap:
    """A shift that nobody, or not enough, could be found for."""

    shift: Shift
    when: str
    missing: int
    why: str


def stations(plan: DutyPlan) -> list[Any]:
    """Each station with how many turns the plan has there, and how many are confirmed. One query."""
    rows = plan.lines.values("shift__station", "shift__station__code", "shift__station__name").annotate(
        turns=Count("pk"), kept=Count("pk", filter=Q(kept=True)), people=Count("person", distinct=True)
    )
    return list(rows.order_by("shift__station__area__path", "shift__station__code"))


def gaps(plan: DutyPlan) -> list[Gap]:
    """What could not be filled, by name. One query."""
    said = {gap["shift"]: gap for gap in plan.figures.get("gaps", ())}
    found = Shift.objects.filter(pk__in=said).select_related("station", "rule").order_by("starts_at", "pk")
    return [Gap(shift, when(shift), said[shift.pk]["missing"], _why(said[shift.pk])) for shift in found]


def _why(gap: dict[str, int]) -> str:
    """What stood in the way of those who could be asked."""
    if not gap.get("candidates"):
        return _("Nobody else holds a post out of which it is filled.")
    words = ngettext("%(count)d could be asked", "%(count)d could be asked", gap["candidates"])
    parts = [words % {"count": gap["candidates"]}]
    if gap.get("leave"):
        parts.append(ngettext("%(count)d on leave", "%(count)d on leave", gap["leave"]) % {"count": gap["leave"]})
    if gap.get("bound"):
        words = ngettext("%(count)d bound by other duty", "%(count)d bound by other duty", gap["bound"])
        parts.append(words % {"count": gap["bound"]})
    if often := gap.get("often", 0):
        words = ngettext(
            "%(count)d has as many turns as the rule allows", "%(count)d have as many turns as the rule allows", often
        )
        parts.append(words % {"count": often})
    rest = gap["candidates"] - gap.get("leave", 0) - gap.get("bound", 0) - often
    if rest:
        words = ngettext(
            "%(count)d at another place then, or not rested", "%(count)d at another place then, or not rested", rest
        )
        parts.append(words % {"count": rest})
    return _(", ").join(parts)


def remarks(plan: DutyPlan) -> list[str]:
    """What somebody might stumble over in the month. Two queries."""
    return to_be_said(stations_under(plan.area_id), *month_of(plan.month))


def shifts(plan: DutyPlan, code: str) -> list[Shift]:
    """A station's shifts of the month: published turns, and the plan's lines as `lines`. Three queries."""
    lines = Prefetch("lines", queryset=plan.lines.select_related("person").order_by("pk"))
    found = Shift.objects.filter(station__code=code, day__year=plan.month.year, day__month=plan.month.month)
    rows = with_turns(found.select_related("rule").order_by("starts_at", "pk")).prefetch_related(lines)
    return list(rows)


def differences(plan: DutyPlan, other: DutyPlan) -> list[tuple[Shift, list[str], list[str]]]:
    """The shifts whose people differ: before (the other plan), and now. Two queries."""
    rows = PlanLine.objects.filter(plan__in=(plan, other)).values_list("plan_id", "shift_id", "person__name")
    named: dict[int, dict[int, set[str]]] = {}
    for of, shift, name in rows:
        named.setdefault(shift, {}).setdefault(of, set()).add(name)
    changed = {shift: by for shift, by in named.items() if by.get(plan.pk) != by.get(other.pk)}
    found = Shift.objects.filter(pk__in=changed).select_related("station", "rule").order_by("starts_at", "pk")
    return [
        (shift, sorted(changed[shift.pk].get(other.pk, ())), sorted(changed[shift.pk].get(plan.pk, ())))
        for shift in found
    ]
