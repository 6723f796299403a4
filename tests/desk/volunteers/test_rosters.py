"""A roster of volunteers, brought in: a look beforehand, a reason for each bad row, nobody twice."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from linli.core import sheets
from linli.core.refusal import WrongState
from linli.journal.models import Event
from linli.volunteers import actions
from linli.volunteers.models import Volunteer, VolunteerSheet
from tests.cast import NOW

HEAD = ["姓名", "联系电话", "所在区域", "出生年月", "特长", "队伍", "监护人", "监护人电话"]


def text(answer):
    return answer.content.decode()


@pytest.fixture
def roster(cast, skilled):
    """An uploaded roster: roster([...rows])."""

    def upload(rows, head=HEAD, name="志愿者.xlsx"):
        return SimpleUploadedFile(name, sheets.written("志愿者", head, rows))

    return upload


def test_a_roster_is_looked_at_then_brought_in_once(cast, at_desk, roster, volunteer, team):
    rows = [
        ["居民 11", "13900000011", "北一网格", "1970-05-01", "电工、调解", "北社区邻里互助队", "", ""],
        ["居民 12", "13900000012", "北社区·北二网格", "", "", "", "", ""],
        ["居民 01", "139 0000 0001", "北一网格", "", "", "", "", ""],
        ["居民 12", "13900000012", "北二网格", "", "", "", "", ""],
        ["居民 13", "13900000013", "月球", "", "", "", "", ""],
        ["居民 14", "13900000014", "北一网格", "", "飞行", "", "", ""],
        ["居民 15", "13900000015", "北一网格", "2012-01-01", "", "", "", ""],
        ["居民 16", "13900000016", "北一网格", "2010-01-01", "", "", "家长 16", "13900000116"],
        ["居民 17", "13900000017", "外街道", "", "", "", "", ""],
        ["居民 18", "13900000018", "北一网格", "", "", "没有的队", "", ""],
    ]
    desk = at_desk(cast.dispatcher)
    looked = desk.post("/desk/volunteers/import/", {"file": roster(rows)}, follow=True)
    page = text(looked)
    assert 'new volunteer <strong class="number">3</strong>' in page and "Bring in 3 rows" in page
    for sentence in [
        "This person stands in this sheet already, further up.",
        "There is no area “月球”. Write its name or its code.",
        "“飞行” is not on the practice&#x27;s list.",
        "Whoever is under 18 names a parent or guardian; they are asked before you begin.",
        "Your posts do not include",
        "There is no team “没有的队”. Found it first.",
    ]:
        assert sentence in page, sentence
    assert Volunteer.objects.count() == 1 and "居民 13" not in page
    address = looked.redirect_chain[-1][0]
    assert "The good rows are volunteers now." in text(desk.post(address))
    assert list(Volunteer.objects.order_by("pk").values_list("way", "state")) == [
        ("portal", "active"),
        ("roster", "active"),
        ("roster", "active"),
        ("roster", "applied"),
    ]
    eleven = Volunteer.objects.get(memberships__team=team, way="roster")
    assert (eleven.name, eleven.skills, eleven.area) == ("居民 11", ["electrician", "mediator"], cast.grid_n1)
    kinds = Event.objects.filter(subject_type="volunteer", subject_id=eleven.pk).order_by("seq")
    assert list(kinds.values_list("kind", flat=True)) == ["volunteer.joined", "volunteer.confirmed"]
    sheet = VolunteerSheet.objects.get()
    assert (sheet.content, sheet.counts) == ("", {"new": 3, "here": 1, "refused": 6})
    with pytest.raises(WrongState):
        actions.land(sheet=sheet, by=cast.dispatcher, now=NOW)
    again = desk.post("/desk/volunteers/import/", {"file": roster(rows)}, follow=True)
    assert "There is nothing to bring in." in text(again)


def test_what_is_no_roster_is_refused_in_a_sentence(cast, at_desk, roster):
    desk = at_desk(cast.dispatcher)
    for file, sentence in [
        (SimpleUploadedFile("a.txt", b"\xff\xfe\x00"), "is written neither in UTF-8 nor in GB 18030"),
        (roster([]), "The sheet holds nobody below its first row."),
        (SimpleUploadedFile("a.docx", b"PK"), "is neither a spreadsheet (.xlsx) nor .csv."),
    ]:
        answer = desk.post("/desk/volunteers/import/", {"file": file})
        assert answer.status_code == 422 and sentence in text(answer)
    other = desk.post("/desk/volunteers/import/", {"file": roster([["甲", "乙"]], head=["菜名", "价格"])}, follow=True)
    assert other.status_code == 422 and "The first row has to name the columns" in text(other)


def test_formulas_are_never_run_and_another_persons_sheet_is_not_there(cast, at_desk, roster):
    csv = "姓名,电话,区域\n=1+1,13900000021,北一网格\n".encode()
    looked = at_desk(cast.dispatcher).post(
        "/desk/volunteers/import/", {"file": SimpleUploadedFile("a.csv", csv)}, follow=True
    )
    assert "A2 holds a formula. Formulas are never run here: paste its value instead." in text(looked)
    sheet = VolunteerSheet.objects.get()
    VolunteerSheet.objects.update(account=cast.outsider)
    assert at_desk(cast.dispatcher).get(f"/desk/volunteers/import/{sheet.pk}/").status_code == 404


def test_an_empty_roster_names_every_column(cast, at_desk):
    example = at_desk(cast.dispatcher).get("/desk/volunteers/import/example.xlsx")
    head = sheets.read_cells(example.content, "volunteers.xlsx")[0]
    assert head[:3] == ["Full name", "Telephone", "Area"] and len(head) == 10
