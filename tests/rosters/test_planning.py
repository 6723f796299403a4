"""A month worked out, confirmed in part, worked out again, published: the hard rules hold, what is missing is named."""

from datetime import date, time

import pytest

from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.desk.rosters.planned import differences, gaps
from linli.notify.models import Notice
from linli.rosters import actions
from linli.rosters.generating import work_out_all
from linli.rosters.models import DutyPlan, DutyRule, PlanLine, Shift, Turn
from linli.rosters.words import Days, Mode, TurnOf
from tests.cast import NOW, keep_organisation
from tests.rosters.conftest import MONTH, at, names


def on(plan):
    """Day -> names, of a plan."""
    rows = PlanLine.objects.filter(plan=plan).order_by("shift__day", "pk").values_list("shift__day", "person__name")
    found = {}
    for day, name in rows:
        found.setdefault(day.day, []).append(name)
    return found


def test_a_month_is_filled_evenly_and_nothing_is_in_force_until_it_is_published(cast, rule, keeper, worked_out):
    rule()
    for number in (11, 12, 13):
        keeper(f"值班员 {number}")
    plan = worked_out()
    assert (plan.state, plan.figures["wanted"], plan.figures["filled"]) == ("draft", 31, 31)
    assert plan.figures["fair"]["turns"] == {"least": 10, "most": 11, "apart": 1}
    assert Turn.objects.count() == 0 and not Shift.objects.published().exists()
    assert actions.publish(plan=plan, by=cast.dispatcher, now=NOW) == 31
    assert Turn.objects.count() == 31 and Shift.objects.published().count() == 31
    told = Notice.objects.filter(account__person__name="值班员 11").get()
    assert told.link == "/desk/rosters/mine/" and told.group == "given"


def test_somebody_on_leave_or_without_the_skill_is_never_put_on_duty(cast, rule, keeper, worked_out):
    rule(skill="english")
    able, away, plain = keeper("值班员 11"), keeper("值班员 12"), keeper("值班员 13")
    for each in (able, away):
        each.person.skills = ["english"]
        each.person.save()
    actions.enter_leave(first=date(2026, 12, 1), last=date(2026, 12, 20), by=away, now=NOW)
    found = on(worked_out())
    assert {name for day in range(1, 21) for name in found[day]} == {"值班员 11"}
    assert plain.person.name not in {name for those in found.values() for name in those}
    assert [found[day] for day in range(21, 32)].count(["值班员 12"]) == 11


def test_what_cannot_be_filled_is_named_with_the_reason(cast, rule, keeper, worked_out):
    rule(needed=2, days=Days.WEEKDAYS, weekdays=[1], weeks=[1])
    keeper("值班员 11")
    away = keeper("值班员 12")
    actions.enter_leave(first=date(2026, 12, 7), last=date(2026, 12, 7), by=away, now=NOW)
    (gap,) = gaps(worked_out())
    assert (gap.shift.day, gap.missing, str(gap.shift.station)) == (date(2026, 12, 7), 1, "北站")
    assert gap.why == "2 could be asked, 1 on leave, 1 at another place then, or not rested"


def test_a_shift_out_of_posts_that_nobody_holds_says_so(cast, rule, worked_out):
    rule(days=Days.WEEKDAYS, weekdays=[1], weeks=[1])
    (gap,) = gaps(worked_out())
    assert gap.why == "Nobody else holds a post out of which it is filled."


def test_nobody_is_at_two_stations_at_once_nor_on_duty_without_rest(cast, rule, other, keeper, worked_out):
    rule()
    rule(station=other, name="夜班", begins=time(20), ends=time(6))
    for number in (11, 12, 13):
        keeper(f"值班员 {number}")
    actions.publish(plan=worked_out(), by=cast.dispatcher, now=NOW)
    held = {}
    for turn in Turn.objects.select_related("shift").order_by("shift__starts_at"):
        before = held.get(turn.person_id)
        assert before is None or (turn.shift.starts_at - before).total_seconds() >= 11 * 3600
        held[turn.person_id] = turn.shift.ends_at
    assert Turn.objects.count() > 50


