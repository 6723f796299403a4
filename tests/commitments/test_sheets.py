"""A yearly list brought in, with a look beforehand."""

import io

import pytest
from django.utils.timezone import localdate
from xlsxwriter import Workbook

from linli.commitments import actions
from linli.commitments.models import Commitment
from linli.commitments.sheets.looking import look
from linli.core import sheets
from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.journal.models import Event
from tests.cast import NOW

HEAD = ["单位", "党员", "承诺内容", "数量", "计量单位", "完成时限", "类别"]


def upload(by, *rows):
    content = sheets.written("承诺", HEAD, rows)
    return actions.keep_sheet(content=content, name="承诺清单.xlsx", by=by, now=NOW)


def test_every_row_is_looked_at_and_says_what_becomes_of_it(cast, practice, english):
    office, worker = cast.north_committee.name, cast.north_worker.person.name
    sheet = upload(
        cast.dispatcher,
        [office, "", "安装路灯", 20, "盏", "2026-12-31", ""],
        [office, worker, "看望独居老人", "", "", "2026年12月31日", "党员公开承诺"],
        [office, "", "安装路灯", 20, "盏", "2026/12/31", ""],
        ["没有的单位", "", "安装路灯", 20, "盏", "2026-12-31", ""],
        [office, "外人", "安装路灯", 20, "盏", "2026-12-31", ""],
        [office, "", "安装路灯二", "二十", "盏", "2026-12-31", ""],
        [office, "", "安装路灯三", 20, "盏", "年底", ""],
        [office, "", "安装路灯四", 20, "盏", "2026-12-31", "别的"],
        [office, "", "灯", 20, "盏", "2026-12-31", ""],
    )
    rows = look(sheet, cast.dispatcher, NOW.date())
    assert [(row.number, row.verdict.value, row.sentence) for row in rows] == [
        (2, "refused", "Say concretely what will be done, so that anybody can see whether it was."),
        (3, "new", ""),
        (4, "refused", "Say concretely what will be done, so that anybody can see whether it was."),
        (5, "refused", "No organisation here is called “没有的单位”."),
        (6, "refused", f"Nobody called “外人” serves in {office}."),
        (7, "refused", "“二十” is no whole number."),
        (8, "refused", "“年底” is no day such as 2026-12-31."),
        (9, "refused", "“别的” is no kind of commitment here."),
        (10, "refused", "Say concretely what will be done, so that anybody can see whether it was."),
    ]
    assert Commitment.objects.count() == 0


def test_the_good_rows_are_published_once_however_often_the_list_comes(cast, practice, english):
    office = cast.north_committee.name
    row = [office, "", "为北社区安装路灯", 20, "盏", "2026-12-31", "为民办实事"]
    sheet = upload(cast.dispatcher, row, row, [office, "", "修好活动室的门", "", "", "2026-12-31", ""])
    landed = actions.land(sheet=sheet, by=cast.dispatcher, now=NOW)
    assert [each.verdict.value for each in landed] == ["new", "same", "new"]
    made = Commitment.objects.order_by("pk")
    assert [(each.state, each.target, each.origin) for each in made] == [("open", 20, "list"), ("open", None, "list")]
    assert Event.objects.filter(kind="commitment.published").count() == 2
    with pytest.raises(WrongState, match=r"^This sheet was brought in already"):
        actions.land(sheet=sheet, by=cast.dispatcher, now=NOW)
    actions.land(sheet=upload(cast.dispatcher, row), by=cast.dispatcher, now=NOW)
    assert Commitment.objects.count() == 2
    kept = actions.report(commitment=made[0], words="开工", count=1, seen=1, by=cast.dispatcher, now=NOW)
    assert kept.done == 1


def test_what_is_no_such_list_is_refused(cast, practice, english):
    with pytest.raises(NotAllowed):
        upload(cast.north_worker, ["甲", "", "", "", "", "", ""])
    with pytest.raises(Refusal, match=r"^The sheet holds nothing below its first row"):
        upload(cast.dispatcher)
    content = sheets.written("承诺", ["单位", "别的"], [["甲", "乙"]])
    sheet = actions.keep_sheet(content=content, name="x.xlsx", by=cast.dispatcher, now=NOW)
    missing = "^The first row has to name the columns; missing: What is promised, To be done by"
    with pytest.raises(Refusal, match=missing):
        actions.land(sheet=sheet, by=cast.dispatcher, now=NOW)


def test_a_cell_that_would_be_computed_is_not_published(cast, practice, english):
    file = io.BytesIO()
    with Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEAD)
        sheet.write_row(1, 0, [cast.north_committee.name, "", "为五十户安装扶手", 50, "户", "2026-12-31", ""])
        sheet.write_formula(1, 3, "=25*2", value=50)
    kept = actions.keep_sheet(content=file.getvalue(), name="清单.xlsx", by=cast.dispatcher, now=NOW)
    assert [(row.number, row.sentence) for row in look(kept, cast.dispatcher, localdate(NOW))] == [
        (2, "D2 holds a formula. Formulas are never run here: paste its value instead.")
    ]
