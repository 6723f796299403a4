"""Telling us: one form, one case, nothing typed is ever lost."""

from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from linli.cases.models import Arrival, Attachment, Case
from linli.core.pictures import LARGEST_FILE
from tests.cast import Cast
from tests.portal.conftest import picture

TEXT = "3号楼前的路灯坏了,\n晚上看不见路。"


def test_a_need_becomes_a_case_with_a_receipt(reader: Client, cast: Cast) -> None:
    sent = {
        "text": TEXT,
        "area": cast.grid_n1.pk,
        "place": "3号楼",
        "name": "王阿姨",
        "phone": "139 1234 5678",
        "key": uuid4(),
    }

    response = reader.post("/submit/", sent)

    case = Case.objects.get()
    assert response.headers["Location"] == f"/track/{case.code}/receipt/"
    assert (case.text, case.area, case.place) == (TEXT, cast.grid_n1, "3号楼")
    assert (case.contact_name, case.contact_phone, case.channel) == ("王阿姨", "13912345678", "portal")


def test_words_alone_are_enough_and_nobody_is_named(reader: Client, cast: Cast) -> None:
    reader.post("/submit/", {"text": TEXT})

    case = Case.objects.get()
    assert (case.area, case.contact_name, case.contact_phone) == (cast.district, "", "")


def test_a_point_on_the_map_finds_the_grid(reader: Client, cast: Cast) -> None:
    reader.post("/submit/", {"text": TEXT, "lat": "30.3", "lon": "110.3"})

    case = Case.objects.get()
    assert (case.area, case.latitude, case.longitude) == (cast.grid_n2, 30.3, 110.3)


def test_what_is_chosen_from_the_list_wins_over_the_point(reader: Client, cast: Cast) -> None:
    reader.post("/submit/", {"text": TEXT, "area": cast.south.pk, "lat": "30.3", "lon": "110.3"})

    assert Case.objects.get().area == cast.south


def test_the_same_form_sent_twice_is_one_case(reader: Client, cast: Cast) -> None:
    sent = {"text": TEXT, "key": uuid4()}

    first, second = reader.post("/submit/", sent), reader.post("/submit/", sent)

    assert first.headers["Location"] == second.headers["Location"]
    assert Case.objects.count() == 1


def test_photos_come_with_the_case(reader: Client, cast: Cast) -> None:
    reader.post("/submit/", {"text": TEXT, "photos": [picture(60), picture(61)]})

    assert [photo.moment for photo in Attachment.objects.all()] == ["asked", "asked"]


SCRIPT = "<script>alert('路灯')</script>"
REFUSED = [
    ({"text": ""}, "text", "Tell us in a few words what is the matter."),
    ({"text": " \n "}, "text", "Tell us in a few words what is the matter."),
    ({"text": "路" * 4001}, "text", "Too long: 4001 characters, at most 4000."),
    ({"text": SCRIPT, "phone": "call me"}, "phone", "This does not look like a telephone number."),
    ({"text": SCRIPT, "area": "999999"}, "area", "This place is not known here."),
    ({"text": SCRIPT, "area": "the moon"}, "area", "Choose a place from the list"),
    ({"text": SCRIPT, "name": "王" * 61}, "name", "at most 60 characters"),
    ({"text": SCRIPT, "place": "楼" * 201}, "place", "at most 200 characters"),
]


@pytest.mark.parametrize(("sent", "field", "sentence"), REFUSED)
def test_a_refusal_stands_beside_its_field_and_keeps_what_was_typed(
    reader: Client, cast: Cast, sent: dict[str, str], field: str, sentence: str
) -> None:
    response = reader.post("/submit/", {"place": "东门", **sent})

    page = response.content.decode()
    beside = page.split(f'data-error="{field}">')[1].split("</div>")[0]
    assert (response.status_code, Case.objects.count()) == (422, 0)
    assert sentence in beside
    assert sent.get("place", "东门") in page
    assert sent["text"].strip().replace("<", "&lt;").replace(">", "&gt;").replace("'", "&#x27;") in page


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        (
            [SimpleUploadedFile("a.pdf", b"%PDF-1.4", "application/pdf")],
            "This is not a photo that can be read.",
        ),
        (
            [SimpleUploadedFile("a.jpg", b"\xff\xd8\xff\xe0 cut off", "image/jpeg")],
            "The photo is damaged or incomplete.",
        ),
        ([picture(60 + at) for at in range(4)], "At most 3 photos."),
    ],
)
def test_refused_photos_say_why_and_keep_the_words(
    reader: Client, cast: Cast, files: list[SimpleUploadedFile], sentence: str
) -> None:
    for file in files:
        file.seek(0)

    response = reader.post("/submit/", {"text": TEXT, "photos": files})

    page = response.content.decode()
    assert (response.status_code, Case.objects.count()) == (422, 0)
    assert sentence in page.split('data-error="photos">')[1].split("</div>")[0]
    assert TEXT.replace("\n", "\r\n") in page or TEXT in page


