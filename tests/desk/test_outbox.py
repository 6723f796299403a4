"""Messages that did not go out: an administrator sees what, to whom and why, and decides what becomes of them."""

from datetime import timedelta

import pytest

from linli.cases.models import Case
from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.journal.models import Event
from linli.notify import actions as notify
from linli.notify.models import Message, Route
from tests.cast import NOW

PAGE = "/desk/outbox/"
State = Message.State


@pytest.fixture
def failed(cast):
    """A text message to a resident that the gateway did not take."""
    case = cast.case(contact_phone="13800005678")
    event = Event.objects.get(subject_type="case", subject_id=case.pk)
    return Message.objects.create(
        key=f"text:{event.pk}",
        phone="13800005678",
        case_number=case.pk,
        body=f"查询码{case.code}",
        state=State.FAILED,
        attempts=8,
        not_before=NOW,
        trouble="网关没有收下。",
        at=NOW,
    )


def troubled(cast, **more):
    said_of = {"defaults": {"address": "json://127.0.0.1:1/"}}
    route, _new = Route.objects.get_or_create(organisation=cast.works, name="群机器人", **said_of)
    said = {"key": "case.assigned:1", "subject": "路灯不亮", "state": State.UNCERTAIN, "attempts": 1, **more}
    return Message.objects.create(route=route, not_before=NOW, at=NOW, **said)


def test_it_says_what_failed_to_whom_masked_why_and_when_and_nothing_it_says(cast, at_desk, failed):
    troubled(cast)
    page = at_desk(cast.dispatcher).get(PAGE).content.decode()
    for shown in (
        "138****5678",
        "网关没有收下。",
        f"No. {failed.case_number}",
        "Tried 8 times, last at 2026-11-18 09:30",
    ):
        assert shown in page
    assert "城管科 · 群机器人" in page and "Perhaps sent" in page
    assert failed.body not in page and "13800005678" not in page and "路灯不亮" not in page


def test_tried_again_it_goes_out_with_the_next_and_the_journal_says_who_asked(cast, at_desk, failed):
    answer = at_desk(cast.dispatcher).post(f"{PAGE}{failed.pk}/again/", follow=True)
    assert "It is tried again within a few seconds." in answer.content.decode()
    failed.refresh_from_db()
    assert (failed.state, failed.attempts, failed.phone) == (State.WAITING, 0, "13800005678")
    assert Event.objects.get(kind="message.tried_again").actor_id == cast.dispatcher.pk


def test_given_up_it_is_gone_from_the_page_and_the_number_forgotten(cast, at_desk, failed):
    page = at_desk(cast.dispatcher).post(f"{PAGE}{failed.pk}/give-up/", follow=True).content.decode()
    assert "It was given up." in page and "Everything went out." in page
    failed.refresh_from_db()
    assert (failed.state, failed.phone) == (State.GIVEN_UP, "")


@pytest.mark.parametrize("button", ["again", "give-up"])
def test_pressed_twice_or_by_two_the_second_is_told(cast, at_desk, failed, button):
    client = at_desk(cast.dispatcher)
    client.post(f"{PAGE}{failed.pk}/{button}/")
    answer = client.post(f"{PAGE}{failed.pk}/{button}/")
    assert (answer.status_code, "Somebody has seen to it already" in answer.content.decode()) == (409, True)


def test_whoever_does_not_administer_cannot_come_in_nor_act(cast, at_desk, failed):
    client = at_desk(cast.officer)
    assert client.get(PAGE).status_code == 403
    assert client.post(f"{PAGE}{failed.pk}/give-up/").status_code == 403
    for act in (notify.try_again, notify.give_up):
        with pytest.raises(NotAllowed):
            act(message=failed, by=cast.officer, now=NOW)
    failed.refresh_from_db()
    assert failed.state == State.FAILED


def test_a_text_about_a_complaint_is_not_there_for_whom_it_is_about(cast, at_desk, failed):
    about = {"about_person": cast.dispatcher.person, "about_line": [cast.street_office.pk]}
    Case.objects.filter(pk=failed.case_number).update(**about)
    client = at_desk(cast.dispatcher)
    assert "138****5678" not in client.get(PAGE).content.decode()
    assert client.post(f"{PAGE}{failed.pk}/give-up/").status_code == 404


def test_one_whose_number_is_no_longer_kept_can_only_be_given_up(cast, failed):
    Message.objects.update(phone="")
    with pytest.raises(Refusal, match="The number is no longer kept"):
        notify.try_again(message=failed, by=cast.dispatcher, now=NOW)
    assert notify.give_up(message=failed, by=cast.dispatcher, now=NOW).state == State.GIVEN_UP


def test_what_was_sent_is_not_sent_again(cast, failed):
    Message.objects.update(state=State.SENT)
    with pytest.raises(WrongState, match="Somebody has seen to it already: Sent"):
        notify.try_again(message=failed, by=cast.dispatcher, now=NOW)


def test_what_is_tried_again_by_itself_says_when_and_has_no_buttons(cast, at_desk):
    message = troubled(cast, state=State.WAITING, attempts=3, trouble="没有收下")
    page = at_desk(cast.dispatcher).get(PAGE).content.decode()
    assert "Tried 3 times; next at 11-18 09:30." in page
    assert f"{PAGE}{message.pk}/again/" not in page


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_asks_as_often_however_many_there_are(cast, at_desk, django_assert_num_queries, rows):
    for number in range(rows):
        troubled(cast, key=f"case.assigned:{number}")
    client = at_desk(cast.dispatcher)
    client.get(PAGE)
    with django_assert_num_queries(5):
        client.get(PAGE)


def test_there_is_a_next_page(cast, at_desk):
    for number in range(51):
        troubled(cast, key=f"case.assigned:{number}", trouble=f"第{number}条")
    client = at_desk(cast.dispatcher)
    first = client.get(PAGE).content.decode()
    oldest = Message.objects.order_by("pk")[1].pk
    assert f"?before={oldest}" in first and "第0条" not in first
    assert "第0条" in client.get(f"{PAGE}?before={oldest}").content.decode()


def test_a_killed_worker_leaves_it_here(cast, at_desk):
    troubled(cast, state=State.WAITING, attempts=0)
    notify.claim_next(now=NOW)
    notify.settle_cut_off(now=NOW + timedelta(hours=1))
    page = at_desk(cast.dispatcher).get(PAGE).content.decode()
    assert "whether it arrived is not known" in page and "Send again, perhaps twice" in page
