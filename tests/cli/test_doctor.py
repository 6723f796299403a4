"""What the doctor says of messages that leave the site."""

from typing import Any

import pytest

from linli.cli import doctor
from linli.cli.doctor import Remark
from linli.cli.trouble import Trouble
from linli.notify.models import Message
from tests.cast import NOW, Cast


def test_a_missing_public_address_is_said(settings: Any) -> None:
    settings.PUBLIC_ADDRESS, settings.TEXT_GATEWAY = "", ""
    with pytest.raises(Remark, match=r"LINLI_ADDRESS is not set, so links in messages say no host\.$"):
        doctor.address()
    settings.TEXT_GATEWAY = "json://127.0.0.1/{phone}"
    with pytest.raises(Remark, match="No text message is sent to residents without it"):
        doctor.address()


@pytest.mark.parametrize("wrong", ["linli.example.cn", "ftp://linli.example.cn", "https://"])
def test_an_address_that_is_none_is_refused(settings: Any, wrong: str) -> None:
    settings.PUBLIC_ADDRESS = wrong
    with pytest.raises(Trouble) as caught:
        doctor.address()
    assert caught.value.message == f"LINLI_ADDRESS is “{wrong}”. Write it as https://linli.example.cn"


def test_an_address_at_which_the_site_does_not_answer_is_refused(settings: Any) -> None:
    settings.PUBLIC_ADDRESS, settings.ALLOWED_HOSTS = "https://linli.example.cn", ["127.0.0.1"]
    with pytest.raises(Trouble) as caught:
        doctor.address()
    assert "which LINLI_HOSTS does not name" in caught.value.message
    settings.ALLOWED_HOSTS = ["linli.example.cn"]
    assert doctor.address() == "Links in messages lead to https://linli.example.cn."


def test_a_gateway_that_gets_no_number_is_refused(settings: Any) -> None:
    settings.TEXT_GATEWAY = "json://127.0.0.1/"
    with pytest.raises(Trouble):
        doctor.texts()
    settings.TEXT_GATEWAY = "json://127.0.0.1/?:phone={phone}"
    assert doctor.texts() == "A gateway is set."


def test_messages_that_did_not_go_out_are_counted(cast: Cast) -> None:
    assert doctor.outbox() == "Nothing is stuck; 0 messages wait."
    for state in ("failed", "uncertain", "given_up", "sent", "waiting"):
        Message.objects.create(key=state, state=state, not_before=NOW, at=NOW)
    with pytest.raises(Remark, match="2 messages did not go out, or perhaps did"):
        doctor.outbox()
