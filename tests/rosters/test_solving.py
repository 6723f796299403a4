"""Turns given out: the hard rules hold for whatever is asked, and what can be even is even."""

from collections import Counter
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from linli.rosters.slots import Before, Slot
from linli.rosters.solving import solve

DAY = 24 * 60
REST = 11 * 60

slot = st.builds(
    lambda day, starts, lasts, needed, able, off, turns: Slot(
        day * DAY + starts,
        day * DAY + starts + lasts,
        needed,
        {person: person % 3 for person in able},
        off,
        turns,
        1 + turns,
    ),
    st.integers(0, 9),
    st.sampled_from([0, 480, 510, 840, 1200, 1380]),
    st.sampled_from([60, 240, 540, 600, 1439]),
    st.integers(1, 3),
    st.sets(st.integers(1, 7), max_size=7),
    st.booleans(),
    st.integers(0, 1),
)


def mended(slots: list[Slot], given: list[tuple[int, int]]) -> list[str]:
    """What is wrong with an answer, found without asking the code that made it."""
    wrong, of_person, of_slot = [], {}, {}
    for at, person in given:
        if person not in slots[at].able:
            wrong.append(f"{person} may not serve in {at}")
        of_person.setdefault(person, []).append(slots[at])
        of_slot.setdefault(at, []).append(person)
    for person, held in of_person.items():
        held.sort(key=lambda each: each.starts)
        for one, after in pairwise(held):
            if after.starts - one.ends < REST:
                wrong.append(f"{person} has {after.starts - one.ends} minutes of rest")
    wrong += [f"{at} has one person twice" for at, people in of_slot.items() if len(set(people)) < len(people)]
    return wrong + [f"{at} is too full" for at, people in of_slot.items() if len(people) > slots[at].needed]


@settings(max_examples=60, deadline=None)
@given(st.lists(slot, max_size=25))
def test_no_hard_rule_is_ever_broken_and_what_is_short_is_said(slots):
    answer = solve(slots, Before(), rest=REST)
    assert mended(slots, answer.given) == []
    there = [sum(1 for one, _person in answer.given if one == at) for at in range(len(slots))]
    missing = {at: each.needed - there[at] for at, each in enumerate(slots) if there[at] < each.needed}
    assert answer.short == missing


def month(people: int, needed: int = 1, **more: object) -> list[Slot]:
    able = dict.fromkeys(range(1, people + 1), 1)
    days = range(30)
    return [Slot(day * DAY + 510, day * DAY + 1050, needed, dict(able), day % 7 > 4, **more) for day in days]


def test_a_month_is_spread_evenly_and_its_weekends_too():
    answer = solve(month(7), Before(), rest=REST)
    assert (answer.turns.least, answer.turns.most, answer.turns.apart) == (4, 5, 1)
    assert (answer.off.least, answer.off.most) == (1, 2) and answer.short == {}


def test_whoever_had_more_before_has_less_now():
    answer = solve(month(3), Before(turns={1: 3}), rest=REST)
    counts = [sum(1 for _at, person in answer.given if person == each) for each in (1, 2, 3)]
    assert counts == [8, 11, 11]


def test_organisations_take_turns_however_many_people_each_sends():
    able = {1: 100, 2: 100, 3: 100, 4: 200}
    slots = [Slot(day * DAY + 510, day * DAY + 1050, 1, dict(able), turn_of=9) for day in range(12)]
    answer = solve(slots, Before(), rest=REST)
    assert sum(1 for _at, person in answer.given if person == 4) == 6


def test_somebody_gives_up_a_slot_that_another_can_take_for_one_that_only_they_can():
    slots = [Slot(510, 1050, 1, {1: 1, 2: 1}), Slot(600, 900, 1, {1: 1})]
    assert sorted(solve(slots, Before(), rest=REST).given) == [(0, 2), (1, 1)]


def test_the_same_question_has_the_same_answer():
    assert solve(month(9, 2), Before(), rest=REST) == solve(month(9, 2), Before(), rest=REST)


def test_nobody_has_more_turns_than_the_rule_allows_and_the_rest_is_short():
    slots = month(3, cap=5, most=7)
    answer = solve(slots, Before(capped={(5, 1): 3}), rest=REST)
    counts = [sum(1 for _at, person in answer.given if person == each) for each in (1, 2, 3)]
    assert counts == [4, 7, 7]
    assert sum(answer.short.values()) == 30 - 18


@settings(max_examples=40, deadline=None)
@given(st.lists(slot, max_size=25), st.integers(1, 3))
def test_a_cap_is_never_broken_whatever_is_asked(slots, most):
    for each in slots:
        each.cap, each.most = each.group, most
    answer = solve(slots, Before(capped={(1, 1): 1}), rest=REST)
    assert mended(slots, answer.given) == []
    had = Counter((slots[at].cap, person) for at, person in answer.given)
    had[1, 1] += 1
    assert all(count <= most for key, count in had.items() if key != (1, 1) or most > 1)
    assert had[1, 1] <= max(most, 1)


def test_whoever_is_full_by_a_rule_still_serves_by_another():
    slots = [Slot(510, 1050, 1, {1: 1}, cap=5, most=1), Slot(DAY * 3, DAY * 3 + 60, 1, {1: 1}, cap=5, most=1)]
    slots.append(Slot(DAY * 6, DAY * 6 + 60, 1, {1: 1}))
    answer = solve(slots, Before(), rest=REST)
    assert len(answer.given) == 2 and (2, 1) in answer.given
