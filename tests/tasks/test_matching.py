"""Who is proposed, and why."""

from datetime import date, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from linli.tasks import actions
from linli.tasks.matching import propose
from linli.tasks.models import Doing
from linli.volunteers import actions as volunteering
from linli.volunteers.words import Rough
from tests.cast import NOW
from tests.tasks.conftest import THERE, TOMORROW, takes


def names(found):
    return [each.volunteer.name for each in found]


def test_the_nearest_who_can_do_it_stand_first_each_with_the_reasons(cast, call, volunteers):
    volunteers(1, lon=110.1, lat=30.3)  # cannot
    volunteers(2, skills=["electrician"], lon=110.2, lat=30.3)
    volunteers(3, skills=["electrician"], lon=110.1, lat=30.3, times=["workday_afternoon"])
    volunteers(4, skills=["electrician"], lon=110.1, lat=30.3, times=["weekend_morning"])
    found = propose(call(skills=["electrician"]), now=NOW)
    assert [(each.volunteer.name, each.why) for each in found] == [
        (
            "居民 03",
            "can do: Electrical work, about 100 metres away, is free: Monday to Friday, afternoons, 0 hours in 30 days",
        ),
        (
            "居民 04",
            "can do: Electrical work, about 100 metres away, did not say to be free: Monday to Friday, afternoons, "
            "0 hours in 30 days",
        ),
        ("居民 02", "can do: Electrical work, about 9.6 km away, 0 hours in 30 days"),
    ]


def test_the_team_that_is_asked_stands_before_others_nearby(call, team, volunteers):
    volunteers(2, lon=110.1, lat=30.3)
    found = propose(call(team=team), now=NOW)
    assert [(each.volunteer.name, each.in_team) for each in found] == [("居民 01", True), ("居民 02", False)]


def test_whoever_gave_no_spot_is_as_far_as_their_area(cast, call, volunteers):
    volunteers(1, area=cast.grid_s1), volunteers(2, area=cast.grid_n1)
    volunteers(3, area=cast.grid_s1, rough=Rough.SPOT, lon=110.1, lat=30.3)
    volunteers(4, area=cast.grid_n1, rough=Rough.MIDDLE)
    found = propose(call(), now=NOW)
    assert names(found)[0] == "居民 03" and names(found)[-1] == "居民 01"
    why = {each.volunteer.name: each.why for each in found}
    assert "as their area lies" in why["居民 02"] and "as their area lies" not in why["居民 04"]
    assert 0 < found[-1].km < 200


def test_never_proposed_are_the_suspended_the_busy_those_on_the_list_and_at_night_the_young(cast, call, volunteers):
    suspended, busy, listed, young, free = (volunteers(number) for number in range(1, 6))
    volunteering.suspend(volunteer=suspended, words="示范", until=date(2026, 12, 1), by=cast.dispatcher, now=NOW)
    night = TOMORROW.replace(hour=20)
    times = {"begins": night, "ends": night + timedelta(hours=1)}
    takes(call(**times), busy)
    type(young).objects.filter(pk=young.pk).update(of_age=2028)
    task = call(**times)
    actions.ask(task=task, volunteers=[listed], by=cast.dispatcher, now=NOW)
    assert names(propose(task, now=NOW)) == [free.name]


def test_who_worked_much_in_the_last_30_days_stands_behind(call, volunteers):
    much, little = volunteers(1), volunteers(2)
    doing = takes(call(), much)
    Doing.objects.filter(pk=doing.pk).update(state="done", came_at=NOW - timedelta(days=3), minutes=600)
    later = TOMORROW + timedelta(days=2)
    found = propose(call(begins=later, ends=later + timedelta(hours=1)), now=NOW)
    assert [(each.volunteer, each.minutes) for each in found] == [(little, 0), (much, 600)]
    assert found[1].why.endswith("10 hours in 30 days")


def test_the_number_of_queries_does_not_grow_with_the_volunteers(call, volunteers):
    task, counted = call(skills=["mediator"]), []
    propose(task, now=NOW)  # where areas lie is read once a process
    for number in range(1, 4):
        volunteers(number, skills=["mediator"], lon=110.1, lat=30.3)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert len(propose(task, now=NOW)) == number
        counted.append(len(queries))
    assert counted == [2, 2, 2]


def test_the_place_of_a_task_is_there(call, volunteer):
    doing = takes(call(), volunteer)
    assert actions.check_in(doing=doing, by=doing.task.called_by, now=TOMORROW, spot=THERE).came_how == "list"
