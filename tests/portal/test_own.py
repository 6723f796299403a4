"""A resident's own file: opened by the code on paper and a one-time code, seen, set right, taken along."""

import json
import re
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from linli.core.codes import new_code
from linli.journal.queries import story
from linli.notify.models import Message
from linli.residents import actions
from linli.residents.models import Resident, Ticket
from linli.residents.own import own_fields
from tests.cast import NOW
from tests.residents.conftest import AN_ID, enter, open_file

__all__ = ["enter", "open_file"]
MINE = "/mine/"


@pytest.fixture
def member(cast, open_file, enter, settings) -> Resident:
    settings.TEXT_GATEWAY, settings.PUBLIC_ADDRESS = "json://127.0.0.1", "http://127.0.0.1"
    return enter(open_file(), name="王小明", phone="13800000001", id_number=AN_ID)


@pytest.fixture
def opened(client, member):
    """A browser in which the member has proved who they are."""
    client.cookies["language"] = "en"
    client.post(MINE, {"code": member.code})
    digits = re.search(r"[0-9]{6}", Message.objects.latest("pk").body)[0]
    assert client.post(f"{MINE}code/", {"code": member.code, "digits": digits}).status_code == 302
    return client


def test_the_file_says_all_that_is_kept_and_who_looked(cast, opened, member):
    actions.reveal_household(household=member.household, by=cast.dispatcher, now=NOW, purpose="上门送药")
    page = opened.get(MINE).content.decode()
    assert all(value in page for value in ("王小明", "13800000001", AN_ID, "上门送药"))
    assert "示范街道办" in page


def test_without_the_one_time_code_nothing_is_shown(client, member):
    client.cookies["language"] = "en"
    sent = client.post(MINE, {"code": member.code})
    assert sent.status_code == 200 and "王小明" not in sent.content.decode()
    refused = client.post(f"{MINE}code/", {"code": member.code, "digits": "000000x"})
    assert "This is not the code that was sent" in refused.content.decode()
    for _ in range(4):
        client.post(f"{MINE}code/", {"code": member.code, "digits": "1"})
    digits = re.search(r"[0-9]{6}", Message.objects.latest("pk").body)[0]
    over = client.post(f"{MINE}code/", {"code": member.code, "digits": digits})
    assert "This code is over" in over.content.decode()
    assert client.post(f"{MINE}data.json").status_code == 302


def test_a_code_serves_once(client, opened, member):
    digits = re.search(r"[0-9]{6}", Message.objects.latest("pk").body)[0]
    assert client.post(f"{MINE}code/", {"code": member.code, "digits": digits}).status_code == 422
    assert not Ticket.objects.exists()


def test_a_code_of_nobody_is_refused_and_without_a_telephone_none_is_sent(client, cast, open_file, enter):
    client.cookies["language"] = "en"
    nobody = client.post(MINE, {"code": new_code()})
    assert nobody.status_code == 422 and "There is no file with this code" in nobody.content.decode()
    silent = enter(open_file(), name="住户乙")
    refused = client.post(MINE, {"code": silent.code})
    assert refused.status_code == 422 and "No code can be sent" in refused.content.decode()


def test_they_correct_their_number_and_take_consent_back(opened, member):
    refused = opened.post(f"{MINE}correct/", {"phone": "07951234567"})
    assert refused.status_code == 422 and "Give a mobile number" in refused.content.decode()
    opened.post(f"{MINE}correct/", {"phone": "13900000002"})
    member.refresh_from_db()
    assert (member.phone, member.source) == ("13900000002", "portal")
    opened.post(f"{MINE}withdraw/", {"purpose": "identity"})
    member.refresh_from_db()
    assert (member.id_number, member.phone) == ("", "13900000002")
    assert [event.voice for event in story("resident", member.pk)][-2:] == ["resident", "resident"]


def test_they_take_along_what_is_theirs_and_nothing_else(cast, opened, member, enter):
    enter(member.household, name="李大海", phone="13911112222")
    said = json.loads(opened.post(f"{MINE}data.json").content)
    assert set(said["fields"].values()) == {"王小明", "13800000001", AN_ID, ""}
    assert "李大海" not in json.dumps(said, ensure_ascii=False)
    book = CalamineWorkbook.from_filelike(BytesIO(opened.post(f"{MINE}data.xlsx").content))
    cells = {cell for row in book.get_sheet_by_index(0).to_python() for cell in row}
    assert {"王小明", "13800000001"} <= cells
    assert story("resident", member.pk).last().kind == "resident.exported"


@pytest.mark.parametrize("look", ["get", "head"])
def test_whoever_only_looks_ahead_takes_nothing_along_and_writes_nothing_down(opened, member, look):
    before = story("resident", member.pk).count()
    for form in ("json", "xlsx"):
        answer = getattr(opened, look)(f"{MINE}data.{form}")
        assert (answer.status_code, answer.headers.get("Location")) == (302, MINE)
    assert story("resident", member.pk).count() == before
    page = opened.get(MINE).content.decode()
    assert f'<form method="post" action="{MINE}data.xlsx">' in page and f'href="{MINE}data.' not in page


def test_every_export_holds_every_personal_field_but_the_marks():
    personal = {name for name, privacy in Resident.privacy.items() if privacy}
    assert personal - set(own_fields()) == {"marks", "id_mark", "same_mark"}


def test_a_closed_file_asks_for_the_code_again(opened):
    opened.post(f"{MINE}close/")
    assert "The code on your paper" in opened.get(MINE).content.decode()


def test_the_register_is_open_to_everybody(client, db):
    client.cookies["language"] = "en"
    assert "erased 2 years after the file is closed" in client.get("/register/").content.decode()
