"""A plan of a month, worked out by the worker: shifts from the rules, filled fairly, what cannot be filled said.

What a person has confirmed of an earlier draft, and what is published, stays as it is.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from linli.core import copying
from linli.people.asked import each_in_turn
from linli.rosters.asking import Asked, ask, is_off
from linli.rosters.days import month_of
from linli.rosters.fitting import ByShift, fitting, minutes_of_rest, standing
from linli.rosters.models import DutyPlan, PlanLine, Shift
from linli.rosters.occurring import bring_in_line, stations_under
from linli.rosters.practice import terms
from linli.rosters.slots import Answer, Slot
from linli.rosters.solving import solve
from linli.rosters.words import Going

LOCK = 0x44_55_54_59


def work_out_all(*, now: datetime) -> int:
    """Work out every plan that was asked for, one process at a time; one whose worker was killed is begun again.
    Returns how many."""
    return each_in_turn(DutyPlan, lambda plan: work_out(plan, now=timezone.now()), lock=LOCK)


@transaction.atomic
def work_out(plan: DutyPlan, *, now: datetime) -> Answer:
    """Work a plan out and write its lines. Done again, it replaces what it wrote, but not what was confirmed."""
    first, last = month_of(plan.month)
    shifts = bring_in_line(stations_under(plan.area_id), first, last)
    there = standing(shifts)
    confirmed = _confirmed(plan, shifts, there)
    kept = {shift.pk: there[shift.pk] | confirmed[shift.pk] for shift in shifts}
    asked = ask(shifts, kept, terms())
    answer = solve(asked.slots, asked.before, rest=minutes_of_rest())
    _write_lines(plan, asked, answer, confirmed)
    figures = _figures(shifts, kept, asked, answer) | {"confirmed": _count(confirmed)}
    DutyPlan.objects.filter(pk=plan.pk).update(state=Going.DRAFT, done_at=now, figures=figures)
    return answer


def _confirmed(plan: DutyPlan, shifts: Sequence[Shift], there: ByShift) -> ByShift:
    """Shift -> people whom somebody has confirmed in this plan, or in the newest draft before it; as far as the hard
    rules, asked again, still let them."""
    drafts = DutyPlan.objects.filter(area=plan.area_id, month=plan.month, state=Going.DRAFT).exclude(pk=plan.pk)
    source = plan if plan.lines.exists() else drafts.order_by("-pk").first()
    lines = source.lines.filter(kept=True).order_by("pk") if source else PlanLine.objects.none()
    wanted = list(lines.values_list("shift_id", "person_id"))
    return fitting(shifts, there, wanted) if wanted else defaultdict(set)


def _write_lines(plan: DutyPlan, asked: Asked, answer: Answer, confirmed: ByShift) -> None:
    plan.lines.all().delete()
    pairs = [(asked.shifts[at].pk, person, False) for at, person in answer.given]
    pairs += [(shift, person, True) for shift, people in confirmed.items() for person in sorted(people)]
    lines = [
        PlanLine(
            plan=plan, shift_id=shift, person_id=person, organisation_id=asked.organisations[shift, person], kept=kept
        )
        for shift, person, kept in pairs
    ]
    copying.give_keys(lines)
    copying.copy(PlanLine, lines)


def _figures(shifts: Sequence[Shift], kept: ByShift, asked: Asked, answer: Answer) -> dict[str, Any]:
    """Numbers as they are shown: what is filled, how evenly, and each shift that is short with what stood in the way:
    candidates there are, on leave, bound elsewhere."""
    missing = sum(answer.short.values())
    had = _had(asked, answer)
    gaps = [
        {
            "shift": asked.shifts[at].pk,
            "missing": short,
            "often": _often(asked.slots[at], had),
            **asked.fallen[asked.shifts[at].pk],
        }
        for at, short in answer.short.items()
    ]
    return {
        "shifts": len(shifts),
        "off": sum(is_off(shift.day) for shift in shifts),
        "wanted": sum(shift.needed for shift in shifts),
        "filled": sum(shift.needed for shift in shifts) - missing,
        "people": len({person for slot in asked.slots for person in slot.able}.union(*kept.values())),
        "gaps": gaps,
        "fair": answer.figures(),
        "caps": _caps(asked, had),
    }


def _had(asked: Asked, answer: Answer) -> Counter[tuple[int, int]]:
    """(rule, person) -> turns in the month, of rules that cap them."""
    had = Counter(asked.before.capped)
    had.update((asked.slots[at].cap, person) for at, person in answer.given if asked.slots[at].cap)
    return had


def _often(slot: Slot, had: Counter[tuple[int, int]]) -> int:
    """How many of those who may serve have all the turns of the rule that they may have."""
    return sum(had[slot.cap, person] >= slot.most for person in slot.able) if slot.cap else 0


def _caps(asked: Asked, had: Counter[tuple[int, int]]) -> list[dict[str, Any]]:
    """Each rule that caps turns: how many at most, and how many people have as many."""
    rules = {shift.rule_id: shift.rule for shift in asked.shifts if shift.rule.most}
    return [
        {
            "name": rule.name,
            "name_en": rule.name_en,
            "most": rule.most,
            "reached": sum(rule_id == pk and count >= (rule.most or 0) for (rule_id, _person), count in had.items()),
        }
        for pk, rule in sorted(rules.items())
    ]


def _count(confirmed: ByShift) -> int:
    return sum(map(len, confirmed.values()))
