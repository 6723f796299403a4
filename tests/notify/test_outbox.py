"""Messages go out once, survive a killed worker, and are tried again when the other side refuses."""

from datetime import timedelta

import apprise
import pytest

from linli.notify import actions as notify
from linli.notify.models import Message, Notice, Route
from tests.cast import NOW, Cast

State = Message.State


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the far side received; it refuses whatever is called 拒收."""
    received: list[str] = []

    def take(self: apprise.Apprise, *, title: str, body: str) -> bool:
        received.append(title)
        return title != "拒收"

    monkeypatch.setattr(apprise.Apprise, "notify", take)
    return received


@pytest.fixture
def works(cast: Cast) -> Cast:
    Route.objects.create(organisation=cast.works, name="群机器人", address="json://127.0.0.1:1/hook")
    return cast


def queue(cast: Cast, subject: str = "派单", key: str = "k1") -> None:
    notify.send(cast.works, key=key, subject=subject, body="…", now=NOW)


def test_a_message_goes_out_once_however_often_its_cause_is_read(works: Cast, sent: list[str]) -> None:
    queue(works)
    queue(works)
    message = notify.claim_next(now=NOW)
    assert message is not None
    notify.deliver(message, now=NOW)
    assert notify.claim_next(now=NOW) is None
    assert (sent, Message.objects.get().state) == (["派单"], State.SENT)


def test_a_message_cut_off_in_mid_send_is_shown_and_not_sent_again(works: Cast, sent: list[str]) -> None:
    queue(works)
    notify.claim_next(now=NOW)
    later = NOW + timedelta(hours=1)
    assert notify.settle_cut_off(now=later) == 1
    assert notify.claim_next(now=later) is None
    assert (sent, Message.objects.get().state) == ([], State.UNCERTAIN)


def test_a_refused_message_is_tried_again_more_and_more_rarely_then_given_up(works: Cast, sent: list[str]) -> None:
    queue(works, subject="拒收")
    now, waits = NOW, []
    while message := notify.claim_next(now=now):
        notify.deliver(message, now=now)
        waits.append(message.not_before - now)
        now = max(message.not_before, now)
    assert len(sent) == notify.TRIES
    assert waits[:3] == [timedelta(seconds=30), timedelta(seconds=60), timedelta(seconds=120)]
    assert Message.objects.get().state == State.FAILED


def test_a_notice_lands_in_an_inbox_once(cast: Cast) -> None:
    for _ in range(2):
        notify.tell([cast.officer], key="case:1", subject="新工单", now=NOW)
    assert Notice.objects.filter(account=cast.officer, read_at=None).count() == 1
    assert notify.mark_read(account=cast.officer, now=NOW) == 1


def test_an_address_is_not_readable_in_the_database(works: Cast) -> None:
    stored = Route.objects.extra(select={"raw": "address"}).values_list("raw", flat=True).get()
    assert b"127.0.0.1" not in bytes(stored)
