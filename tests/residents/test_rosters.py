"""Rosters in Excel: headings understood, rows compared, brought in once, taken back."""

from collections.abc import Callable
from io import BytesIO
from time import monotonic

import pytest
import xlsxwriter

from linli.core.refusal import Refusal
from linli.residents import actions
from linli.residents.models import Consent, Household, Resident, Roster, RosterRow
from linli.residents.rosters.columns import headings, recognised
from linli.residents.rosters.running import run
from tests.cast import NOW, Cast
from tests.residents.conftest import AN_ID, ANOTHER_ID, Enters, Opens

HEAD = ["网格", "家庭住址", "姓名", "与户主关系", "联系电话", "身份证号码"]
PLAIN = [
    HEAD,
    ["北一网格", "幸福路1号", "住户甲", "户主", "13800000001", AN_ID],
    ["北一网格", "幸福路1号", "住户乙", "配偶", "", ""],
    ["北二网格", "幸福路2号", "住户丙", "户主", 13800000003.0, ""],
]
Brings = Callable[..., Roster]


def workbook(rows: list[list[object]], merged: tuple[tuple[int, int, int, int], ...] = ()) -> bytes:
    packed = BytesIO()
    book = xlsxwriter.Workbook(packed)
    sheet = book.add_worksheet()
    for at, row in enumerate(rows):
        for place, cell in enumerate(row):
            if isinstance(cell, str) and cell.startswith("="):
                sheet.write_formula(at, place, cell, value="住户甲")
            else:
                sheet.write(at, place, cell)
    for top, left, bottom, right in merged:
        sheet.merge_range(top, left, bottom, right, rows[top][left])
    book.close()
    return packed.getvalue()


@pytest.fixture
def shown(cast: Cast) -> Brings:
    """Reads a roster in and has it compared."""

    def brings(rows: list[list[object]], *, merged: tuple[tuple[int, int, int, int], ...] = ()) -> Roster:
        content = workbook(rows, merged)
        roster = actions.read_roster(name="花名册.xlsx", content=content, by=cast.dispatcher, now=NOW)
        agreed = ["contact", "identity"]
        actions.compare_roster(
            roster=roster, columns=roster.columns, area_id=None, agreed=agreed, by=cast.dispatcher, now=NOW
        )
        return on(roster)

    return brings


def on(roster: Roster) -> Roster:
    """Lets the job go on until it is done."""
    roster.refresh_from_db()
    run(roster, ends=monotonic() + 60)
    roster.refresh_from_db()
    return roster


def bring_in(roster: Roster, cast: Cast) -> Roster:
    actions.begin_roster(roster=roster, by=cast.dispatcher, now=NOW)
    return on(roster)


def kinds(roster: Roster) -> dict[str, int]:
    return {kind.value: roster.counts.get(kind.value, 0) for kind in RosterRow.Kind}


def test_a_title_and_two_rows_of_headings_are_understood() -> None:
    rows = [
        ["北社区居民花名册"] * 4,
        ["住户", "住户", "成员", "成员"],
        ["家庭住址", "户编号", "姓名", "手机"],
        ["幸福路1号", "A1", "住户甲", ""],
    ]
    names, above = headings(rows)
    assert (names[2], above, sorted(recognised(names))) == ("成员 姓名", 3, ["address", "code", "name", "phone"])


@pytest.mark.parametrize("title", [["北社区居民花名册"] * 6, ["北社区居民花名册", "", "", "", "", ""]])
def test_a_title_over_one_row_of_headings_is_no_part_of_them(title: list[str]) -> None:
    assert headings([title, *PLAIN]) == (HEAD, 2)


def test_a_roster_is_shown_first_and_then_brought_in(cast: Cast, shown: Brings) -> None:
    roster = shown(PLAIN)
    assert (roster.state, kinds(roster)) == ("shown", {"new": 3, "changed": 0, "same": 0, "refused": 0})
    assert Household.objects.count() == 0
    roster = bring_in(roster, cast)
    assert roster.state == "done"
    files = {
        each.address: [str(member) for member in each.residents.order_by("pk")] for each in Household.objects.all()
    }
    assert files == {"幸福路1号": ["住户甲", "住户乙"], "幸福路2号": ["住户丙"]}
    assert set(Household.objects.values_list("size", flat=True)) == {1, 2}
    assert Resident.objects.get(same_mark__isnull=False, household__area=cast.grid_n2).phone == "13800000003"
    assert Consent.objects.count() == 6


def test_brought_in_twice_it_changes_nothing(cast: Cast, shown: Brings) -> None:
    bring_in(shown(PLAIN), cast)
    assert kinds(shown(PLAIN)) == {"new": 0, "changed": 0, "same": 3, "refused": 0}


