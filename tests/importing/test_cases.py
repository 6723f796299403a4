"""`linli import cases`: what lands, what does not and why, and that nothing lands twice."""

import csv
import io
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
import xlsxwriter
from click.testing import CliRunner

from linli.cases import bulk
from linli.cases.models import Case
from linli.cases.timeline import for_resident
from linli.cases.words import Channel, Outcome, Status
from linli.core.calendar import SHANGHAI
from linli.core.refusal import Refusal
from linli.importing import run
from linli.importing.command import import_
from linli.journal.models import Event
from linli.journal.queries import broken_links
from tests.cast import Cast
from tests.importing.conftest import Import, Write

HEAD = ("留言编号", "留言主题", "留言详情", "留言时间", "答复意见", "答复时间", "分类", "地点")
LAMP = ("1", "路灯不亮", "北门路灯坏了", "2019/12/10 9:31:02", "已修好。", "2019-12-12 16:00", "路灯", "北门")


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=SHANGHAI)


def reasons(tmp_path: Path) -> dict[int, str]:
    """Row number -> reason, from the report."""
    text = (tmp_path / "report.csv").read_text(encoding="utf-8-sig")
    return {int(row[0]): row[1] for row in list(csv.reader(io.StringIO(text)))[1:]}


def test_a_message_with_its_answer_becomes_a_finished_case(write: Write, import_cases: Import, cast: Cast) -> None:
    import_cases(write(HEAD, LAMP))
    case = Case.objects.get()
    assert {
        "text": case.text,
        "status": case.status,
        "channel": case.channel,
        "category": case.category,
        "place": case.place,
        "area": case.area,
        "received_at": case.received_at,
        "done_at": case.done_at,
        "outcome": case.outcome,
        "source": case.source,
    } == {
        "text": "路灯不亮\n北门路灯坏了",
        "status": Status.DONE,
        "channel": Channel.IMPORT,
        "category": cast.lamp,
        "place": "北门",
        "area": cast.district,
        "received_at": at(2019, 12, 10, 9, 31, 2),
        "done_at": at(2019, 12, 12, 16),
        "outcome": Outcome.IN_TIME,
        "source": "留言编号:1",
    }
    told = [(entry.kind, entry.words) for entry in for_resident(case)]
    assert told == [("case.received", ""), ("case.accepted", ""), ("case.finished", "已修好。")]
    assert not list(broken_links("case", case.pk))


def test_a_message_answered_on_the_same_day_was_fixed_at_once(write: Write, import_cases: Import) -> None:
    import_cases(write(HEAD, (*LAMP[:5], "2019-12-10 18:00", *LAMP[6:])))
    assert Case.objects.get().outcome == Outcome.AT_ONCE


def test_english_headings_and_a_closed_state_strike_the_case_off(
    write: Write, import_cases: Import, cast: Cast
) -> None:
    import_cases(
        write(
            (
                "Unique Key",
                "Created Date",
                "Closed Date",
                "Complaint Type",
                "Descriptor",
                "Status",
                "Latitude",
                "Longitude",
            ),
            ("7", "01/01/2020 12:40:00 AM", "01/02/2020 01:00:00 PM", "Noise", "Barking", "Closed", "30.3", "110.1"),
            ("8", "01/01/2020 12:40:00 AM", "", "Sewer", "Backup", "Open", "", ""),
        )
    )
    closed, waiting = Case.objects.order_by("source")
    assert (closed.status, closed.closed_at, closed.area, closed.category) == (
        Status.CLOSED,
        at(2020, 1, 2, 13),
        cast.grid_n1,
        cast.noise,
    )
    assert (waiting.status, waiting.text, waiting.category) == (Status.RECEIVED, "Sewer\nBackup", None)
    assert Event.objects.get(subject_type="case", subject_id=waiting.pk).data["source"] == {"category": "Sewer"}


def test_an_area_known_by_name_is_the_place_and_another_is_kept_as_words(
    write: Write, import_cases: Import, cast: Cast
) -> None:
    import_cases(write(("编号", "内容", "社区"), (1, "积水", "北社区"), (2, "积水", "别处社区")))
    known, unknown = Case.objects.order_by("source")
    assert (known.area, known.place) == (cast.north, "")
    assert (unknown.area, unknown.place) == (cast.district, "别处社区")


def test_rows_that_cannot_be_taken_are_reported_and_the_others_land(
    write: Write, import_cases: Import, tmp_path: Path
) -> None:
    head = ("编号", "内容", "时间", "办结时间", "状态")
    import_cases(
        write(
            head,
            (1, "积水", "2020-01-01", "", ""),
            (2, "", "2020-01-01", "", ""),
            (3, "积水", "2020-02-30", "", ""),
            (4, "积水", "2020-02-02", "2020-02-01", ""),
            (5, "积水", "2999-01-01", "", ""),
            (6, "积" * 20_001, "2020-01-01", "", ""),
            (7, "积水", "2020-01-01", "", "已销号"),
            (1, "积水", "2020-01-01", "", ""),
            (1, "别的话", "2020-01-01", "", ""),
        )
    )
    assert [case.source for case in Case.objects.all()] == ["编号:1"]
    assert {number: reason.split("：")[0][:24] for number, reason in reasons(tmp_path).items()}.keys() == set(
        range(3, 11)
    )


def test_running_it_again_adds_nothing_and_new_rows_land(write: Write, import_cases: Import) -> None:
    import_cases(write(HEAD, LAMP))
    second = ("2", *LAMP[1:])
    said = import_cases(write(HEAD, LAMP, second))
    assert sorted(Case.objects.values_list("source", flat=True)) == ["留言编号:1", "留言编号:2"]
    assert said.exit_code == 0


