"""The window, the letter boxes and the other ways: registered on one page, out with the slip."""

from datetime import datetime
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from linli.cases.models import Attachment, Case
from linli.cases.words import Channel
from linli.catalogue import actions as catalogue
from linli.catalogue.models import Practice
from linli.desk.registering import fields
from linli.journal.actions import SYSTEM
from tests.cast import NOW, SHANGHAI, Cast, account

PDF = b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n%%EOF"


@pytest.fixture
def cast(cast: Cast) -> Cast:
    """A practice that keeps every way open."""
    every = [each for each in Channel if each is not Channel.IMPORT]
    row = Practice.objects.get()
    same = {name: getattr(row, name) for name in ("pack", "title", "title_en", "locality", "locality_en", "settings")}
    catalogue.keep_practice(**same, channels=every, office_hours=row.office_hours, by=SYSTEM, now=NOW)
    return cast


def typed(**other: object) -> dict[str, object]:
    return {"text": "路灯不亮了", "where": "北一", "key": uuid4(), **other}


def paper(content: bytes = PDF, name: str = "来信.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_the_window_asks_once_and_leads_to_the_slip(cast, at_desk):
    client = at_desk(cast.dispatcher)
    said = typed(name="示范居民", phone="138 0000 0001", answer_by="in_person", place="3号楼")
    response = client.post("/desk/window/", said)
    case = Case.objects.get()
    assert response["Location"] == f"/desk/cases/{case.pk}/slip/?window"
    assert (case.channel, case.area, case.contact_phone, case.place) == ("window", cast.grid_n1, "13800000001", "3号楼")
    assert (case.first_asked, case.arrival.answer_by) == (cast.dispatcher, "in_person")


def test_nothing_but_the_words_need_be_given_and_the_place_is_then_one_s_own(cast, at_desk):
    at_desk(cast.north_worker).post("/desk/window/", {"text": "路灯不亮了"})
    case = Case.objects.get()
    assert (case.area, case.contact_name, hasattr(case, "arrival")) == (cast.grid_n1, "", False)


def test_the_same_press_twice_is_one_case(cast, at_desk):
    client, said = at_desk(cast.dispatcher), typed()
    assert client.post("/desk/window/", said)["Location"] == client.post("/desk/window/", said)["Location"]


def test_a_refusal_keeps_everything_and_stands_beside_its_field(cast, at_desk):
    said = typed(text=" ", where="网格", name="示范居民", answer_by="proxy", proxy_name="示范邻居", place="3号楼")
    response = at_desk(cast.dispatcher).post("/desk/window/", said)
    page = response.content.decode()
    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["where"]
    assert all(f'value="{each}"' in page for each in ("网格", "示范居民", "示范邻居", "3号楼"))
    assert '<details class="fold" open>' in page


@pytest.mark.parametrize(
    ("more", "errors"),
    [
        ({"text": " "}, {"text": ["Tell us in a few words what is the matter."]}),
        ({"where": "西"}, {"where": ["No place here is called “西”. Choose one from the list."]}),
        (
            {"answer_by": "proxy"},
            {"proxy_bond": ["Say who files this for them, so that the answer can go back that way."]},
        ),
        (
            {"proxy_phone": "x"},
            {"proxy_phone": ["This does not look like a telephone number. Correct it, or leave it empty."]},
        ),
    ],
)
def test_what_is_refused_is_said_in_a_sentence(cast, at_desk, more, errors):
    assert at_desk(cast.dispatcher).post("/desk/window/", typed(**more)).context["form"].errors == errors


def test_only_places_of_one_s_own_can_be_named(cast, at_desk):
    page = at_desk(cast.north_worker).get("/desk/window/").content.decode()
    assert "北一网格" in page and "南一网格" not in page


def test_the_slip_says_all_that_one_without_a_telephone_needs(cast, at_desk):
    client = at_desk(cast.dispatcher)
    said = typed(name="示范老人", answer_by="proxy", proxy_bond="neighbour", proxy_name="示范邻居")
    page = client.get(client.post("/desk/window/", said)["Location"]).content.decode()
    case = Case.objects.get()
    spoken = " ".join(case.code[at : at + 4] for at in (0, 4, 8))
    wanted = (
        spoken,
        "路灯不亮了",
        "示范街道办 · dispatcher 调",
        "示范邻居 (Neighbour)",
        f"/track/{case.code}/",
        "<svg",
    )
    assert [each for each in wanted if each not in page] == []
    assert 'href="/desk/window/" data-key="n"' in page and 'data-print data-key="p" autofocus' in page


def test_the_slip_is_nobody_s_who_may_not_hand_it_out(cast, at_desk):
    case = cast.case(area=cast.grid_s1)
    assert at_desk(cast.dispatcher).get(f"/desk/cases/{case.pk}/slip/").status_code == 200
    assert at_desk(cast.north_worker).get(f"/desk/cases/{case.pk}/slip/").status_code == 404
    assert at_desk(cast.officer).get(f"/desk/cases/{case.pk}/slip/").status_code == 403


def test_the_slip_is_one_key_away_from_the_case(cast, at_desk):
    case = cast.case()
    page = at_desk(cast.dispatcher).get(case.get_absolute_url()).content.decode()
    assert f'href="/desk/cases/{case.pk}/slip/" data-key="p"' in page


def test_a_scanned_letter_is_a_case_with_the_scan_attached(cast, at_desk, picture):
    said = typed(
        text="", box="letter_box", heard_on="2026-11-16", scans=[paper(), SimpleUploadedFile("2.jpg", picture)]
    )
    at_desk(cast.dispatcher).post("/desk/box/", said)
    case = Case.objects.get()
    assert (case.channel, case.text, f"{case.arrival.heard_on}") == (
        "letter_box",
        "A letter, scanned: see what is attached.",
        "2026-11-16",
    )
    assert sorted((each.name, each.media_type) for each in case.attachments.all()) == [
        ("", "image/jpeg"),
        ("来信.pdf", "application/pdf"),
    ]


def test_a_letter_without_words_and_without_a_scan_is_refused(cast, at_desk):
    response = at_desk(cast.dispatcher).post("/desk/box/", typed(text="", box="workroom"))
    assert response.context["form"].errors == {"text": ["Tell us in a few words what is the matter."]}


def test_a_file_that_could_run_is_refused_by_name_and_the_words_stay(cast, at_desk):
    said = typed(text="来信原文", box="letter_box", scans=[paper(b"MZ\x90\x00\x03", "scan.pdf")])
    response = at_desk(cast.dispatcher).post("/desk/box/", said)
    assert response.context["form"].errors == {
        "scans": ["“scan.pdf” is of a kind that is not taken here. Send a PDF, Word, Excel or plain text file."]
    }
    assert "来信原文" in response.content.decode()


@pytest.mark.parametrize(
    ("channel", "more", "kept"),
    [
        ("meeting", {"meeting": "11月两委会", "heard_on": "2026-11-02"}, ("11月两委会", "", "", "2026-11-02")),
        ("enterprise", {"enterprise": "示范企业 01", "meeting": "not asked"}, ("", "示范企业 01", "", "None")),
        ("patrol", {"heard_on": "2026-11-02"}, ("", "", "", "2026-11-02")),
        ("transfer", {"their_number": "示范 1 号"}, ("", "", "示范 1 号", "None")),
    ],
)
def test_each_way_keeps_what_it_needs_to_be_told_and_nothing_of_the_others(cast, at_desk, channel, more, kept):
    said = {"text": "路灯", "area": cast.grid_n1.pk, "channel": channel, "key": uuid4(), **more}
    at_desk(cast.dispatcher).post("/desk/register/", said)
    arrival = Case.objects.get(channel=channel).arrival
    assert (arrival.meeting, arrival.enterprise, arrival.their_number, f"{arrival.heard_on}") == kept


def test_a_transfer_brings_its_own_deadline_which_the_case_explains(cast, at_desk):
    client = at_desk(cast.dispatcher)
    soon = datetime(2100, 1, 1, 12, 0, tzinfo=SHANGHAI)
    said = {"text": "路灯", "area": cast.grid_n1.pk, "channel": "transfer", "key": uuid4(), "their_number": "1"}
    client.post("/desk/register/", {**said, "their_due": "2100-01-01T12:00"})
    case = Case.objects.get()
    assert (case.due_no_later, case.due_at < soon) == (soon, True)
    Case.objects.update(due_no_later=case.received_at, due_at=case.received_at)
    assert "which is sooner and counts" in client.get(case.get_absolute_url()).content.decode()


def test_a_meeting_must_be_named(cast, at_desk):
    said = {"text": "路灯", "area": cast.grid_n1.pk, "channel": "meeting", "key": uuid4()}
    response = at_desk(cast.dispatcher).post("/desk/register/", said)
    assert response.context["form"].errors == {"meeting": ["Write at which meeting it was said."]}


def test_a_document_is_handed_over_as_a_file_and_never_opened(cast, at_desk):
    client = at_desk(cast.dispatcher)
    client.post("/desk/window/", typed(documents=[paper()]))
    kept = Attachment.objects.get()
    address = f"/desk/cases/{kept.case_id}/documents/{kept.pk}/"
    assert address in client.get(f"/desk/cases/{kept.case_id}/").content.decode()
    response = client.get(address)
    assert b"".join(response.streaming_content) == PDF
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert "来信" not in kept.file.name and ".pdf" not in kept.file.name


def test_a_document_of_a_case_out_of_sight_does_not_exist_and_is_no_photo(cast, at_desk):
    at_desk(cast.dispatcher).post("/desk/window/", typed(documents=[paper()]))
    kept = Attachment.objects.get()
    path = f"/desk/cases/{kept.case_id}"
    assert at_desk(cast.outsider).get(f"{path}/documents/{kept.pk}/").status_code == 404
    assert at_desk(cast.dispatcher).get(f"{path}/photos/{kept.pk}/").status_code == 404
    code = Case.objects.get().code
    assert at_desk(cast.dispatcher).get(f"/track/{code}/photos/{kept.pk}/").status_code == 404


def test_a_way_that_the_practice_keeps_closed_is_not_there(cast, at_desk):
    Practice.objects.update(channels=["portal", "visit"])
    client = at_desk(cast.dispatcher)
    codes = [client.get(f"/desk/{name}/").status_code for name in ("window", "hotline", "box", "chat", "register")]
    assert codes == [404, 404, 404, 404, 200]


def test_whoever_may_not_register_finds_every_way_closed(cast, at_desk):
    client = at_desk(cast.officer)
    assert [client.get(f"/desk/{name}/").status_code for name in ("window", "hotline", "box", "chat")] == [403] * 4


def test_a_document_attached_to_the_work_is_offered_with_it(cast, at_desk):
    case = cast.in_hand()
    at_desk(cast.officer).post(
        f"/desk/cases/{case.pk}/work/", {"words": "换了灯泡", "documents": [paper(name="验收.pdf")]}
    )
    assert "验收.pdf" in at_desk(cast.officer).get(case.get_absolute_url()).content.decode()
    assert "验收" not in at_desk(cast.officer).get(f"/track/{case.code}/").content.decode()


def test_asked_of_me_first_lists_what_is_not_handed_over_and_the_case_says_whose_it_is(cast, at_desk):
    client = at_desk(cast.north_worker)
    client.post("/desk/window/", {"text": "路灯不亮了"})
    case = Case.objects.get()
    assert "路灯不亮了" in client.get("/desk/?tab=first_asked").content.decode()
    said = "was asked first, and answers for it until somebody else takes it on"
    assert said in client.get(case.get_absolute_url()).content.decode()
    at_desk(cast.dispatcher).post(f"/desk/cases/{case.pk}/accept/", {})
    assert "路灯不亮了" not in client.get("/desk/?tab=first_asked").content.decode()
    page = client.get(case.get_absolute_url()).content.decode()
    assert said not in page and "handed over on" in page and "taken over from whoever was asked first" in page


def test_the_resident_reads_whom_they_asked_until_it_is_handed_on(cast, at_desk):
    client = at_desk(cast.north_worker)
    client.post("/desk/window/", {"text": "路灯不亮了"})
    code = Case.objects.get().code
    assert (
        "北社区居委会 · grid_worker 网格员 01, whom you asked first" in client.get(f"/track/{code}/").content.decode()
    )
    assert "北社区居委会 · grid_worker 网格员 01" in client.get(f"/track/{code}/receipt/").content.decode()
    at_desk(cast.dispatcher).post(f"/desk/cases/{Case.objects.get().pk}/accept/", {})
    assert "whom you asked first" not in client.get(f"/track/{code}/").content.decode()


def test_a_proxy_is_shown_whole_only_for_a_purpose(cast, at_desk):
    client = at_desk(cast.dispatcher)
    client.post("/desk/window/", typed(proxy_bond="family", proxy_name="示范家人", proxy_phone="13800000009"))
    address = f"/desk/cases/{Case.objects.get().pk}/"
    page = client.get(address).content.decode()
    assert "Family 示*** 138****0009" in page and "13800000009" not in page
    shown = client.post(f"{address}contact/", {"purpose": "答复"}).content.decode()
    assert "示范家人" in shown and "13800000009" in shown


def test_a_clerk_writes_down_what_a_colleague_heard_who_then_owns_it(cast, at_desk):
    clerk = account("clerk", "窗口 01", cast.north_committee, "grid_worker", cast.north)
    said = {"text": "路灯", "area": cast.grid_n1.pk, "channel": "patrol", "key": uuid4(), "asked": cast.north_worker.pk}
    at_desk(clerk).post("/desk/register/", said)
    case = Case.objects.get()
    assert (case.registered_by, case.first_asked) == (clerk, cast.north_worker)


def test_nobody_is_made_to_own_what_a_stranger_writes_down(cast, at_desk):
    said = {"text": "路灯", "area": cast.grid_n1.pk, "channel": "patrol", "key": uuid4(), "asked": cast.south_worker.pk}
    response = at_desk(cast.north_worker).post("/desk/register/", said)
    assert response.context["form"].errors == {"asked": ["Choose one from the list."]}


def test_the_next_person_s_matter_written_on_the_same_page_is_another_case(cast, at_desk):
    client, said = at_desk(cast.dispatcher), typed(name="示范居民 01")
    client.post("/desk/window/", said)
    client.post("/desk/window/", {**said, "name": "示范居民 02"})
    client.post("/desk/window/", {**said, "text": "井盖松了"})
    assert sorted(Case.objects.values_list("text", flat=True)) == ["井盖松了", "路灯不亮了", "路灯不亮了"]


def test_in_a_large_city_the_smallest_places_are_not_listed_but_found(cast, at_desk, monkeypatch):
    monkeypatch.setattr(fields, "MOST_LISTED", 5)
    client = at_desk(cast.dispatcher)
    page = client.get("/desk/window/").content.decode()
    assert "北社区" in page and "北一网格" not in page
    client.post("/desk/window/", typed())
    assert Case.objects.get().area == cast.grid_n1


@pytest.mark.parametrize("way", ["window", "hotline", "box", "register"])
def test_a_complaint_about_somebody_here_is_marked_as_it_is_written_down(cast, at_desk, way):
    client = at_desk(cast.dispatcher)
    said = typed(about="网格员 01", phone="13800000001", box="letter_box", channel="visit", area=cast.grid_n1.pk)
    assert "This is a complaint about somebody who works here" in client.get(f"/desk/{way}/").content.decode()
    assert client.post(f"/desk/{way}/", said).status_code == 302
    case = Case.objects.get()
    assert (case.about_person, case.about_line) == (cast.north_worker.person, [cast.north_committee.pk])
    assert not Case.objects.visible_to(cast.north_worker).exists()


def test_of_whom_it_is_not_known_only_those_who_handle_complaints_see_it(cast, at_desk):
    client = at_desk(cast.dispatcher)
    slip = client.post("/desk/window/", typed(complaint="on"))["Location"]
    case = Case.objects.get()
    assert (case.about_line, case.kept_at) == ([], 1)
    page = client.get(slip).content.decode()
    assert "It is with those who handle complaints" in page and case.get_absolute_url() + '"' not in page
    assert client.get(case.get_absolute_url()).status_code == 404


@pytest.mark.parametrize(
    ("about", "sentence"),
    [
        ("没有这个人", "Nobody, and no organisation, is known by this name"),
        ("网格员 01", "Several people have this name"),
        ("示范街道办", "Nobody who could handle it would be left to see it"),
    ],
)
def test_a_name_that_cannot_be_is_said_beside_its_field_and_nothing_is_lost(cast, at_desk, about, sentence):
    if "Several" in sentence:
        account("namesake", "网格员 01", cast.south_committee, "grid_worker", cast.grid_s1)
    response = at_desk(cast.dispatcher).post("/desk/window/", typed(about=about))
    assert response.status_code == 422
    assert sentence in response.context["form"].errors["about"][0]
    assert f'value="{about}"' in response.content.decode()
    assert not Case.objects.exists()


def test_a_complaint_about_an_organisation_is_found_by_its_name(cast, at_desk):
    at_desk(cast.dispatcher).post("/desk/window/", typed(about="城管科"))
    assert Case.objects.get().about_organisation == cast.works


def test_registering_begins_at_the_window_where_there_is_one(cast, at_desk):
    page = at_desk(cast.dispatcher).get("/desk/").content.decode()
    assert '<a class="nav-link" href="/desk/window/">' in page
