"""Writes the Word template of minutes that a practice ships, so that nobody has to edit a binary file unseen.

    python scripts/minutes_template.py

Which fields there are stands in docs/packs.md and in linli/deliberation/document.py (SAMPLE).
"""

from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

FOLDER = Path(__file__).resolve().parent.parent / "linli" / "packs" / "practices" / "zhangshu-zhangjiashan"
RED = RGBColor(0xC0, 0x00, 0x00)
FACTS = (
    ("会议名称", "{{ title }}"),
    ("会议时间", "{{ date }} {{ begins }}至{{ ends }}"),
    ("会议地点", "{{ place }}"),
    ("主持人", "{{ chair }}"),
    ("记录人", "{{ secretary }}"),
    ("到会人员", "{{ present|join('、') }}"),
    ("请假人员", "{{ excused|join('、') or '无' }}"),
    ("未到人员", "{{ absent|join('、') or '无' }}"),
    ("村民及列席", "村民 {{ residents }} 人，列席 {{ guests }} 人"),
    ("到会情况", "{{ counted }}"),
)
TOPIC = (
    "{%p for topic in topics %}",
    "议题{{ topic.number }}：{{ topic.title }}{% if topic.case %}（民情诉求第 {{ topic.case }} 号）{% endif %}",
    "{%p if topic.brought_by %}",
    "提出单位：{{ topic.brought_by }}",
    "{%p endif %}",
    "{%p if topic.about %}",
    "基本情况：{{ topic.about }}",
    "{%p endif %}",
    "{%p if topic.notes %}",
    "讨论意见：{{ topic.notes }}",
    "{%p endif %}",
    "{%p if topic.reasons %}",
    "决定理由：{{ topic.reasons }}",
    "{%p endif %}",
    "{%p endfor %}",
)
# Of the table of decisions: what stands above each column, and what each topic puts into it.
COLUMNS = (
    ("序号", "{{ topic.number }}", 1.2),
    ("议题", "{{ topic.title }}", 3.6),
    ("结果", "{{ topic.result or topic.state }}", 2.4),
    ("决定内容", "{{ topic.words or topic.why_later or '—' }}", 5.0),
    ("落实", "{{ topic.outcomes|join('；') or '—' }}", 4.2),
)


def main() -> None:
    """Write it."""
    made = Document()
    _page(made)
    _line(made, "{{ forum }}", size=26, bold=True, colour=RED, middle=True)
    _line(made, "会议纪要", size=20, bold=True, middle=True)
    _line(made, "{{ area }}", size=12, middle=True)
    _facts(made)
    _heading(made, "一、议题与讨论")
    for line in TOPIC:
        _line(made, line)
    _heading(made, "二、议定事项")
    _decisions(made)
    for line in ("{%p if words %}",):
        _line(made, line)
    _heading(made, "三、其他")
    for line in ("{{ words }}", "{%p endif %}"):
        _line(made, line)
    _line(made, "主持人（签字）：____________        记录人（签字）：____________")
    _line(made, "本纪要由系统按会议记录生成，公布后不再改动；需要更正的，另出新版。", size=10)
    made.core_properties.title, made.core_properties.author = "会议纪要", "Linli"
    made.save(str(FOLDER / "minutes.docx"))


def _page(made: Any) -> None:
    style = made.styles["Normal"]
    style.font.name, style.font.size = "FangSong", Pt(14)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "仿宋")
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.6)
    number = section.footer.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = number.add_run()._r
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        part.text = text or None
        run.append(part)


def _line(
    made: Any, text: str, *, size: int = 14, bold: bool = False, colour: Any = None, middle: bool = False
) -> None:
    line = made.add_paragraph()
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER if middle else None
    run = line.add_run(text)
    run.bold, run.font.size = bold, Pt(size)
    if colour is not None:
        run.font.color.rgb = colour


def _heading(made: Any, text: str) -> None:
    _line(made, text, size=15, bold=True)


def _facts(made: Any) -> None:
    table = made.add_table(rows=0, cols=2, style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for name, field in FACTS:
        _row(table, (name, field), (3.4, 13.0), size=12)


def _decisions(made: Any) -> None:
    table = made.add_table(rows=0, cols=len(COLUMNS), style="Table Grid")
    widths = tuple(width for _name, _field, width in COLUMNS)
    empty = ("",) * (len(COLUMNS) - 1)
    _row(table, tuple(name for name, _field, _width in COLUMNS), widths, size=12)
    _row(table, ("{%tr for topic in topics %}", *empty), widths, size=12)
    _row(table, tuple(field for _name, field, _width in COLUMNS), widths, size=12)
    _row(table, ("{%tr endfor %}", *empty), widths, size=12)


def _row(table: Any, texts: tuple[str, ...], widths: tuple[float, ...], *, size: int) -> None:
    for cell, text, width in zip(table.add_row().cells, texts, widths, strict=True):
        cell.width = Cm(width)
        run = cell.paragraphs[0].add_run(text)
        run.font.size = Pt(size)


if __name__ == "__main__":
    main()
