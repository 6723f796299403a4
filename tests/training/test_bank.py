"""The question bank, typed and by Excel."""

import io

import pytest
import xlsxwriter

from linli.core import sheets as files
from linli.core.refusal import NotAllowed, Refusal
from linli.training import actions as training
from linli.training import sheets
from linli.training.actions import Draft
from linli.training.models import BankSheet, Question
from tests.cast import NOW, Cast

HEAD = ["题型", "主题", "难度", "题目", "选项A", "选项B", "选项C", "答案", "解析"]
GOOD = ["单选", "服务", "易", "首问责任到何时为止？", "交接清楚", "下班", "", "A", "见首问负责制"]


def sheet(rows: list[list[object]], formulas: dict[tuple[int, int], str] | None = None) -> bytes:
    packed = io.BytesIO()
    book = xlsxwriter.Workbook(packed, {"in_memory": True, "strings_to_formulas": False})
    page = book.add_worksheet()
    for at, row in enumerate(rows):
        for place, cell in enumerate(row):
            page.write(at, place, cell)
    for (at, place), formula in (formulas or {}).items():
        page.write_formula(at, place, formula, None, "A")
    book.close()
    return packed.getvalue()


def brought(cast: Cast, content: bytes, name: str = "bank.xlsx") -> BankSheet:
    return training.read_sheet(content=content, name=name, area=cast.street, by=cast.dispatcher, now=NOW)


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (Draft("essay", "题", "A"), "kind"),
        (Draft("single", " ", "A", ("甲", "乙")), "text"),
        (Draft("single", "题", "A", ("甲",)), "options"),
        (Draft("single", "题", "A", ("甲", " 甲")), "options"),
        (Draft("single", "题", "AB", ("甲", "乙")), "answer"),
        (Draft("single", "题", "C", ("甲", "乙")), "answer"),
        (Draft("multiple", "题", "", ("甲", "乙")), "answer"),
        (Draft("true_false", "题", "也许"), "answer"),
        (Draft("fill_in", "____和____", "一个"), "answer"),
        (Draft("fill_in", "____", ";"), "answer"),
        (Draft("short", "题", "", ("甲", "乙")), "options"),
        (Draft("single", "题", "A", ("甲", "乙"), difficulty="impossible"), "difficulty"),
    ],
)
def test_a_question_that_cannot_be_asked_is_refused_beside_its_field(cast: Cast, draft: Draft, field: str) -> None:
    with pytest.raises(Refusal) as refused:
        training.keep_question(draft, area=cast.street, by=cast.dispatcher, now=NOW)
    assert (refused.value.field, Question.objects.count()) == (field, 0)


def test_good_rows_land_and_each_bad_one_says_why(cast: Cast) -> None:
    rows = [
        ["示范街道题库"],
        HEAD,
        GOOD,
        ["论述", "", "", "谈谈看法", "", "", "", "", ""],
        ["单选", "", "", "哪个对？", "甲", "乙", "", "D", ""],
        GOOD,
        [],
        ["判断", "", "难", "诉求按原话登记。", "", "", "", "对", ""],
        ["填空", "", "", "____日内答复", "", "", "", 5, ""],
        ["单选", "", "", "这格是公式？", "甲", "乙", "", "", ""],
    ]
    read = brought(cast, sheet(rows, {(9, 7): '=CHAR(65)&""'}))
    assert read.faults == [
        [4, "“论述” is none of the five kinds of question."],
        [5, "The answer is given by letters from A to B."],
        [6, "This is the same question as in row 3."],
        [10, "Cell H10 holds a formula. Formulas are not run here: write what it comes to."],
    ]
    assert Question.objects.count() == 0
    landed = training.land_sheet(sheet=read, by=cast.dispatcher, now=NOW)
    assert landed.landed == [3, 0, 0]
    assert training.land_sheet(sheet=read, by=cast.dispatcher, now=NOW).landed == [3, 0, 0]
    kept = Question.objects.order_by("id").values_list("kind", "difficulty", "options", "answer")
    assert list(kept) == [
        ("single", "easy", ["交接清楚", "下班"], [0]),
        ("true_false", "hard", [], ["true"]),
        ("fill_in", "medium", [], [["5"]]),
    ]


def test_the_same_sheet_again_changes_nothing_and_a_new_answer_is_taken(cast: Cast) -> None:
    training.land_sheet(sheet=brought(cast, sheet([HEAD, GOOD])), by=cast.dispatcher, now=NOW)
    again = training.land_sheet(sheet=brought(cast, sheet([HEAD, GOOD])), by=cast.dispatcher, now=NOW)
    other = [*GOOD[:7], "B", GOOD[8]]
    changed = training.land_sheet(sheet=brought(cast, sheet([HEAD, other])), by=cast.dispatcher, now=NOW)
    assert (again.landed, changed.landed) == ([0, 0, 1], [0, 1, 0])
    assert list(Question.objects.values_list("answer", "version")) == [([1], 2)]


def test_what_is_written_out_can_be_read_in_again_and_never_runs(cast: Cast) -> None:
    evil = '=cmd|" /C calc"!A0'
    drafts = [
        Draft("multiple", evil, "AC", ("+1", "-1", "@x"), explanation="=1+1"),
        Draft("fill_in", "____和____", "甲|乙;丙", difficulty="hard"),
        Draft("true_false", "对吗", "错"),
        Draft("short", "说说", "要点"),
    ]
    for draft in drafts:
        training.keep_question(draft, area=cast.street, by=cast.dispatcher, now=NOW)
    rows = [sheets.row(question) for question in Question.objects.order_by("id")]
    content = files.written("题库", sheets.headings(), rows)
    assert files.formulas(content, "bank.xlsx") == {}
    assert [draft for _row, draft in sheets.read(content, "bank.xlsx").drafts] == [
        sheets.checked(draft) if draft.kind != "true_false" else Draft("true_false", "对吗", "false")
        for draft in drafts
    ]
    assert f"'{evil}".replace('"', '""') in files.text(sheets.headings(), rows)


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"not a book", "bank.xlsx", "“bank.xlsx” is broken, or not a spreadsheet."),
        ("题目,选项\n甲,乙\n".encode(), "bank.csv", "No row names the columns."),
        (b"", "bank.pdf", "“bank.pdf” is neither a spreadsheet (.xlsx) nor .csv."),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(cast: Cast, content: bytes, name: str, sentence: str) -> None:
    with pytest.raises(Refusal) as refused:
        brought(cast, content, name)
    assert str(refused.value).startswith(sentence)


def test_only_whoever_holds_exams_there_writes_into_the_bank(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        training.keep_question(Draft("short", "题", ""), area=cast.street, by=cast.officer, now=NOW)
    with pytest.raises(NotAllowed):
        training.read_sheet(content=b"", name="b.csv", area=cast.street, by=cast.officer, now=NOW)