def test_a_photo_of_50_megabytes_is_refused_and_the_words_arrive(reader: Client, cast: Cast) -> None:
    huge = SimpleUploadedFile("huge.jpg", b"\xff" * (50 * 1024 * 1024), "image/jpeg")

    response = reader.post("/submit/", {"photos": huge, "text": TEXT})

    page = response.content.decode()
    assert response.status_code == 422
    assert "The photo is larger than 20 MB." in page
    assert TEXT.replace("\n", "\r\n") in page or TEXT in page
    assert response.wsgi_request.FILES["photos"].size == LARGEST_FILE + 1


def test_a_script_in_the_words_is_shown_as_words(reader: Client, cast: Cast) -> None:
    reader.post("/submit/", {"text": SCRIPT})

    page = reader.get(f"/track/{Case.objects.get().code}/").content.decode()
    assert SCRIPT not in page
    assert "&lt;script&gt;" in page


def test_the_first_box_carries_its_words_into_the_form(reader: Client, cast: Cast) -> None:
    page = reader.post("/submit/", {"begin": "1", "text": TEXT})

    assert page.status_code == 200
    assert "3号楼前的路灯坏了" in page.content.decode()
    assert Case.objects.count() == 0


def test_the_list_of_places_names_every_grid_under_its_community(reader: Client, cast: Cast) -> None:
    page = reader.get(f"/submit/?area={cast.grid_s1.pk}").content.decode()

    assert '<optgroup label="示范街道 · 北社区">' in page
    assert f'<option value="{cast.grid_s1.pk}" selected>南一网格</option>' in page


def test_a_submission_costs_a_literal_number_of_queries(reader: Client, cast: Cast, django_assert_num_queries) -> None:
    reader.post("/submit/", {"text": TEXT, "area": cast.grid_n1.pk})

    with django_assert_num_queries(4):  # a transaction's two ends, the case, its event
        reader.post("/submit/", {"text": TEXT, "area": cast.grid_n1.pk, "key": uuid4()})


def test_the_form_costs_no_query(reader: Client, cast: Cast, django_assert_num_queries) -> None:
    reader.get("/submit/")

    with django_assert_num_queries(0):
        reader.get("/submit/")


def test_other_words_sent_from_the_same_page_are_another_case(reader: Client, cast: Cast) -> None:
    key = uuid4()

    reader.post("/submit/", {"text": "路灯坏了", "key": key})
    reader.post("/submit/", {"text": "井盖丢了", "key": key})

    assert sorted(Case.objects.values_list("text", flat=True)) == ["井盖丢了", "路灯坏了"]


def test_an_address_may_fill_in_words_but_not_the_key(reader: Client, cast: Cast) -> None:
    key = str(uuid4())

    page = reader.get(f"/submit/?text=路灯&key={key}").content.decode()

    assert "路灯" in page
    assert key not in page


def test_a_text_message_can_be_declined_where_texts_are_sent(cast: Cast, reader: Client, settings: Any) -> None:
    settings.TEXT_GATEWAY = settings.PUBLIC_ADDRESS = ""
    assert 'name="no_texts"' not in reader.get("/submit/").content.decode()
    settings.TEXT_GATEWAY, settings.PUBLIC_ADDRESS = "json://127.0.0.1:9/{phone}", "https://linli.example.cn"
    assert 'name="no_texts"' in reader.get("/submit/").content.decode()
    said = {"text": "灯不亮", "phone": "13800005678"}
    reader.post("/submit/", {**said, "no_texts": "on"})
    assert Case.objects.get().arrival.answer_by == "code"
    reader.post("/submit/", {**said, "text": "又不亮"})
    assert Arrival.objects.count() == 1


def test_what_was_ticked_stays_ticked_when_it_is_refused(cast: Cast, reader: Client, settings: Any) -> None:
    settings.TEXT_GATEWAY, settings.PUBLIC_ADDRESS = "json://127.0.0.1:9/{phone}", "https://linli.example.cn"
    answer = reader.post("/submit/", {"text": "", "no_texts": "on"})
    assert answer.status_code == 422
    assert 'name="no_texts" value="on" checked' in answer.content.decode()


def test_a_complaint_about_somebody_here_is_seen_only_by_those_who_handle_these(reader: Client, cast: Cast) -> None:
    assert 'name="about_somebody"' in reader.get("/submit/").content.decode()
    reader.post("/submit/", {"text": "网格员收了好处", "area": cast.grid_n1.pk, "about_somebody": "on"})
    case = Case.objects.get()
    assert (case.about_line, case.kept_at) == ([], 1)
    assert not Case.objects.visible_to(cast.dispatcher).exists()


def test_without_the_tick_a_case_is_for_all_who_serve_there(reader: Client, cast: Cast) -> None:
    reader.post("/submit/", {"text": TEXT, "area": cast.grid_n1.pk})
    assert Case.objects.get().about_line is None
    assert Case.objects.visible_to(cast.dispatcher).exists()


def test_the_tick_stays_when_the_form_is_refused(reader: Client, cast: Cast) -> None:
    page = reader.post("/submit/", {"text": " ", "about_somebody": "on"}).content.decode()
    assert 'name="about_somebody" value="on" checked' in page
