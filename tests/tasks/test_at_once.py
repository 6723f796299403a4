"""Everybody at once: places, the same click twice, a place handed on."""

import pytest

from linli.journal.models import Event
from linli.tasks import actions
from linli.tasks.models import Doing, Task
from linli.tasks.voices import Oneself, Served
from tests.at_once import both
from tests.cast import NOW
from tests.tasks.conftest import TOMORROW, takes

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_twelve_who_take_five_places_at_once_five_get_one_and_seven_wait(cast, call, volunteers):
    task, people = call(places=5), [volunteers(number) for number in range(1, 13)]
    refused = both(*[lambda who=who: takes(task, who) for who in people])
    rows = list(Doing.objects.filter(task=task).order_by("number").values_list("number", "state"))
    assert refused == []
    assert rows == [(number, "taken" if number <= 5 else "waiting") for number in range(1, 13)]
    assert Task.objects.get(pk=task.pk).taken == 5


def test_the_same_click_twice_is_one_place(cast, call, volunteers):
    task, who = call(places=5), volunteers(1)
    assert both(lambda: takes(task, who), lambda: takes(task, who)) == []
    assert (Doing.objects.count(), Task.objects.get(pk=task.pk).taken) == (1, 1)


def test_nobody_gets_two_tasks_of_the_same_time_at_once(cast, call, volunteers):
    one, other, who = call(title="甲"), call(title="乙"), volunteers(1)
    refused = both(lambda: takes(one, who), lambda: takes(other, who))
    assert len(refused) == 1 and "at the same time" in refused[0]
    assert Doing.objects.count() == 1


def test_of_two_who_take_a_place_over_at_once_one_gets_it(cast, call, volunteers):
    task, one, first, second = call(), *(volunteers(number) for number in range(1, 4))
    asked = actions.ask_handing(doing=takes(task, one), by=Oneself(one), now=NOW)
    refused = both(
        *[
            lambda who=who: actions.accept_handing(handing=asked, volunteer=who, by=Oneself(who), now=NOW)
            for who in (first, second)
        ]
    )
    assert refused == ["Somebody else has taken this place over already."]
    assert sorted(Doing.objects.values_list("state", flat=True)) == ["given_up", "taken"]


def test_the_captain_and_whoever_was_helped_confirm_at_once_and_it_counts_once(cast, call, volunteer):
    doing = takes(call(), volunteer)
    late = TOMORROW.replace(hour=18)
    actions.check_in(doing=doing, by=cast.dispatcher, now=late)
    refused = both(
        lambda: actions.confirm(doing=doing, by=cast.dispatcher, now=late),
        lambda: actions.confirm(doing=doing, by=Served(doing.task_id), now=late),
    )
    assert refused == []
    assert Event.objects.filter(kind="task.confirmed").count() == 1
