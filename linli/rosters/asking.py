"""A month as the solver is asked about it: shifts become slots, people those who are free for them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from linli.catalogue.tables import tables
from linli.rosters.candidates import Holder, around, holders
from linli.rosters.days import hours_of_day
from linli.rosters.models import Leave, Shift, Turn
from linli.rosters.practice import Terms
from linli.rosters.slots import Before, Slot
from linli.rosters.words import TurnOf

BACK, FAR_BACK = timedelta(days=183), timedelta(days=366)
CARRIED = 3  # turns that somebody can be ahead of others from earlier months
MINUTE = timedelta(minutes=1)
EPOCH = datetime.fromisoformat("2000-01-01T00:00:00+00:00")
Busy = dict[int, list[tuple[datetime, datetime]]]


@dataclass(slots=True)
class Asked:
    """The slots beside their shifts, what people have had before, and why candidates fell away: shift -> counts."""

    shifts: list[Shift] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)
    before: Before = field(default_factory=Before)
    fallen: dict[int, dict[str, int]] = field(default_factory=dict)
    organisations: dict[tuple[int, int], int] = field(default_factory=dict)  # (shift, person) -> for which


def ask(shifts: Sequence[Shift], kept: dict[int, set[int]], terms: Terms) -> Asked:
    """What is left to fill. `kept`: shift -> people on it already. Five queries, however many shifts."""
    asked = Asked()
    if not shifts:
        return asked
    first, last = shifts[0].day, shifts[-1].day
    known = holders({key for shift in shifts for key in shift.rule.posts}, first, last)
    people = sorted({each.person for each in known} | {person for those in kept.values() for person in those})
    away, bound = _away(people, first, last), _bound(people, shifts, kept, terms)
    groups: dict[tuple[int, int], int] = {}
    near: dict[tuple[int, int], list[Holder]] = {}
    for shift in shifts:
        place = (shift.rule_id, shift.station_id)
        if place not in near:
            near[place] = around(shift.rule, shift.station.area_id, known)
        candidates = {each.person: each.organisation for each in reversed(near[place]) if each.on(shift.day)}
        asked.organisations |= {(shift.pk, person): organisation for person, organisation in candidates.items()}
        there = kept.get(shift.pk, set())
        able = {person: candidates[person] for person in candidates if person not in there}
        left = _left(shift, able, away, bound, terms)
        missing = shift.needed - len(there)
        asked.fallen[shift.pk] = {"candidates": len(able), **_why(able, left)}
        if missing > 0:
            group = groups.setdefault(place, len(groups) + 1)
            asked.shifts.append(shift)
            asked.slots.append(_slot(shift, missing, {each: able[each] for each in able if not left[each]}, group))
    asked.before = _before(shifts, people, kept, asked)
    return asked


def _slot(shift: Shift, missing: int, able: dict[int, int], group: int) -> Slot:
    return Slot(
        starts=(shift.starts_at - EPOCH) // MINUTE,
        ends=(shift.ends_at - EPOCH) // MINUTE,
        needed=missing,
        able=able,
        off=is_off(shift.day),
        turn_of=shift.rule_id if shift.rule.turn_of == TurnOf.ORGANISATIONS else 0,
        group=group,
        cap=shift.rule_id if shift.rule.most else 0,
        most=shift.rule.most or 0,
    )


def is_off(day: date) -> bool:
    """Whether a day is a weekend or a holiday, made-up working days not being one."""
    return not tables.get().calendar.day(day).working


def _away(people: Sequence[int], first: date, last: date) -> Busy:
    found: Busy = defaultdict(list)
    rows = Leave.objects.filter(
        person__in=people, withdrawn_at=None, first__lte=last + timedelta(days=2), last__gte=first
    )
    for person, begins, ends in rows.values_list("person_id", "first", "last"):
        found[person].append((hours_of_day(begins)[0], hours_of_day(ends)[1]))
    return found


def _bound(people: Sequence[int], shifts: Sequence[Shift], kept: dict[int, set[int]], terms: Terms) -> Busy:
    """When people are on duty already: turns published, wherever, and lines kept of this plan."""
    found: Busy = defaultdict(list)
    near = (shifts[0].starts_at - terms.rest, max(each.ends_at for each in shifts) + terms.rest)
    turns = Turn.objects.standing().filter(person__in=people, shift__starts_at__lt=near[1], shift__ends_at__gt=near[0])
    for person, begins, ends in turns.values_list("person_id", "shift__starts_at", "shift__ends_at"):
        found[person].append((begins, ends))
    for shift in shifts:
        for person in kept.get(shift.pk, ()):
            found[person].append((shift.starts_at, shift.ends_at))
    return found


def _left(shift: Shift, able: Iterable[int], away: Busy, bound: Busy, terms: Terms) -> dict[int, str]:
    """Each candidate with the reason for which they cannot, or nothing."""
    left = {}
    for person in able:
        if any(begins < shift.ends_at and ends > shift.starts_at for begins, ends in away.get(person, ())):
            left[person] = "leave"
        elif any(
            begins < shift.ends_at + terms.rest and ends + terms.rest > shift.starts_at
            for begins, ends in bound.get(person, ())
        ):
            left[person] = "bound"
        else:
            left[person] = ""
    return left


def _why(able: Iterable[int], left: dict[int, str]) -> dict[str, int]:
    return dict(Counter(left[each] for each in able if left[each]))


def _before(shifts: Sequence[Shift], people: Sequence[int], kept: dict[int, set[int]], asked: Asked) -> Before:
    """Turns of this month that stand already, and how far ahead of others somebody is from the months before."""
    first, last = shifts[0].day, shifts[-1].day
    turns = Turn.objects.standing().filter(person__in=people)
    earlier = turns.filter(shift__day__range=(first - BACK, first - timedelta(days=1)))
    rows = list(earlier.values_list("person_id", "shift__day"))
    carried = _ahead(Counter(person for person, _day in rows), people)
    carried_off = _ahead(Counter(person for person, day in rows if is_off(day)), people)
    month = turns.filter(shift__day__range=(first, last))
    here = list(month.values_list("person_id", "shift__day", "shift_id", "shift__rule_id"))
    seen = {(person, shift) for person, _day, shift, _rule in here}
    days = {each.pk: each.day for each in shifts}
    rules = {each.pk: each.rule_id for each in shifts}
    here += [
        (person, days[shift], shift, rules[shift])
        for shift, those in kept.items()
        if shift in days
        for person in those
        if (person, shift) not in seen
    ]
    now, now_off = Counter(each[0] for each in here), Counter(each[0] for each in here if is_off(each[1]))
    return Before(
        {person: carried[person] + now[person] for person in people},
        {person: carried_off[person] + now_off[person] for person in people},
        _of_organisations(shifts, kept, asked),
        dict(Counter((each[3], each[0]) for each in here)),
    )


def _ahead(counts: Counter[int], people: Sequence[int]) -> dict[int, int]:
    least = min((counts[person] for person in people), default=0)
    return {person: min(counts[person] - least, CARRIED) for person in people}


def _of_organisations(shifts: Sequence[Shift], kept: dict[int, set[int]], asked: Asked) -> dict[tuple[int, int], int]:
    """How often each organisation has had its turn by a rule: the year before, and what stands."""
    rules = {each.rule_id for each in shifts if each.rule.turn_of == TurnOf.ORGANISATIONS}
    if not rules:
        return {}
    since = shifts[0].day - FAR_BACK
    rows = Turn.objects.standing().filter(shift__rule__in=rules, shift__day__gte=since, shift__day__lte=shifts[-1].day)
    counts: Counter[tuple[int, int]] = Counter()
    of_turns = set()
    for rule, organisation, number, person in rows.values_list(
        "shift__rule_id", "organisation_id", "shift_id", "person_id"
    ):
        of_turns.add((number, person))
        if organisation:
            counts[rule, organisation] += 1
    for shift in shifts:
        if shift.rule_id in rules:
            for person in kept.get(shift.pk, ()):
                serves = asked.organisations.get((shift.pk, person))
                if serves and (shift.pk, person) not in of_turns:
                    counts[shift.rule_id, serves] += 1
    return dict(counts)