def test_merged_cells_say_the_same_in_each_row_and_formulas_what_they_came_to(cast: Cast, shown: Brings) -> None:
    rows = [HEAD, ["北一网格", "幸福路1号", '="住户"&"甲"', "户主", "", ""], ["", "", "住户乙", "子", "", ""]]
    bring_in(shown(rows, merged=((1, 0, 2, 0), (1, 1, 2, 1))), cast)
    assert {str(each) for each in Household.objects.get().residents.all()} == {"住户甲", "住户乙"}


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (["北一网格", "", "住户丁", "", "", ""], "It says neither an address nor a file number"),
        (["火星网格", "幸福路9号", "住户丁", "", "", ""], "No one place here is called “火星网格”"),
        (["北社区", "幸福路9号", "住户丁", "", "", ""], "Choose the grid itself"),
        (["北一网格", "幸福路9号", "", "", "", ""], "Write the name"),
        (["北一网格", "幸福路9号", "住户丁", "", "传真07951234567", ""], "This is a fax"),
        (["北一网格", "幸福路9号", "住户丁", "", "", "110101190001010015"], "The last character of the id number"),
        (["北一网格", "幸福路9号", "住户丁", "", "", 110101190001010014.0], "A long number was rounded"),
        (["北一网格", "幸福路9号", "住户丁", "", "", AN_ID], "It repeats row 2."),
        (["北二网格", "幸福路1号", "住户丁", "", "", ""], "Row 2 puts this household into another grid."),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_bad_row_gets_a_sentence_and_the_good_ones_land(
    cast: Cast, shown: Brings, english: None, row: list[object], sentence: str
) -> None:
    roster = bring_in(shown([*PLAIN, row]), cast)
    assert kinds(roster) == {"new": 3, "changed": 0, "same": 0, "refused": 1}
    refused = roster.rows.get(kind="refused")
    assert (refused.number, refused.sentence[: len(sentence)]) == (5, sentence)
    assert Resident.objects.count() == 3


def test_a_household_on_file_in_another_grid_is_refused(cast: Cast, shown: Brings, open_file: Opens) -> None:
    open_file("幸福路1号", area_id=cast.grid_n2.pk)
    assert kinds(shown(PLAIN)) == {"new": 1, "changed": 0, "same": 0, "refused": 2}


def test_what_changed_is_set_right_and_the_rest_stays(
    cast: Cast, shown: Brings, open_file: Opens, enter: Enters
) -> None:
    known = enter(open_file("幸福路1号"), name="住户甲", phone="13911111111", id_number=AN_ID, born_on="1900-01-01")
    roster = bring_in(shown(PLAIN), cast)
    assert kinds(roster)["changed"] == 1
    known.refresh_from_db()
    assert (known.phone, known.born_on, known.relation) == ("13800000001", "1900-01-01", "head")


def test_columns_without_consent_on_paper_are_left_out(cast: Cast) -> None:
    roster = actions.read_roster(name="a.xlsx", content=workbook(PLAIN), by=cast.dispatcher, now=NOW)
    columns = roster.columns
    actions.compare_roster(roster=roster, columns=columns, area_id=None, agreed=[], by=cast.dispatcher, now=NOW)
    bring_in(on(roster), cast)
    assert {(each.phone, each.id_number) for each in Resident.objects.all()} == {("", "")}


def test_a_whole_roster_is_taken_back_and_what_it_changed_is_as_before(
    cast: Cast, shown: Brings, open_file: Opens, enter: Enters
) -> None:
    known = enter(open_file("幸福路1号"), name="住户甲", phone="13911111111", id_number=AN_ID)
    roster = bring_in(shown(PLAIN), cast)
    actions.undo_roster(roster=roster, by=cast.dispatcher, now=NOW)
    roster = on(roster)
    known.refresh_from_db()
    assert (roster.state, known.phone) == ("undone", "13911111111")
    assert list(Household.objects.present()) == [known.household]
    assert {each.name for each in Resident.objects.exclude(pk=known.pk)} == {""}


def test_what_somebody_changed_since_is_not_taken_back(cast: Cast, shown: Brings, english: None) -> None:
    roster = bring_in(shown(PLAIN), cast)
    touched = Resident.objects.get(id_mark__isnull=False)
    member = actions.Member(name="住户甲二", id_number=AN_ID, phone="13800000001")
    actions.change_resident(resident=touched, member=member, by=cast.dispatcher, now=NOW, seen=1)
    actions.undo_roster(roster=roster, by=cast.dispatcher, now=NOW)
    roster = on(roster)
    assert [row.sentence for row in roster.rows.filter(state="kept")] == [
        "Something else has happened to this member since."
    ]
    assert [str(each) for each in Resident.objects.present()] == ["住户甲二"]


def test_a_killed_worker_brings_in_each_row_once(cast: Cast, shown: Brings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("linli.residents.rosters.running.STRETCH", 1)
    roster = shown(PLAIN)
    actions.begin_roster(roster=roster, by=cast.dispatcher, now=NOW)
    roster.refresh_from_db()
    run(roster, ends=monotonic() + 0.001)
    roster.refresh_from_db()
    assert roster.state == "running"
    assert (on(roster).state, Resident.objects.count(), Household.objects.count()) == ("done", 3, 2)


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"not a book", "a.xlsx", "is broken, or not a spreadsheet"),
        (b"x", "a.pdf", "is neither a spreadsheet"),
        ("姓名,地址\n".encode(), "a.csv", "There is nobody in this roster"),
    ],
)
def test_a_file_that_is_no_roster_is_refused(
    cast: Cast, english: None, content: bytes, name: str, sentence: str
) -> None:
    with pytest.raises(Refusal, match=sentence):
        actions.read_roster(name=name, content=content, by=cast.dispatcher, now=NOW)


def test_ids_of_two_people_in_one_household_stay_two_people(cast: Cast, shown: Brings) -> None:
    rows = [HEAD, *([["北一网格", "幸福路1号", "住户甲", "", "", each] for each in (AN_ID, ANOTHER_ID)])]
    bring_in(shown(rows), cast)
    assert Resident.objects.count() == 2
