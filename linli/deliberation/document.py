"""Minutes as a Word document: the practice's own template, or the program's, filled with what told.py tells.

A template is a .docx with fields as docxtpl has them, such as {{ title }} or {%p for topic in topics %}.
"""

import io
from functools import cache
from typing import Any
from zipfile import BadZipFile

from django.utils.translation import gettext as _
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, Undefined
from jinja2.sandbox import SandboxedEnvironment

from linli.core.refusal import Refusal

SAMPLE_TOPIC: dict[str, Any] = {
    "number": 1,
    "case": "",
    "decided": True,
    "outcomes": ["…"],
    **dict.fromkeys(
        ("title", "about", "brought_by", "notes", "state", "why_later", "result", "how", "words", "reasons"), "…"
    ),
}
SAMPLE: dict[str, Any] = {
    **dict.fromkeys(
        ("title", "forum", "area", "date", "begins", "ends", "place", "chair", "secretary", "counted", "words"), "…"
    ),
    "present": ["…"],
    "absent": ["…"],
    "excused": ["…"],
    "residents": 0,
    "guests": 0,
    "topics": [SAMPLE_TOPIC],
}


# A meeting at which nothing happened, so that what a template says then is tried, too.
BARE: dict[str, Any] = {
    **{name: [] if isinstance(value, list) else type(value)() for name, value in SAMPLE.items()},
    "topics": [{name: type(value)() for name, value in SAMPLE_TOPIC.items()}],
}


def filled(template: bytes | None, told: dict[str, Any], *, undefined: type[Undefined] = Undefined) -> bytes:
    """The document. Refusal, with what is wrong, for a template that cannot be filled; a field that is not known stays
    empty, unless `undefined` says otherwise."""
    try:
        made = DocxTemplate(io.BytesIO(template or usual()))
        # A template is somebody else's text: it may read these values and nothing else.
        made.render(told, SandboxedEnvironment(autoescape=True, undefined=undefined), autoescape=True)
        written = io.BytesIO()
        made.save(written)
    except (TemplateError, BadZipFile, ValueError, KeyError, OSError) as error:
        raise Refusal(_("The template of the minutes cannot be filled: %(why)s") % {"why": error}) from error
    return written.getvalue()


def why_not_template(content: bytes) -> str | None:
    """Why this cannot be a template of minutes, in English as a pack's faults are, such as a field that nobody fills;
    None when it can."""
    try:
        for told in (SAMPLE, BARE):
            filled(content, told, undefined=StrictUndefined)
    except Refusal as refusal:
        return str(refusal)
    return None


@cache
def usual() -> bytes:
    """The program's own template, made here so that nobody has to keep a binary file."""
    made = Document()
    style: Any = made.styles["Normal"]
    style.font.name, style.font.size = "FangSong", Pt(14)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "仿宋")
    heading = made.add_paragraph()
    heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = heading.add_run("{{ title }}会议纪要")
    run.bold, run.font.size = True, Pt(20)
    for line in LINES:
        made.add_paragraph(line)
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


LINES = (
    "范围：{{ area }}",
    "时间：{{ date }} {{ begins }}—{{ ends }}",
    "地点：{{ place }}",
    "主持：{{ chair }}    记录：{{ secretary }}",
    "到会：{{ present|join('、') }}",
    "{%p if residents or guests %}",
    "居民 {{ residents }} 人，列席 {{ guests }} 人",
    "{%p endif %}",
    "{%p if absent %}",
    "缺席：{{ absent|join('、') }}",
    "{%p endif %}",
    "法定人数：{{ counted }}",
    "{%p if words %}",
    "{{ words }}",
    "{%p endif %}",
    "{%p for topic in topics %}",
    "{{ topic.number }}. {{ topic.title }}{% if topic.case %}（诉求 {{ topic.case }} 号）{% endif %}",
    "{%p if topic.brought_by %}",
    "提出：{{ topic.brought_by }}",
    "{%p endif %}",
    "{%p if topic.notes %}",
    "讨论：{{ topic.notes }}",
    "{%p endif %}",
    "{%p if topic.decided %}",
    "决定（{{ topic.result }}，{{ topic.how }}）：{{ topic.words }}",
    "{%p else %}",
    "{{ topic.state }}{% if topic.why_later %}：{{ topic.why_later }}{% endif %}",
    "{%p endif %}",
    "{%p if topic.reasons %}",
    "理由：{{ topic.reasons }}",
    "{%p endif %}",
    "{%p for each in topic.outcomes %}",
    "落实：{{ each }}",
    "{%p endfor %}",
    "{%p endfor %}",
)
