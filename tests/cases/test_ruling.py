"""Changing the rules: sound ones only, in an order in which each is asked, by whoever may, one change at a time."""

import pytest

from linli.cases import actions as cases
from linli.cases.actions.ruling import DOWN, UP
from linli.cases.models import Rule
from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.journal.actions import SYSTEM
from linli.journal.queries import story
from linli.people import actions as people
from linli.people.permissions import Permission
from tests.cast import NOW, Cast, account


def add(cast: Cast, name: str = "路灯", **wanted: object) -> Rule:
    wanted = {"organisation_id": cast.works.pk, **wanted}
    return cases.add_rule(name=name, by=cast.dispatcher_of_all, now=NOW, **wanted)


@pytest.fixture
def cast(cast: Cast) -> Cast:
    """With somebody who may change the rules of the whole district."""
    cast.dispatcher_of_all = account("all", "区调度员 01", cast.street_office, "dispatcher", cast.district)
    return cast


def order() -> list[str]:
    return list(Rule.objects.filter(active=True).values_list("name", flat=True))


REFUSED = [
    ({"name": " "}, "Give the rule a name that colleagues understand.", "name"),
    (
        {"organisation_id": None},
        "This rule would change nothing. Say who gets the case, at which level or within which time.",
        "to",
    ),
    (
        {"organisation_id": None, "urgency": "urgent", "sets_urgency": "urgent"},
        "This rule would change nothing. Say who gets the case, at which level or within which time.",
        "to",
    ),
    ({"categories": ["gone"]}, "“gone” is no longer in use. Choose another category.", "categories"),
    ({"channels": ["hotline"]}, "Nothing comes in by “Hotline” here, so no case would fit.", "channels"),
    ({"words": ["灯"]}, "“灯” is too short; write two characters or more.", "words"),
    (
        {"organisation_id": None, "organisation_kind": "navy"},
        "There is no organisation of this kind here, so cases would go to nobody.",
        "to",
    ),
]


@pytest.mark.parametrize(("wanted", "sentence", "field"), REFUSED)
def test_a_rule_that_matches_nothing_or_does_nothing_is_refused_in_a_sentence(
    cast: Cast, wanted: dict[str, object], sentence: str, field: str
) -> None:
    with pytest.raises(Refusal) as refusal:
        add(cast, **wanted)
    assert (str(refusal.value), refusal.value.field) == (sentence, field)
    assert order() == []


def test_an_organisation_no_longer_in_use_is_refused(cast: Cast) -> None:
    people.retire(thing=cast.works, by=SYSTEM, now=NOW)
    with pytest.raises(Refusal, match="“城管科” is no longer in use"):
        add(cast)


def test_a_rule_that_an_earlier_one_hides_is_refused_and_put_before_it_is_taken(cast: Cast) -> None:
    everything = add(cast, "都给城管")
    with pytest.raises(Refusal) as refusal:
        add(cast, "路灯", words=["路灯"])
    assert str(refusal.value) == (
        "“路灯” would never be asked: “都给城管”, which comes before it, takes every case it would. "
        "Put the narrower rule first."
    )
    add(cast, "路灯", words=["路灯"], before=everything.pk)
    assert order() == ["路灯", "都给城管"]


def test_a_move_that_would_hide_a_rule_is_refused(cast: Cast) -> None:
    add(cast, "路灯", words=["路灯"])
    everything = add(cast, "都给城管")
    with pytest.raises(Refusal, match="“路灯” would never be asked: “都给城管”"):
        cases.move_rule(rule=everything, by=cast.dispatcher_of_all, now=NOW, seen=1, way=UP)
    assert order() == ["路灯", "都给城管"]


def test_switched_off_a_rule_hides_nothing_and_is_not_switched_on_again_over_others(cast: Cast) -> None:
    everything = add(cast, "都给城管")
    everything = cases.switch_rule(rule=everything, by=cast.dispatcher_of_all, now=NOW, seen=1, on=False)
    add(cast, "路灯", words=["路灯"])
    with pytest.raises(Refusal, match="“路灯” would never be asked"):
        cases.switch_rule(rule=everything, by=cast.dispatcher_of_all, now=NOW, seen=2, on=True)


