"""Which of the people that somebody wants on shifts may be there: the hard rules asked for many at once."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from linli.rosters.asking import ask
from linli.rosters.models import Shift, Turn
from linli.rosters.practice import terms
from linli.rosters.slots import Held

ByShift = dict[int, set[int]]


def standing(shifts: Sequence[Shift]) -> ByShift:
    """Shift -> people who have a published turn on it."""
    found: ByShift = defaultdict(set)
    for shift, person in Turn.objects.standing().filter(shift__in=shifts).values_list("shift_id", "person_id"):
        found[shift].add(person)
    return found


def fitting(shifts: Sequence[Shift], there: ByShift, wanted: Iterable[tuple[int, int]]) -> ByShift:
    """Of the wanted (shift, person), those that break no hard rule, beside the turns that are `there` and beside each
    other; the first come first. `shifts` in the order of time. Six queries, however many."""
    found: ByShift = defaultdict(set)
    asked = ask(shifts, there, terms())
    place, held = {shift.pk: at for at, shift in enumerate(asked.shifts)}, Held(asked.slots, minutes_of_rest())
    for slot in asked.slots:
        slot.cap = 0  # what a person wants may be more than the rule gives out
    for shift, person in wanted:
        at = place.get(shift)
        if at is not None and person in asked.slots[at].able and held.missing(at) > 0 and held.free(at, person):
            held.give(at, person)
            found[shift].add(person)
    return found


def minutes_of_rest() -> int:
    """From one shift to the next."""
    return int(terms().rest.total_seconds() // 60)
