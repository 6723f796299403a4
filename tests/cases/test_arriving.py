"""How a case comes in: who was asked first, who filed it for whom, what the level above wants, who calls again."""

from datetime import date, timedelta

import pytest
from django.db import connection

from linli.cases import actions as cases
from linli.cases.actions import Arrived, Submission
from linli.cases.life import Life
from linli.cases.models import Arrival, Case
from linli.cases.words import Action, AnswerBy, Bond, Channel
from linli.core import key_ring
from linli.core.refusal import Refusal
from linli.journal.queries import story
from tests.cast import NOW, Cast

SOON = NOW + timedelta(hours=26)
LATE = NOW + timedelta(days=60)


def registered(cast: Cast, **more: object) -> Case:
    said = {"text": "路灯不亮了", "area_id": cast.grid_n1.pk, "channel": Channel.WINDOW, **more}
    return cases.register(Submission(**said), by=cast.north_worker, now=NOW)


def test_the_member_of_staff_asked_first_owns_the_case_until_somebody_else_accepts_it(cast: Cast) -> None:
    case = registered(cast)
    assert (case.first_asked, case.owned_by_first_asked) == (cast.north_worker, True)
    assert list(Case.objects.first_asked(cast.north_worker.pk)) == [case]
    later = NOW + timedelta(hours=1)
    case = cases.accept(case=case, by=cast.dispatcher, now=later)
    assert (case.owned_by_first_asked, case.handed_over_at, case.handed_over_to_id) == (
        False,
        later,
        cast.dispatcher.pk,
    )
    assert not Case.objects.first_asked(cast.north_worker.pk).exists()
    assert list(story("case", case.pk))[-1].data["asked_first"] == cast.north_worker.pk


def test_accepting_it_oneself_hands_nothing_over_and_assigning_it_does(cast: Cast) -> None:
    case = cases.register(Submission(text="路灯", area_id=cast.grid_n1.pk), by=cast.dispatcher, now=NOW)
    case = cases.accept(case=case, by=cast.dispatcher, now=NOW)
    assert case.owned_by_first_asked
    case = cases.assign(case=case, by=cast.dispatcher, now=NOW, organisation=cast.works, handler=cast.officer)
    case.refresh_from_db()
    assert (case.handed_over_at, case.handed_over_to) == (NOW, cast.officer)


def test_what_is_handed_over_stays_so_when_it_is_handed_on(cast: Cast) -> None:
    case = registered(cast)
    cases.accept(case=case, by=cast.dispatcher, now=NOW)
    case = cases.assign(case=case, by=cast.dispatcher, now=SOON, organisation=cast.works)
    assert (case.handed_over_at, case.handed_over_to_id) == (NOW, cast.dispatcher.pk)


def test_nobody_was_asked_first_of_what_a_resident_sent(cast: Cast) -> None:
    assert (cast.case().first_asked_id, cast.case().owned_by_first_asked) == (None, False)


def test_a_life_told_in_bulk_hands_over_as_single_steps_do(cast: Cast) -> None:
    life = Life(Submission(text="路灯", area_id=cast.grid_n1.pk), by=cast.north_worker, at=NOW)
    life.step(Action.ACCEPT, by=cast.dispatcher, at=SOON)
    assert (life.case.first_asked_id, life.case.handed_over_at, life.case.handed_over_to_id) == (
        cast.north_worker.pk,
        SOON,
        cast.dispatcher.pk,
    )
    assert life.events[-1].data["asked_first"] == cast.north_worker.pk


@pytest.mark.parametrize("written", ["138 0000 0001", "+86-13800000001", "1３８00000001"])
def test_a_caller_is_known_again_however_the_number_is_written(cast: Cast, written: str) -> None:
    case = registered(cast, contact_phone="13800000001")
    registered(cast, contact_phone="13800000002")
    registered(cast)
    assert list(Case.objects.from_number(written)) == [case]


def test_no_number_is_nobody_s(cast: Cast) -> None:
    registered(cast)
    assert list(Case.objects.from_number("")) == []