def test_departments_take_turns(cast, rule, keeper, worked_out):
    rule(mode=Mode.ROTATE, posts=["officer"], turn_of=TurnOf.ORGANISATIONS, days=Days.WORKING)
    health = keep_organisation("o-health", "department", "卫健科", cast.street, cast.street_office)
    for number in (2, 3, 4):
        keeper(f"城管 {number:02}", area=cast.street, organisation=cast.works, role="officer")
    keeper("卫健 01", area=cast.street, organisation=health, role="officer")
    plan = worked_out()
    sent = list(plan.lines.values_list("organisation__name", flat=True))
    assert (sent.count("城管科"), sent.count("卫健科")) == (12, 11)  # 23 working days, however many people each has


def test_worked_out_again_what_was_confirmed_stays_and_the_rest_follows_the_leave(cast, rule, keeper, worked_out):
    rule()
    first, _second, _third = [keeper(f"值班员 {number}") for number in (11, 12, 13)]
    plan = worked_out()
    kept = PlanLine.objects.filter(plan=plan, person=first.person).order_by("shift__day").first()
    PlanLine.objects.filter(pk=kept.pk).update(kept=True)
    again = worked_out()
    assert PlanLine.objects.get(plan=again, shift=kept.shift).person == first.person
    assert again.figures["confirmed"] == 1
    actions.enter_leave(first=kept.shift.day, last=kept.shift.day, by=first, now=NOW)
    third = worked_out()
    assert PlanLine.objects.get(plan=third, shift=kept.shift).person != first.person
    assert [shift.pk for shift, _before, _now in differences(third, again)].count(kept.shift_id) == 1


def test_what_is_published_stays_when_the_month_is_worked_out_again(cast, rule, keeper, published, worked_out):
    rule()
    keeper("值班员 11"), keeper("值班员 12")
    before = {turn.shift_id: turn.person_id for turn in published()}
    again = worked_out()
    assert (again.figures["filled"], again.lines.count()) == (31, 0)
    assert {turn.shift_id: turn.person_id for turn in Turn.objects.all()} == before


def test_a_changed_rule_changes_the_shifts_of_drafts_but_not_what_is_published(cast, rule, keeper, worked_out, station):
    made = rule()
    keeper("值班员 11")
    worked_out()
    said = actions.Said(
        name="值班", mode=Mode.DUTY, days=Days.OFF, begins=time(9), ends=time(17), posts=["keeper"], station=station
    )
    actions.change_rule(rule=made, said=said, seen=made.version, by=cast.dispatcher, now=NOW)
    plan = worked_out()
    assert plan.figures["shifts"] == 8  # the Saturdays and Sundays of December 2026
    assert set(Shift.objects.values_list("starts_at__hour", flat=True)) == {9}
    with pytest.raises(WrongState, match="Somebody has changed this rule meanwhile"):
        actions.change_rule(rule=made, said=said, seen=made.version, by=cast.dispatcher, now=NOW)


def test_whoever_went_on_leave_meanwhile_is_named_and_nothing_is_published(cast, rule, keeper, worked_out):
    rule()
    only = keeper("值班员 11")
    plan = worked_out()
    actions.enter_leave(first=date(2026, 12, 9), last=date(2026, 12, 9), by=only, now=NOW)
    with pytest.raises(Refusal, match="Nothing was published: 值班员 11 is on leave then"):
        actions.publish(plan=plan, by=cast.dispatcher, now=NOW)
    assert Turn.objects.count() == 0


def test_a_draft_is_changed_by_hand_within_the_rules(cast, rule, keeper, worked_out):
    rule()
    one, two = keeper("值班员 11"), keeper("值班员 12")
    plan = worked_out()
    line = PlanLine.objects.filter(plan=plan, person=one.person).order_by("shift__day")[1]
    actions.change_line(
        plan=plan, shift=line.shift, gives=one.person_id, takes=two.person_id, by=cast.dispatcher, now=NOW
    )
    changed = PlanLine.objects.get(plan=plan, shift=line.shift)
    assert (changed.person, changed.kept) == (two.person, True)
    stranger = keeper("外人 11", area=cast.south)
    with pytest.raises(Refusal, match="holds no post out of which this shift is filled"):
        actions.change_line(
            plan=plan, shift=line.shift, gives=two.person_id, takes=stranger.person_id, by=cast.dispatcher, now=NOW
        )


