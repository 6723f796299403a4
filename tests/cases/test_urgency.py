"""How urgent a case is can be said anew, with the reason; its time is counted again."""

import pytest

from linli.cases import actions as cases
from linli.cases.models import Case
from linli.cases.words import Urgency
from linli.catalogue.models import DeadlineClass
from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.journal.actions import SYSTEM
from linli.journal.queries import story
from tests.cases.conftest import at
from tests.cast import NOW, Cast

LATER = at(18, 11)


def hasten(cast: Cast, case: Case, **more: object) -> Case:
    said = {"urgency": Urgency.URGENT, "words": "电线垂到地面", **more}
    return cases.set_urgency(case=case, by=cast.dispatcher, now=LATER, **said)


def shorter() -> DeadlineClass:
    return DeadlineClass.objects.get(key="hours_24")


def test_it_is_counted_again_from_when_it_came_in_and_stands_on_the_timeline(cast: Cast) -> None:
    case = hasten(cast, cast.case(category=cast.lamp), deadline_class=shorter())
    assert (case.urgency, case.deadline_class, case.due_at) == ("urgent", shorter(), at(19, 9, 30))
    last = list(story("case", case.pk))[-1]
    assert (last.kind, last.words.text) == ("case.urgency_set", "电线垂到地面")
    assert last.data["urgency"] == ["normal", "urgent"]
    assert last.data["due"] == "2026-11-19T09:30:00+08:00"


def test_without_another_time_the_rules_say_which(cast: Cast) -> None:
    cases.add_rule(by=SYSTEM, now=NOW, name="急件", name_en="Urgent", urgency="urgent", deadline_class=shorter())
    case = hasten(cast, cast.in_hand(category=cast.lamp))
    assert (case.deadline_class, case.due_at) == (shorter(), at(19, 9, 30))


def test_no_longer_urgent_it_has_what_is_usual_for_its_category(cast: Cast) -> None:
    case = hasten(cast, cast.case(category=cast.lamp), deadline_class=shorter())
    case = hasten(cast, case, urgency=Urgency.NORMAL, words="已拉警戒线")
    assert (case.urgency, case.deadline_class, case.due_at) == ("normal", cast.lamp.deadline_class, at(25, 17, 30))


def test_first_answer_and_plan_are_wanted_by_the_new_time(clocks: Cast) -> None:
    DeadlineClass.objects.filter(key="hours_24").update(within={"contact": [1, "natural_hours"]})
    case = hasten(clocks, clocks.in_hand(category=clocks.lamp), deadline_class=shorter())
    assert (case.contact_by, case.plan_by) == (at(18, 10, 30), None)


def test_a_rule_for_urgent_cases_takes_it_on(cast: Cast) -> None:
    cases.add_rule(by=SYSTEM, now=NOW, name="急件", name_en="Urgent", urgency="urgent", organisation=cast.works)
    case = hasten(cast, cast.case(category=cast.lamp))
    assert Case.objects.get(pk=case.pk).lead == cast.works


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"words": " "}, "Write why"),
        ({"urgency": Urgency.NORMAL}, "how urgent it is already"),
        ({"seen": 99}, "Somebody changed this case"),
    ],
)
def test_it_is_refused_without_a_reason_without_a_change_and_from_a_stale_page(cast, more, sentence) -> None:
    case = cast.case()
    with pytest.raises(Refusal, match=sentence):
        hasten(cast, case, **more)
    assert Case.objects.get(pk=case.pk).urgency == "normal"


def test_it_is_refused_to_whoever_does_not_sort_and_once_it_is_done(cast: Cast) -> None:
    case = cast.in_hand()
    with pytest.raises(NotAllowed):
        cases.set_urgency(case=case, by=cast.officer, now=LATER, urgency=Urgency.URGENT, words="急")
    cases.finish(case=case, by=SYSTEM, now=LATER, outcome="in_time", words="好了")
    with pytest.raises(WrongState):
        hasten(cast, case)
