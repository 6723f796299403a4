"""A roll from a spreadsheet: looked at, the good rows in, the others out with a sentence each, once."""

from decimal import Decimal

import pytest

from linli.core import sheets
from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.journal.models import Event
from linli.votes import actions
from linli.votes.models import RollSheet, Voter
from linli.votes.sheets.looking import Looking
from tests.cast import NOW
from tests.votes.test_owners import owners as owners

HEADINGS = ["姓名", "手机号", "房号"]


@pytest.fixture
def kept(cast):
    """Keeps a sheet for the roll of a vote."""

    def keep(vote, *rows, headings=HEADINGS, name="名册.csv"):
        write = sheets.text(headings, rows).encode() if name.endswith("csv") else sheets.written("名册", headings, rows)
        return actions.keep_sheet(vote=vote, content=write, name=name, by=cast.dispatcher, now=NOW)

    return keep


def looked(sheet):
    return [(each.number, each.verdict.value, each.sentence) for each in Looking(sheet, sheet.vote).look()]


@pytest.mark.parametrize("name", ["名册.csv", "名册.xlsx"])
def test_good_rows_come_onto_the_roll_and_others_say_why_not(cast, prepared, kept, name):
    vote = prepared(1)
    rows = [
        ("示范居民1", "", "1号"),
        ("示范居民2", "13900000002", "2号"),
        ("示范居民3", "13900000003", ""),
        ("", "13900000004", "4号"),
        ("示范居民5", "见附表", "5号"),
        ("示范居民3", "13900000003", ""),
        ("示" * 61, "", "6号"),
    ]
    sheet = kept(vote, *rows, name=name)
    assert looked(sheet) == [
        (2, "here", ""),
        (3, "new", ""),
        (4, "new", ""),
        (5, "refused", "There is no name in this row."),
        (6, "refused", "This does not look like a telephone number. Correct it, or leave it empty."),
        (7, "refused", "The same stands in row 4 already. Tell them apart by a room or a telephone."),
        (8, "refused", "Too long: 61 characters, at most 60. Shorten it, or send the rest afterwards."),
    ]
    assert vote.roll.count() == 1
    actions.land_sheet(sheet=sheet, by=cast.dispatcher, now=NOW)
    assert [(each.number, each.name, each.about) for each in vote.roll.order_by("number")] == [
        (1, "示范居民1", "1号"),
        (2, "示范居民2", "2号 · telephone …0002"),
        (3, "示范居民3", "telephone …0003"),
    ]
    sheet.refresh_from_db()
    assert (sheet.content, sheet.counts) == ("", {"new": 2, "joined": 0, "here": 1, "refused": 4})
    assert Event.objects.filter(kind="vote.roll_changed").latest("pk").data == {"added": 2, "from": "sheet"}
    with pytest.raises(WrongState, match="brought in already"):
        actions.land_sheet(sheet=sheet, by=cast.dispatcher, now=NOW)
    assert vote.roll.count() == 3


def test_formulas_are_not_run(cast, prepared, kept):
    content = "姓名,房号\n=HYPERLINK(1),1号\n示范居民2,2号\n".encode()
    sheet = actions.keep_sheet(vote=prepared(0), content=content, name="名册.csv", by=cast.dispatcher, now=NOW)
    assert looked(sheet) == [
        (2, "refused", "A2 holds a formula. Formulas are never run here: paste its value instead."),
        (3, "new", ""),
    ]


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "a.csv", "The sheet holds nobody below its first row."),
        (b"\x00\x01", "a.xlsx", "is broken, or not a spreadsheet"),
        (b"x", "a.pdf", "is neither a spreadsheet"),
    ],
)
def test_what_is_no_sheet_is_refused(cast, prepared, content, name, sentence):
    with pytest.raises(Refusal, match=sentence):
        actions.keep_sheet(vote=prepared(0), content=content, name=name, by=cast.dispatcher, now=NOW)
    assert RollSheet.objects.count() == 0


def test_columns_that_are_missing_are_named_and_others_may_keep_no_sheet(cast, prepared, kept):
    sheet = kept(prepared(0), ("1", "2"), headings=["序号", "备注"])
    with pytest.raises(Refusal, match="has to name the columns"):
        looked(sheet)
    with pytest.raises(NotAllowed):
        actions.keep_sheet(vote=sheet.vote, content=b"x", name="a.csv", by=cast.officer, now=NOW)


def test_a_sheet_does_not_come_in_once_the_roll_is_closed(cast, prepared, kept):
    vote = prepared(1)
    sheet = kept(vote, ("示范居民2", "", "2号"))
    actions.open_vote(vote=vote, by=cast.dispatcher, now=NOW)
    with pytest.raises(WrongState):
        actions.land_sheet(sheet=sheet, by=cast.dispatcher, now=NOW)
    assert (vote.roll.count(), RollSheet.objects.get().landed_at) == (1, None)


def test_of_owners_the_area_is_read_and_several_homes_of_one_are_added_up(cast, owners, kept):
    headings = ["业主姓名", "联系电话", "房号", "建筑面积（平方米）"]
    rows = [
        ("示范业主1", "13900000001", "101", "89.5"),
        ("示范业主2", "13900000002", "102", "1,120.25㎡"),
        ("示范业主1", "139-0000-0001", "201", 60),
        ("示范业主3", "", "103", "约九十"),
        ("示范业主4", "", "104", ""),
    ]
    sheet = kept(owners(), *rows, headings=headings)
    wrong = "The floor area is a number of square metres, such as 89.5."
    assert looked(sheet) == [
        (2, "new", ""),
        (3, "new", ""),
        (4, "joined", ""),
        (5, "refused", wrong),
        (6, "refused", wrong),
    ]
    actions.land_sheet(sheet=sheet, by=cast.dispatcher, now=NOW)
    assert list(Voter.objects.order_by("number").values_list("floor_area", flat=True)) == [
        Decimal("149.50"),
        Decimal("1120.25"),
    ]