def test_a_plan_is_asked_once_and_only_by_whoever_makes_rosters_there(cast, rule, worked_out):
    actions.ask_plan(area=cast.street, month=MONTH, by=cast.dispatcher, now=NOW)
    with pytest.raises(Refusal, match="under way already"):
        actions.ask_plan(area=cast.street, month=MONTH, by=cast.dispatcher, now=NOW)
    with pytest.raises(NotAllowed, match="not yours to make"):
        actions.ask_plan(area=cast.north, month=MONTH, by=cast.north_worker, now=NOW)
    with pytest.raises(Refusal, match="This month is over"):
        actions.ask_plan(area=cast.north, month=date(2026, 10, 1), by=cast.dispatcher, now=NOW)
    assert work_out_all(now=NOW) == 1
    assert DutyPlan.objects.get().state == "draft"


def test_the_database_itself_refuses_two_places_at_once(cast, rule, other, keeper, published):
    rule()
    keeper("值班员 11")
    turn = published()[0]
    late = rule(station=other, name="晚班", begins=time(20), ends=time(22))
    shift = Shift.objects.create(
        rule=late,
        station=other,
        mode="duty",
        day=turn.shift.day,
        starts_at=at(1, 20),
        ends_at=at(1, 22),
        needed=1,
        published_at=NOW,
    )
    with pytest.raises(WrongState, match="has been put on other duty this very moment"):
        actions.turns.written(actions.planning.turn_of(shift, turn.person_id, None))


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"ends": time(8, 30)}, "It begins and ends at the same time"),
        ({"days": Days.WEEKDAYS}, "Tick at least one weekday"),
        ({"weeks": [1]}, "Weeks of the month go with weekdays only"),
        ({"needed": 0}, "From 1 to 20 people"),
        ({"posts": ["nobody"]}, "Choose the posts"),
        ({"name": " "}, "Give the rule a name"),
        ({"tier": "point"}, "not both"),
        ({"since": date(2026, 12, 2), "until": date(2026, 12, 1)}, "The last day is before the first"),
    ],
)
def test_a_rule_that_makes_no_sense_is_refused_in_a_sentence(rule, wrong, sentence):
    with pytest.raises(Refusal, match=sentence):
        rule(**wrong)


def test_a_shift_left_empty_is_filled_by_hand_and_called_off_again(cast, rule, keeper, published):
    rule(needed=2, days=Days.WEEKDAYS, weekdays=[1], weeks=[1])
    keeper("值班员 11")
    (turn,) = published()
    late = keeper("值班员 12")
    given = actions.give_turn(shift=turn.shift, person=late.person, by=cast.dispatcher, now=NOW)
    assert names(turn.shift) == ["值班员 11", "值班员 12"]
    assert Notice.objects.filter(account=late, subject__contains="北站").count() == 1
    actions.call_off(turn=given, by=cast.dispatcher, now=NOW, seen=given.version)
    assert names(turn.shift) == ["值班员 11"]
    with pytest.raises(WrongState):
        actions.call_off(turn=given, by=cast.dispatcher, now=NOW, seen=given.version)


def test_set_aside_changes_nothing_and_cannot_be_published_any_more(cast, rule, keeper, worked_out):
    rule()
    keeper("值班员 11")
    plan = worked_out()
    actions.set_aside(plan=plan, by=cast.dispatcher, now=NOW)
    with pytest.raises(WrongState, match="not, or no longer, a draft"):
        actions.publish(plan=plan, by=cast.dispatcher, now=NOW)


def test_a_rule_caps_turns_a_month_and_the_plan_says_who_has_as_many(cast, rule, keeper, worked_out):
    rule(most=5)
    for number in (11, 12):
        keeper(f"值班员 {number}")
    plan = worked_out()
    assert (plan.figures["filled"], plan.figures["fair"]["turns"]["most"]) == (10, 5)
    assert [(cap["most"], cap["reached"]) for cap in plan.figures["caps"]] == [(5, 2)]
    assert gaps(plan)[-1].why == "2 could be asked, 2 have as many turns as the rule allows"


def test_turns_that_are_published_count_towards_the_cap(cast, rule, keeper, worked_out):
    kept = rule(most=5)
    keeper("值班员 11")
    actions.publish(plan=worked_out(), by=cast.dispatcher, now=NOW)
    DutyRule.objects.filter(pk=kept.pk).update(most=7)
    assert worked_out().figures["filled"] == 7
    with pytest.raises(Refusal) as none:
        rule(most=0)
    assert str(none.value) == "From 1 to 31 turns; leave it empty for any number."
