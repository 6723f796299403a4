"""What is done elsewhere earns points: of each event once, taken back with it, nobody with two accounts."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from linli.journal import actions as journal
from linli.journal.actions import SYSTEM, seal
from linli.journal.models import Cursor, Event
from linli.journal.readers import catch_up
from linli.journeys.earning import EARNING
from linli.points.models import Earning, Holder
from linli.points.words import State
from linli.tasks import actions as tasks
from linli.tasks.voices import Served
from linli.volunteers import actions as volunteers_actions
from tests.cast import NOW
from tests.points.conftest import joined as joined
from tests.points.conftest import joining as joining
from tests.points.conftest import practice as practice
from tests.points.conftest import skilled as skilled
from tests.points.conftest import volunteer as volunteer
from tests.points.conftest import volunteers as volunteers
from tests.tasks.conftest import TOMORROW
from tests.tasks.conftest import call as call
from tests.tasks.conftest import done as done
from tests.tasks.conftest import planned as planned

Happens = Callable[..., Event]


@pytest.fixture
def hears() -> Callable[[], None]:
    """Lets the reader read what has happened."""

    def hear() -> None:
        seal(now=timezone.now())
        catch_up(EARNING)

    return hear


@pytest.fixture
def happens(cast: Any, volunteer: Any, hears: Callable[[], None]) -> Happens:
    """Writes such an event, as the room itself does, and lets the reader read."""

    def happen(kind: str, **facts: Any) -> Event:
        data = {"task": 1, "doing": 7, "volunteer": volunteer.pk, "minutes": 60, "kind": "cleaning", **facts}
        event = journal.record(kind, volunteer, by=cast.dispatcher, at=NOW, data=data)
        hears()
        return event

    return happen


def test_confirmed_hours_are_booked_once_however_often_they_are_read(practice, volunteer, happens):
    happens("task.confirmed")
    earning = Earning.objects.get()
    assert (earning.holder.volunteer, earning.rule, earning.amount, earning.state) == (volunteer, "task", 2, "booked")
    Cursor.objects.filter(reader=EARNING.name).update(position=0)
    catch_up(EARNING)
    happens("task.confirmed")  # confirmed again, without having been taken back
    assert (Earning.objects.count(), Holder.objects.get().balance) == (1, 2)


def test_hours_that_whoever_was_helped_confirms_earn_by_how_well_it_went(practice, done, hears):
    tasks.confirm(doing=done, by=Served(done.task_id), now=TOMORROW, effect="good")
    hears()
    earning = Earning.objects.get()  # 90 minutes at 2 points an hour, at 150 per cent
    assert (earning.effect, earning.minutes, earning.amount, earning.source_id) == ("good", 90, 5, done.pk)


def test_many_hours_wait_for_somebody_other_than_who_confirmed_them(cast, practice, happens):
    happens("task.confirmed", minutes=180)
    earning = Earning.objects.get()
    assert (earning.amount, earning.state, earning.by) == (6, State.PROPOSED, cast.dispatcher)


def test_a_confirmation_taken_back_takes_the_points_back_and_another_one_earns_anew(practice, happens):
    happens("task.confirmed", minutes=90)
    happens("task.unconfirmed", minutes=90)
    assert (Earning.objects.get().state, Holder.objects.get().balance) == (State.TAKEN_BACK, 0)
    happens("task.confirmed", minutes=60)
    assert list(Earning.objects.order_by("pk").values_list("amount", "state")) == [(3, "taken_back"), (2, "booked")]
    assert Holder.objects.get().balance == 2


def test_wishes_commitments_and_proposals_earn_whoever_did_them(cast, practice, volunteer, happens):
    happens("wish.fulfilled")
    happens("commitment.kept", volunteer=None, person=cast.officer.person_id)
    happens("proposal.delivered", volunteer=None, proposer=cast.officer.pk)
    rows = Earning.objects.order_by("pk").values_list("rule", "amount", "state", "holder__volunteer", "holder__person")
    assert list(rows) == [
        ("wish", 3, "booked", volunteer.pk, None),
        ("kept", 4, "booked", None, cast.officer.person_id),
        ("carried", 10, "proposed", None, cast.officer.person_id),
    ]


def test_a_member_who_is_a_volunteer_has_one_account(cast, practice, joining, happens):
    member = volunteers_actions.report_in(joining(), by=cast.officer, now=NOW)
    happens("commitment.kept", volunteer=None, person=cast.officer.person_id)
    assert Earning.objects.get().holder.volunteer == member


def test_what_was_nobodys_in_particular_and_a_practice_without_points_earn_nothing(cast, practice, happens):
    happens("commitment.kept", volunteer=None, person=None)
    practice(offered=False, why={"zh": "没有", "en": "None"})
    happens("task.confirmed")
    assert not Earning.objects.exists() and not Holder.objects.exclude(lines=0).exists()


def test_a_kind_of_event_that_earns_nothing_costs_nothing(cast, practice, volunteer, django_assert_num_queries):
    event = journal.record("volunteer.changed", volunteer, by=SYSTEM, at=NOW)
    with django_assert_num_queries(0):
        EARNING.handle([event])