def test_rows_without_a_number_are_known_by_their_words(write: Write, import_cases: Import) -> None:
    for _twice in range(2):
        import_cases(write(("标题", "内容"), ("路灯", "不亮"), ("路灯", "又不亮"), ("路灯", "不亮")))
    assert Case.objects.count() == 2


def test_the_same_number_with_other_words_is_another_source(write: Write, import_cases: Import, tmp_path: Path) -> None:
    import_cases(write(HEAD, LAMP))
    other = write(HEAD, ("1", "垃圾", "没人清", *LAMP[3:]), name="other.csv")
    import_cases(other)
    assert list(reasons(tmp_path)) == [2]
    import_cases(other, "--source", "mailbox")
    assert sorted(Case.objects.values_list("source", flat=True)) == ["mailbox:1", "留言编号:1"]


def test_broken_off_in_the_middle_it_is_finished_by_a_second_run(
    write: Write, import_cases: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = write(("编号", "内容"), *((number, f"积水 {number}") for number in range(25)))
    monkeypatch.setattr(run, "BATCH", 10)
    landing = iter([bulk.land, bulk.land])
    with monkeypatch.context() as broken:
        broken.setattr(bulk, "land", lambda lives: next(landing)(lives))
        with pytest.raises((StopIteration, RuntimeError)):
            import_cases(sheet)
    assert Case.objects.count() == 20
    import_cases(sheet)
    assert Case.objects.count() == 25


def test_a_dry_run_writes_nothing(write: Write, import_cases: Import) -> None:
    said = import_cases(write(HEAD, LAMP), "--dry-run")
    assert (Case.objects.count(), said.exit_code) == (0, 0)


def test_without_yes_it_asks_and_no_means_no(write: Write, cast: Cast) -> None:
    said = CliRunner().invoke(import_, ["cases", str(write(HEAD, LAMP))], input="n\n")
    assert (Case.objects.count(), said.exit_code) == (0, 1)


def test_a_map_says_which_column_tells_what(write: Write, import_cases: Import, tmp_path: Path) -> None:
    map_ = tmp_path / "map.yaml"
    map_.write_text(
        "columns: {body: 说了什么, received: 哪天}\nsource: 12345\nzone: America/New_York\n", encoding="utf-8"
    )
    import_cases(write(("说了什么", "哪天"), ("积水", "2020-01-01 00:00")), "--map", map_)
    case = Case.objects.get()
    assert (case.text, case.received_at) == ("积水", at(2020, 1, 1, 13))
    assert case.source and case.source.startswith("12345:text:")


@pytest.mark.parametrize(
    "map_text",
    ["", "columns: {nonsense: 内容}", "columns: {body: 没有}", "columns: [1", "columns: {body: 内容}\nzone: Mars"],
)
def test_a_map_that_does_not_fit_is_refused(write: Write, import_cases: Import, tmp_path: Path, map_text: str) -> None:
    map_ = tmp_path / "map.yaml"
    map_.write_text(map_text, encoding="utf-8")
    with pytest.raises(Refusal):
        import_cases(write(("内容",), ("积水",)), "--map", map_)


def test_gb18030_is_read_like_utf_8(write: Write, import_cases: Import) -> None:
    import_cases(write(HEAD, LAMP, encoding="gb18030"))
    assert Case.objects.get().text == "路灯不亮\n北门路灯坏了"


def test_a_zip_with_one_sheet_is_opened_and_one_with_two_is_refused(
    write: Write, import_cases: Import, tmp_path: Path
) -> None:
    sheet, box = write(HEAD, LAMP), tmp_path / "box.zip"
    with zipfile.ZipFile(box, "w") as file:
        file.write(sheet, "a.csv")
    import_cases(box)
    assert Case.objects.count() == 1
    with zipfile.ZipFile(box, "a") as file:
        file.write(sheet, "b.csv")
    with pytest.raises(Refusal):
        import_cases(box)


def test_a_spreadsheet_with_its_own_dates_lands(import_cases: Import, tmp_path: Path) -> None:
    path = tmp_path / "sheet.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["编号", "内容", "时间"])
        sheet.write_row(1, 0, [188006, "积水"])
        sheet.write_datetime(
            1, 2, at(2019, 8, 1, 9, 30).replace(tzinfo=None), book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        )
        sheet.write_row(2, 0, [188007, "积水", 43809.5])
    import_cases(path)
    found = Case.objects.order_by("source").values_list("source", "received_at")
    assert list(found) == [("编号:188006", at(2019, 8, 1, 9, 30)), ("编号:188007", at(2019, 12, 10, 12))]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b"%PDF"),
        ("a.xlsx", b"not a book"),
        ("a.csv", b""),
        ("a.csv", "无关,列\n1,2".encode()),
        ("a.zip", b"PK"),
    ],
)
def test_what_is_not_a_sheet_with_text_is_refused(
    import_cases: Import, tmp_path: Path, name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(Refusal):
        import_cases(path)


def test_a_missing_file_and_an_unknown_area_are_refused(write: Write, import_cases: Import, tmp_path: Path) -> None:
    with pytest.raises(Refusal):
        import_cases(tmp_path / "missing.csv")
    with pytest.raises(Refusal):
        import_cases(write(HEAD, LAMP), "--area", "nowhere")


def test_characters_that_nobody_sees_do_not_stop_an_import(import_cases: Import, tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    path.write_bytes("编号,内容,地点,联系人,分类\n1,积\x00水,北\x00门,某\x00某,\x00下水\n".encode())
    import_cases(path)
    case = Case.objects.get()
    assert (case.text, case.place, case.contact_name) == ("积水", "北门", "某某")
