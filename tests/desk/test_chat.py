"""Chat groups at the desk: paste, decide, nothing lost."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from linli.cases.models import Case, Draft
from linli.catalogue.models import Practice
from linli.core.fresh import expire_all
from linli.insight.searching import SEARCHING
from linli.journal.actions import seal
from linli.journal.readers import catch_up
from tests.cast import Cast

TEXT = "示范居民 01 2026-11-16 09:12\n路灯不亮了\n\n示范居民 02 2026-11-16 09:13\n收到\n"


@pytest.fixture
def cast(cast: Cast) -> Cast:
    Practice.objects.update(channels=["portal", "chat"])
    expire_all()
    return cast


@pytest.fixture
def client(cast, at_desk):
    return at_desk(cast.dispatcher)


def paste(client, text: str = TEXT, **more: object):
    return client.post("/desk/chat/", {"group": "北一网格群", "where": "北一", "text": text, **more}, follow=True)


def pks() -> list[int]:
    return list(Draft.objects.order_by("pk").values_list("pk", flat=True))


def test_an_empty_page_says_what_to_do(client):
    assert "No message waits. Paste what a group wrote" in client.get("/desk/chat/").content.decode()


def test_each_message_stands_there_word_for_word_and_its_sender_masked(client):
    page = paste(client).content.decode()
    assert "2 messages were read, all of them new." in page
    assert "路灯不亮了" in page and "收到" in page
    assert "示***" in page and "示范居民 01" not in page


def test_pasting_it_again_says_that_nothing_is_new(client):
    paste(client)
    assert "2 messages were read, 0 of them new; the others were here already." in paste(client).content.decode()


def test_an_exported_file_is_read_in_either_encoding(client):
    paste(client, "", file=SimpleUploadedFile("chat.txt", TEXT.encode("gb18030")))
    assert [each.words for each in Draft.objects.order_by("pk")] == ["路灯不亮了", "收到"]


def test_a_refused_paste_keeps_what_was_pasted(client):
    response = paste(client, group="")
    assert response.status_code == 422
    assert response.context["form"].errors == {"group": ["Write which group this comes from."]}
    assert "示范居民 02 2026-11-16 09:13" in response.content.decode()


def test_a_file_that_is_no_text_is_refused_beside_its_field(client):
    response = paste(client, file=SimpleUploadedFile("chat.db", b"SQLite\x00\x01"))
    assert list(response.context["form"].errors) == ["file"]
    assert Draft.objects.count() == 0


def test_one_press_registers_one_message(client):
    paste(client)
    response = client.post("/desk/chat/decide/", {"one": pks()[0]}, follow=True)
    case = Case.objects.get()
    assert (case.text, case.channel) == ("路灯不亮了", "chat")
    assert f"Registered as No. {case.pk}." in response.content.decode()
    assert [row.words for row in response.context["list"].rows] == ["收到"]


def test_ticked_messages_become_one_case_of_the_chosen_category(client, cast):
    paste(client)
    client.post("/desk/chat/decide/", {"draft": pks(), "do": "register", "category": cast.lamp.pk})
    assert (Case.objects.get().text, Case.objects.get().category) == ("路灯不亮了\n收到", cast.lamp)


@pytest.mark.parametrize("button", [{"do": "join"}, {"do": ""}])
def test_ticked_messages_are_added_to_a_case_by_button_or_by_enter(client, cast, button):
    case = cast.case()
    paste(client)
    client.post("/desk/chat/decide/", {"draft": pks()[:1], "case": case.pk, **button})
    assert Draft.objects.get(fate="joined").case == case
    assert Case.objects.count() == 1


def test_what_is_set_aside_leaves_the_list_with_its_reason(client):
    paste(client)
    response = client.post("/desk/chat/decide/", {"draft": pks(), "do": "aside", "reason": "闲聊"}, follow=True)
    assert "2 messages set aside." in response.content.decode()
    assert set(Draft.objects.values_list("fate", "reason")) == {("set_aside", "闲聊")}


@pytest.mark.parametrize(
    ("sent", "errors"),
    [
        ({"do": "join"}, {"case": ["Write the number of the case it belongs to."]}),
        ({"do": "join", "case": "999999"}, {"case": ["There is no case No. 999999 that you may see."]}),
        ({"do": "join", "case": "x"}, {"case": ["A number is a few digits."]}),
        ({"do": "aside"}, {"reason": ["Say why nothing follows from this."]}),
    ],
)
def test_a_refusal_says_why_and_keeps_the_ticks(client, sent, errors):
    paste(client)
    response = client.post("/desk/chat/decide/", {"draft": pks()[:1], **sent})
    assert response.status_code == 422
    assert response.context["decide"].errors == errors
    assert [row.ticked for row in response.context["list"].rows] == [True, False]


def test_messages_of_others_places_are_neither_seen_nor_decided_on(client, cast, at_desk):
    paste(client)
    other = at_desk(cast.south_worker)
    assert other.get("/desk/chat/").context["list"].rows == []
    response = other.post("/desk/chat/decide/", {"draft": pks(), "do": "register"})
    assert response.status_code == 422
    assert Case.objects.count() == 0


@pytest.mark.parametrize("rows", [1, 60])
def test_the_list_costs_the_same_queries_however_long_it_is(client, rows, django_assert_max_num_queries):
    paste(client, "\n".join(f"示范居民 01 2026-11-16 09:{at:02d}\n第{at}句" for at in range(rows)))
    client.get("/desk/chat/")
    with django_assert_max_num_queries(5):
        response = client.get("/desk/chat/")
    shown = response.context["list"]
    assert len(shown.rows) == min(rows, 50)
    after = client.get(f"/desk/chat/?after={shown.next}").context["list"] if shown.next else None
    assert (len(after.rows) if after else 0) == max(rows - 50, 0)


def test_cases_that_may_be_about_the_same_are_shown_and_joined_with_one_press(client, cast):
    case = cast.case("3号楼的路灯不亮了", now=timezone.now())
    cast.case("井盖松了", now=timezone.now())
    paste(client, "示范居民 01 2026-11-16 09:12\n3号楼的路灯又不亮了\n")
    while seal(now=timezone.now()):
        pass
    catch_up(SEARCHING)
    (draft,) = pks()
    (row,) = client.get(f"/desk/chat/?like={draft}").context["list"].rows
    assert [each.pk for each in row.likely] == [case.pk]
    client.post("/desk/chat/decide/", {"into": f"{draft}-{case.pk}"})
    assert Draft.objects.get().case == case


def test_where_nothing_is_about_the_same_the_page_says_so(client):
    paste(client)
    page = client.get(f"/desk/chat/?like={pks()[0]}").content.decode()
    assert "No case here seems to be about the same." in page


def test_a_paste_of_five_megabytes_lands(client):
    line = "示范居民 01 2026-11-16 {}\n" + "路灯不亮了" * 200 + "\n\n"
    text = "".join(line.format(f"{number // 60 % 24:02}:{number % 60:02}") for number in range(1600))
    assert len(text.encode()) > 4_800_000
    assert paste(client, text).status_code == 200
    assert Draft.objects.count() == 1600


def test_a_paste_larger_than_can_be_read_at_all_gets_a_sentence(client):
    answer = paste(client, "路灯不亮" * 600_000)
    page = answer.content.decode()
    assert (answer.status_code, Draft.objects.count()) == (413, 0)
    assert "what you typed is still there" in page
    assert 'href="/desk/chat/"' in page
