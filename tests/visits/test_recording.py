"""One form, once: diary, history, cases, care and counters follow, or nothing does."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from linli.cases.models import Case
from linli.core.refusal import NotAllowed, Refusal
from linli.journal.models import Event
from linli.people.models import Role
from linli.residents import actions as residents
from linli.residents.models import Household
from linli.visits.actions import Care, Differs, Moved
from linli.visits.clocks import Clock
from linli.visits.models import CareGiven, DiaryEntry, Photo, Raised, Tally, Visit
from linli.visits.words import Kind
from tests.cast import NOW, Cast
from tests.visits.conftest import keep

TODAY = date(2026, 11, 18)


def tallied() -> dict[str, int]:
    return dict(Tally.objects.values_list("what", "count"))


def test_a_visit_writes_the_diary_the_history_and_the_month(cast: Cast, household: Household, visit) -> None:
    said = visit(done="换了灯泡").visit
    household.refresh_from_db()
    entry = DiaryEntry.objects.get()
    assert (entry.worker, entry.day, entry.area) == (cast.north_worker, TODAY, cast.grid_n1)
    assert [(each.heard, each.done, each.kind) for each in entry.visits.all()] == [("楼道灯不亮了", "换了灯泡", "door")]
    assert household.seen_at == NOW
    assert tallied() == {"door": 1, "household": 1}
    event = Event.objects.get(kind="visit.recorded")
    assert (event.subject_id, event.actor_id, event.area_id) == (said.pk, cast.north_worker.pk, cast.grid_n1.pk)


def test_what_was_heard_stands_nowhere_in_the_clear(visit) -> None:
    visit(heard="李家老人住院了", done="联系了家属")
    with connection.cursor() as cursor:
        cursor.execute("SELECT heard, done FROM visits_visit")
        kept = b"".join(bytes(each) for each in cursor.fetchone())
    assert kept and "李家".encode() not in kept and "家属".encode() not in kept
    assert not Event.objects.filter(data__icontains="李家").exists()


def test_each_thing_that_was_ticked_becomes_a_case_word_for_word(cast: Cast, visit, picture: bytes) -> None:
    made = visit(heard="灯不亮，夜里还吵", concerns=[cast.lamp, cast.noise], urgent=True, photos=[picture])
    assert [(each.text, each.category, each.channel, each.first_asked, each.urgency) for each in made.cases] == [
        ("灯不亮，夜里还吵", cast.lamp, "visit", cast.north_worker, "urgent"),
        ("灯不亮，夜里还吵", cast.noise, "visit", cast.north_worker, "urgent"),
    ]
    assert [each.area for each in made.cases] == [cast.grid_n1, cast.grid_n1]
    assert [each.attachments.get().digest for each in made.cases] == [Photo.objects.get().digest] * 2
    assert tallied() == {"door": 1, "household": 1, "case": 2}


def test_what_a_patrol_finds_comes_in_by_patrol_and_needs_no_household(cast: Cast, visit) -> None:
    made = visit(
        kind=Kind.MORNING, household=None, area_id=cast.grid_n1.pk, place="东门", heard="井盖松了", concerns=[None]
    )
    [case] = made.cases
    assert (case.channel, case.place, case.category) == ("patrol", "东门", None)
    assert tallied() == {"morning": 1, "case": 1}


def test_the_same_visit_sent_twice_is_one(cast: Cast, visit) -> None:
    key = uuid4()
    first = visit(key=key, concerns=[cast.lamp])
    again = visit(key=key, concerns=[cast.lamp], now=NOW + timedelta(hours=2))
    assert (first.new, again.new) == (True, False)
    assert (again.visit, again.cases) == (first.visit, first.cases)
    assert (Visit.objects.count(), Case.objects.count(), tallied()["door"]) == (1, 1, 1)


def test_the_same_key_with_other_words_is_neither_lost_nor_written_over(visit) -> None:
    key = uuid4()
    first = visit(key=key).visit
    with pytest.raises(Differs) as refused:
        visit(key=key, heard="楼道灯不亮了，二楼也是")
    assert refused.value.visit == first
    assert Visit.objects.get().heard == "楼道灯不亮了"


def test_somebody_else_s_key_is_refused(cast: Cast, visit) -> None:
    key = uuid4()
    visit(key=key)
    with pytest.raises(NotAllowed, match="sent by somebody else"):
        visit(key=key, by=cast.dispatcher)


def test_when_a_case_is_refused_nothing_is_kept(cast: Cast, household: Household, visit) -> None:
    Role.objects.filter(key="grid_worker").update(permissions=["household.view", "visit.record"])
    with pytest.raises(NotAllowed, match="Register a case for a resident"):
        visit(concerns=[cast.lamp])
    household.refresh_from_db()
    assert (Visit.objects.count(), DiaryEntry.objects.count(), Tally.objects.count()) == (0, 0, 0)
    assert household.seen_at is None
    assert not Event.objects.filter(kind="visit.recorded").exists()


def test_nobody_at_home_is_kept_but_the_household_was_not_seen(household: Household, visit) -> None:
    visit(met=False, heard="")
    household.refresh_from_db()
    assert household.seen_at is None
    assert tallied() == {"door": 1, "nobody": 1}


def test_a_household_counts_once_a_month_however_often_it_is_seen(visit) -> None:
    visit()
    visit(now=NOW + timedelta(days=1))
    visit(now=NOW + timedelta(days=20))
    assert sorted(Tally.objects.values_list("month", "what", "count")) == [
        (date(2026, 11, 1), "door", 2),
        (date(2026, 11, 1), "household", 1),
        (date(2026, 12, 1), "door", 1),
        (date(2026, 12, 1), "household", 1),
    ]


@pytest.mark.parametrize(
    ("said", "field", "sentence"),
    [
        ({"heard": ""}, "heard", "Write in a few words what you heard, or what you did."),
        ({"heard": "", "done": "看望", "concerns": [None]}, "heard", "Write what was said"),
        ({"heard": "字" * 4001}, "heard", "Too long"),
        ({"household": None}, "household", "Choose whom you visited, or where you were."),
        ({"household": None, "area_id": 0}, "household", "Choose whom you visited"),
    ],
)
def test_what_makes_no_visit_is_refused_beside_its_field(visit, said, field: str, sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence) as refused:
        visit(**said)
    assert refused.value.field == field


def test_a_household_elsewhere_is_refused_unless_one_is_its_agent(cast: Cast, household: Household, visit) -> None:
    with pytest.raises(NotAllowed, match="北一网格 is not yours to visit"):
        visit(by=cast.south_worker)
    residents.give_agent(file=household, person=cast.south_worker.person, by=cast.dispatcher, now=NOW)
    household.refresh_from_db()
    made = visit(by=cast.south_worker, household=household, concerns=[cast.lamp])
    assert made.visit.worker == cast.south_worker
    assert [(case.area, case.first_asked) for case in made.cases] == [(cast.grid_n1, cast.south_worker)]


def test_an_outsider_records_nothing(cast: Cast, visit) -> None:
    with pytest.raises(NotAllowed):
        visit(by=cast.outsider)


def cared_for(cast: Cast, household: Household):
    member = residents.Member(name="示范居民")
    resident = residents.add_resident(household=household, member=member, by=cast.dispatcher, now=NOW)
    return residents.add_care(resident=resident, kind="life", review_on=TODAY, by=cast.dispatcher, now=NOW, agreed=True)


def test_care_that_was_given_moves_its_review(cast: Cast, household: Household, visit) -> None:
    need = cared_for(cast, household)
    visit(care=[Care(need, date(2026, 12, 18), need.version)])
    need.refresh_from_db()
    household.refresh_from_db()
    assert (need.review_on, household.care_review_on) == (date(2026, 12, 18), date(2026, 12, 18))
    assert CareGiven.objects.get().review_on == date(2026, 12, 18)
    assert tallied() == {"door": 1, "household": 1, "care": 1}


def test_care_that_somebody_else_put_off_meanwhile_is_not_written_over(cast: Cast, household: Household, visit) -> None:
    need = cared_for(cast, household)
    residents.review_care(need=need, review_on=date(2026, 11, 30), by=cast.dispatcher, now=NOW, seen=need.version)
    with pytest.raises(Moved) as refused:
        visit(care=[Care(need, date(2026, 12, 18), need.version)])
    need.refresh_from_db()
    assert (need.review_on, refused.value.care.review_on) == (date(2026, 11, 30), date(2026, 12, 18))
    assert Visit.objects.count() == 0


def test_a_phone_a_day_ahead_is_put_right_and_both_times_are_kept(visit) -> None:
    ahead = NOW + timedelta(days=1)
    made = visit(clock=Clock(typed_at=ahead - timedelta(hours=2), sent_at=ahead))
    said = made.visit
    assert (said.visited_at, said.typed_at) == (NOW - timedelta(hours=2), ahead - timedelta(hours=2))
    assert (said.clock_off, said.received_at, said.entry.day) == (86400, NOW, TODAY)
    assert made.warning == (
        "The clock of this phone is 24 hours ahead. The visit is kept under 2026-11-18 07:30. Set the clock."
    )


def test_a_visit_typed_without_a_network_is_kept_under_the_day_it_was_made(visit) -> None:
    made = visit(clock=Clock(typed_at=NOW - timedelta(days=2), sent_at=NOW + timedelta(seconds=20)))
    assert (made.visit.entry.day, made.visit.clock_off, made.warning) == (date(2026, 11, 16), 0, "")


def test_a_visit_made_earlier_does_not_make_a_household_less_seen(household: Household, visit) -> None:
    visit()
    visit(clock=Clock(typed_at=NOW - timedelta(days=2), sent_at=NOW))
    household.refresh_from_db()
    assert household.seen_at == NOW


def test_a_return_visit_names_the_case_it_is_about(cast: Cast, visit) -> None:
    [case] = visit(concerns=[cast.lamp]).cases
    back = visit(kind=Kind.RETURN, about=case, heard="亮了").visit
    assert (back.about, Raised.objects.get().case) == (case, case)


def test_recording_costs_no_more_for_an_old_diary(cast: Cast, visit) -> None:
    visit()
    with CaptureQueriesContext(connection) as few:
        visit()
    for _time in range(5):
        visit()
    with CaptureQueriesContext(connection) as many:
        visit()
    assert len(many) == len(few)


def test_households_of_others_stay_as_they_were(cast: Cast, visit) -> None:
    other = keep(cast, "0002")
    visit()
    other.refresh_from_db()
    assert other.seen_at is None