def test_rules_move_past_each_other_and_stay_at_the_ends(cast: Cast) -> None:
    first, _second = add(cast, "一", words=["路灯"]), add(cast, "二", words=["噪声"])
    first = cases.move_rule(rule=first, by=cast.dispatcher_of_all, now=NOW, seen=1, way=DOWN)
    assert (order(), first.order) == (["二", "一"], 2)
    assert cases.move_rule(rule=first, by=cast.dispatcher_of_all, now=NOW, seen=2, way=DOWN).order == 2
    assert [event.kind for event in story("rule", first.pk)] == ["rule.kept", "rule.moved"]


def test_the_same_click_twice_and_two_people_at_once_change_it_once(cast: Cast) -> None:
    add(cast, "一", words=["路灯"])
    second = add(cast, "二", words=["噪声"])
    cases.move_rule(rule=second, by=cast.dispatcher_of_all, now=NOW, seen=1, way=UP)
    for change in (
        lambda: cases.move_rule(rule=second, by=cast.dispatcher_of_all, now=NOW, seen=1, way=UP),
        lambda: cases.change_rule(rule=second, by=cast.dispatcher_of_all, now=NOW, seen=1, name="三"),
    ):
        with pytest.raises(WrongState, match="Somebody changed this rule while you were looking at it"):
            change()
    assert order() == ["二", "一"]


def test_a_rule_of_the_practice_is_not_rewritten_at_the_desk(cast: Cast) -> None:
    kept, _changed = cases.keep_rule(key="lamps", name="路灯", organisation_id=cast.works.pk, by=SYSTEM, now=NOW)
    with pytest.raises(Refusal, match="This rule comes with the practice"):
        cases.change_rule(rule=kept, by=cast.dispatcher_of_all, now=NOW, seen=1, name="别的")


def test_the_pack_applied_again_leaves_place_and_switch_as_they_are(cast: Cast) -> None:
    def keep(key: str, after: str = "", **more: object) -> tuple[Rule, bool]:
        wanted = {"organisation_id": cast.works.pk, "words": [f"{key}号"], **more}
        return cases.keep_rule(key=key, after=after, name=key, by=SYSTEM, now=NOW, **wanted)

    a, _new = keep("a")
    b, _new = keep("b", "a")
    own = add(cast, "自己的", words=["自己"])
    cases.move_rule(rule=own, by=cast.dispatcher_of_all, now=NOW, seen=1, way=UP)
    cases.switch_rule(rule=b, by=cast.dispatcher_of_all, now=NOW, seen=1, on=False)

    assert [keep("a")[1], keep("b", "a")[1], keep("c", "a")[1]] == [False, False, True]
    assert order() == ["a", "c", "自己的", "b"]
    assert Rule.objects.get(key="b").switched_on is False

    cases.retire_rule(rule=a, by=SYSTEM, now=NOW)
    assert list(Rule.objects.filter(active=True).values_list("name", "order")) == [("c", 1), ("自己的", 2), ("b", 3)]
    assert keep("a")[1] is True


def test_a_rule_for_everywhere_is_not_for_somebody_with_one_street(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="Change the rules"):
        cases.add_rule(name="路灯", by=cast.dispatcher, now=NOW, organisation_id=cast.works.pk)
    mine = cases.add_rule(
        name="路灯", by=cast.dispatcher, now=NOW, organisation_id=cast.works.pk, area_id=cast.street.pk
    )
    everywhere = add(cast, "噪声", words=["噪声"])
    assert Permission.RULE_EDIT in cast.dispatcher_of_all.person.posts.get().role.permissions
    with pytest.raises(NotAllowed, match="Change the rules"):
        cases.move_rule(rule=mine, by=cast.dispatcher, now=NOW, seen=1, way=DOWN)
    with pytest.raises(NotAllowed):
        cases.switch_rule(rule=everywhere, by=cast.dispatcher, now=NOW, seen=1, on=False)
