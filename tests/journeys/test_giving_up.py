"""Whoever leaves, is suspended or parts from a team gives up what has not begun; who waits moves up, captains hear."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.utils import timezone

from linli.journal.actions import RESIDENT, seal
from linli.journal.models import Cursor
from linli.journal.readers import catch_up
from linli.journeys.giving_up import GIVING_UP
from linli.notify.models import Message, Notice
from linli.tasks.models import Doing, Task
from linli.volunteers import actions as volunteering
from linli.volunteers.models import Membership
from tests.cast import NOW
from tests.tasks.conftest import TOMORROW, takes
from tests.tasks.conftest import call as call
from tests.tasks.conftest import planned as planned
from tests.volunteers.conftest import joined as joined
from tests.volunteers.conftest import joining as joining
from tests.volunteers.conftest import skilled as skilled
from tests.volunteers.conftest import team as team
from tests.volunteers.conftest import volunteer as volunteer
from tests.volunteers.conftest import volunteers as volunteers


@pytest.fixture
def hears(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Lets the reader read what has happened, on the morning before."""

    def hear() -> None:
        seal(now=timezone.now())
        with monkeypatch.context() as clock:
            clock.setattr(timezone, "now", lambda: NOW)
            catch_up(GIVING_UP)

    return hear


def states(task: Task) -> dict[int, str]:
    return dict(Doing.objects.filter(task=task).values_list("volunteer", "state"))


def test_who_leaves_gives_up_what_has_not_begun_and_who_waits_moves_up(
    cast, call, team, volunteer, volunteers, hears, settings
):
    settings.TEXT_GATEWAY, settings.PUBLIC_ADDRESS = "json://127.0.0.1/{phone}", "https://linli.example"
    goes, waits = volunteers(2), volunteers(3)
    hour = timedelta(hours=1)
    task, begun = call(team=team), call(title="丙", begins=NOW + hour, ends=NOW + 2 * hour)
    takes(task, goes), takes(task, waits), takes(begun, goes, NOW)
    Task.objects.filter(pk=begun.pk).update(begins=NOW - hour)
    volunteering.leave(volunteer=goes, by=RESIDENT, now=NOW)
    hears()
    assert (states(task), states(begun)) == ({goes.pk: "given_up", waits.pk: "taken"}, {goes.pk: "taken"})
    assert Task.objects.get(pk=task.pk).taken == 1
    told = [message.body for message in Message.objects.all() if message.phone == volunteer.phone]
    assert len([words for words in told if "帮独居老人修灯" in words]) == 1
    assert Notice.objects.filter(account=cast.dispatcher, key__startswith="task:gone:").count() == 1


def test_who_is_suspended_gives_up_what_begins_before_the_suspension_ends(cast, call, volunteer, hears):
    later = TOMORROW + timedelta(days=30)
    soon, after = call(), call(title="乙", begins=later, ends=later + timedelta(hours=1))
    takes(soon, volunteer), takes(after, volunteer)
    volunteering.suspend(volunteer=volunteer, words="三次未到", until=date(2026, 12, 1), by=cast.dispatcher, now=NOW)
    hears()
    assert (states(soon), states(after)) == ({volunteer.pk: "given_up"}, {volunteer.pk: "taken"})


def test_who_was_let_off_meanwhile_keeps_their_places_and_reading_again_changes_nothing(cast, call, volunteer, hears):
    task = call()
    takes(task, volunteer)
    volunteering.suspend(volunteer=volunteer, words="三次未到", until=date(2026, 12, 1), by=cast.dispatcher, now=NOW)
    volunteering.resume(volunteer=volunteer, by=cast.dispatcher, now=NOW)
    hears()
    assert states(task) == {volunteer.pk: "taken"}
    Cursor.objects.filter(reader=GIVING_UP.name).update(position=0)
    hears()
    assert (states(task), Task.objects.get().taken) == ({volunteer.pk: "taken"}, 1)


def test_who_is_taken_out_of_a_team_gives_up_what_is_for_it_only(cast, call, team, volunteers, hears):
    member = volunteers(2)
    volunteering.take_in(volunteer=member, team=team, by=cast.dispatcher, now=NOW)
    later = TOMORROW + timedelta(days=1)
    only = call(team=team, only_team=True)
    first = call(title="乙", team=team, begins=later, ends=later + timedelta(hours=1))
    takes(only, member), takes(first, member)
    membership = Membership.objects.get(volunteer=member)
    volunteering.part(membership=membership, by=cast.dispatcher, now=NOW)
    hears()
    assert (states(only), states(first)) == ({member.pk: "given_up"}, {member.pk: "taken"})
