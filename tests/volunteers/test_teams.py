"""Teams: who founds them, who is taken in, and by whom."""

import pytest

from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.journal.actions import RESIDENT
from linli.journal.models import Event
from linli.volunteers import actions
from linli.volunteers.models import Membership, Team, Volunteer
from tests.cast import NOW


def belong(team):
    return set(Volunteer.objects.of(team))


def test_a_founded_team_has_its_captain_in_it(cast, team, volunteer):
    assert (team.captain, belong(team)) == (volunteer, {volunteer})
    assert list(Team.objects.counted().values_list("code", "size")) == [("north-neighbours", 1)]


def test_whoever_asks_is_taken_in_by_whoever_leads(cast, team, volunteers):
    second = volunteers(2)
    asked = actions.ask_in(volunteer=second, team=team, by=RESIDENT, now=NOW)
    assert actions.ask_in(volunteer=second, team=team, by=RESIDENT, now=NOW).pk == asked.pk
    assert second not in belong(team)
    with pytest.raises(NotAllowed):
        actions.accept(membership=asked, by=cast.north_worker, now=NOW)
    actions.accept(membership=asked, by=cast.dispatcher, now=NOW)
    assert second in belong(team)
    with pytest.raises(WrongState):
        actions.refuse(membership=asked, by=cast.dispatcher, now=NOW)


def test_a_captain_with_an_account_takes_people_in_without_a_post_for_it(cast, joining, volunteers):
    captain = actions.report_in(joining(area=cast.grid_s1), by=cast.officer, now=NOW)
    captain = actions.confirm(volunteer=captain, by=cast.dispatcher, now=NOW)
    founding = actions.Founding(name="科员先锋队", field="environment", area=cast.south, captain=captain)
    team = actions.found(founding, by=cast.dispatcher, now=NOW)
    second = volunteers(2)
    asked = actions.ask_in(volunteer=second, team=team, by=RESIDENT, now=NOW)
    assert set(Volunteer.objects.visible_to(cast.officer)) == {captain, second}
    assert actions.accept(membership=asked, by=cast.officer, now=NOW).standing == "member"


def test_leaving_the_team_and_leaving_altogether(cast, team, volunteers, volunteer):
    second, third = volunteers(2), volunteers(3)
    for each in (second, third):
        actions.take_in(volunteer=each, team=team, by=cast.dispatcher, now=NOW)
    mine = Membership.objects.get(volunteer=second)
    assert actions.part(membership=mine, by=RESIDENT, now=NOW).standing == "was"
    actions.leave(volunteer=third, by=RESIDENT, now=NOW)
    assert belong(team) == {volunteer}
    own = Membership.objects.get(volunteer=volunteer)
    with pytest.raises(Refusal) as stuck:
        actions.part(membership=own, by=RESIDENT, now=NOW)
    assert str(stuck.value) == "The captain cannot leave the team. Have another captain first."


def test_whoever_leaves_the_volunteers_parts_from_each_team_in_writing_and_leads_none(cast, team, volunteer):
    actions.leave(volunteer=volunteer, by=RESIDENT, now=NOW)
    team.refresh_from_db()
    assert (team.captain, team.version, belong(team)) == (None, 2, set())
    told = Event.objects.filter(subject_type="team", subject_id=team.pk).order_by("seq")
    assert list(told.values_list("kind", flat=True)) == ["team.founded", "team.accepted", "team.changed", "team.parted"]
    assert told.last().data == {"volunteer": volunteer.pk, "deputy": False}


def test_a_closed_team_is_parted_from_by_each_who_was_in_it(cast, team, volunteer, volunteers):
    second = volunteers(2)
    actions.take_in(volunteer=second, team=team, by=cast.dispatcher, now=NOW)
    actions.close_team(team=team, by=cast.dispatcher, now=NOW)
    parted = Event.objects.filter(kind="team.parted").order_by("seq").values_list("data__volunteer", flat=True)
    assert list(parted) == [volunteer.pk, second.pk]


def test_a_closed_team_and_one_that_takes_nobody_refuse(cast, team, volunteers):
    second = volunteers(2)
    founding = actions.Founding(name=team.name, field=team.field, area=team.area, captain=team.captain, open=False)
    shut = actions.change_team(founding, team=team, seen=1, by=cast.dispatcher, now=NOW)
    with pytest.raises(Refusal) as full:
        actions.ask_in(volunteer=second, team=shut, by=RESIDENT, now=NOW)
    assert str(full.value) == "This team takes nobody new at the moment."
    actions.close_team(team=shut, by=cast.dispatcher, now=NOW)
    with pytest.raises(Refusal) as gone:
        actions.ask_in(volunteer=second, team=shut, by=RESIDENT, now=NOW)
    assert (str(gone.value), belong(shut)) == ("This team no longer exists.", set())


def test_a_team_is_founded_with_a_name_a_field_and_an_active_captain(cast, joined, team):
    for more, field in [
        ({"name": " "}, "name"),
        ({"field": "flying"}, "field"),
        ({"captain": joined(7)}, "captain"),
        ({"code": "north-neighbours"}, "code"),
    ]:
        usual = {"name": "新队", "field": "culture", "area": cast.north}
        with pytest.raises(Refusal) as refused:
            actions.found(actions.Founding(**{**usual, **more}), by=cast.dispatcher, now=NOW)
        assert refused.value.field == field
    with pytest.raises(NotAllowed):
        actions.found(actions.Founding(name="新队", field="culture", area=cast.north), by=cast.officer, now=NOW)