def test_a_caller_is_known_again_after_the_keys_were_rotated(cast: Cast, settings, tmp_path, monkeypatch) -> None:
    settings.PERSONAL_KEY_RING = tmp_path / "personal.keys"
    before = registered(cast, contact_phone="13800000001")
    key_ring.rotate(settings.PERSONAL_KEY_RING)
    monkeypatch.setattr("linli.core.crypto._rings", {})
    after = registered(cast, contact_phone="13800000001")
    assert set(Case.objects.from_number("13800000001")) == {before, after}


def test_the_database_holds_no_number(cast: Cast) -> None:
    registered(cast, contact_phone="13800000001")
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(c)::text FROM cases_case c")
        (row,) = cursor.fetchone()
    assert "13800000001" not in row and b"13800000001".hex() not in row


def test_a_sooner_deadline_of_the_level_above_wins_and_is_explained(cast: Cast) -> None:
    arrived = Arrived(their_number="示范 2026-1", their_due_at=SOON)
    case = registered(cast, channel=Channel.TRANSFER, arrived=arrived)
    assert (case.due_at, case.due_no_later, case.arrival.their_number) == (SOON, SOON, "示范 2026-1")
    assert NOW < case.amber_at < SOON
    case = cases.classify(case=case, by=cast.dispatcher, now=NOW, category=cast.lamp)
    assert case.due_at == SOON


def test_a_later_one_leaves_our_own_deadline(cast: Cast) -> None:
    ours = registered(cast).due_at
    case = registered(cast, channel=Channel.TRANSFER, arrived=Arrived(their_number="1", their_due_at=LATE))
    assert case.due_at == ours


def test_no_more_time_can_be_asked_of_us_for_a_deadline_set_above(cast: Cast) -> None:
    case = registered(cast, channel=Channel.TRANSFER, arrived=Arrived(their_number="1", their_due_at=SOON))
    cases.accept(case=case, by=cast.dispatcher, now=NOW)
    cases.assign(case=case, by=cast.dispatcher, now=NOW, organisation=cast.works)
    with pytest.raises(Refusal):
        cases.ask_extension(case=case, by=cast.officer, now=NOW, words="还要等配件")


def test_who_filed_it_for_whom_is_kept_encrypted_and_shown_whole_only_for_a_purpose(cast: Cast) -> None:
    arrived = Arrived(
        answer_by=AnswerBy.PROXY, proxy_bond=Bond.NEIGHBOUR, proxy_name="示范邻居", proxy_phone="13800000009"
    )
    case = registered(cast, contact_name="示范老人", arrived=arrived)
    shown = cases.reveal_contact(case=case, by=cast.dispatcher, now=NOW, purpose="答复")
    assert (shown.name, shown.proxy_name, shown.proxy_phone) == ("示范老人", "示范邻居", "13800000009")


def test_a_case_without_particulars_has_no_row_for_them(cast: Cast) -> None:
    registered(cast, arrived=Arrived())
    assert Arrival.objects.count() == 0


@pytest.mark.parametrize(
    ("channel", "arrived", "field"),
    [
        (Channel.VISIT, Arrived(heard_on=date(2026, 11, 19)), "heard_on"),
        (Channel.MEETING, Arrived(), "meeting"),
        (Channel.ENTERPRISE, Arrived(), "enterprise"),
        (Channel.TRANSFER, Arrived(), "their_number"),
        (Channel.TRANSFER, Arrived(their_number="1", their_due_at=NOW), "their_due"),
        (Channel.WINDOW, Arrived(answer_by=AnswerBy.PHONE), "phone"),
        (Channel.WINDOW, Arrived(answer_by=AnswerBy.PROXY), "proxy_bond"),
        (Channel.WINDOW, Arrived(proxy_bond=Bond.FAMILY), "proxy_name"),
    ],
)
def test_particulars_that_cannot_be_are_refused_beside_their_field(cast: Cast, channel, arrived, field) -> None:
    with pytest.raises(Refusal) as refused:
        registered(cast, channel=channel, arrived=arrived)
    assert refused.value.field == field
    assert Case.objects.count() == 0


def test_a_stranger_is_not_made_the_one_who_was_asked_first(cast: Cast) -> None:
    with pytest.raises(Refusal, match="Choose a colleague of your own organisation"):
        registered(cast, first_asked=cast.south_worker)
