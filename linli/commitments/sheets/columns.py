"""The columns of a list of commitments: how they are recognised, and how a cell is read."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override, pgettext_lazy

from linli.commitments.practice import kinds
from linli.core.refusal import Refusal
from linli.core.terms import plain


class Column(TextChoices):
    """One column."""

    ORGANISATION = "organisation", gettext_lazy("Organisation")
    PERSON = "person", gettext_lazy("Member who promises")
    TEXT = "text", gettext_lazy("What is promised")
    TARGET = "target", pgettext_lazy("commitment", "How many")
    UNIT = "unit", gettext_lazy("Of what")
    DUE = "due_on", gettext_lazy("To be done by")
    KIND = "kind", gettext_lazy("Kind")


NEEDED = (Column.ORGANISATION, Column.TEXT, Column.DUE)
# What a heading may be called beside its own word in either language.
CALLED: dict[Column, tuple[str, ...]] = {
    Column.ORGANISATION: ("组织", "党组织", "单位", "承诺组织", "承诺单位", "所在党组织", "所在支部"),
    Column.PERSON: ("党员", "姓名", "党员姓名", "承诺人", "承诺党员"),
    Column.TEXT: ("承诺", "承诺内容", "承诺事项", "事项"),
    Column.TARGET: ("数量", "目标", "目标数量", "件数"),
    Column.UNIT: ("单位量", "计量单位", "量词"),
    Column.DUE: ("完成时限", "办结时限", "截止日期", "完成日期", "承诺时限", "期限"),
    Column.KIND: ("类别", "承诺类别", "类型"),
}
DAY = re.compile(r"(\d{4})\D?(\d{1,2})\D?(\d{1,2})\D?(?:\s.*)?")


def recognised(headings: Sequence[str]) -> dict[Column, int]:
    """Where each column stands."""
    names = {plain(name): column for column, called in CALLED.items() for name in called}
    for language, _name in settings.LANGUAGES:
        with override(language):
            names |= {plain(str(column.label)): column for column in Column}
    found: dict[Column, int] = {}
    for place, heading in enumerate(headings):
        if column := names.get(plain(heading)):
            found.setdefault(column, place)
    return found


def read_day(text: str) -> date:
    """The last day: 2026-12-31, 2026年12月31日, 20261231."""
    match = DAY.fullmatch(text)
    try:
        if match:
            return date(*(int(part) for part in match.groups()))
    except ValueError:
        pass
    raise Refusal(_("“%(text)s” is no day such as 2026-12-31.") % {"text": text[:20]}, field="due_on")


def read_number(text: str) -> int | None:
    """How many; nothing for what is done or not done."""
    if not text:
        return None
    if not text.isdecimal():
        raise Refusal(_("“%(text)s” is no whole number.") % {"text": text[:20]}, field="target")
    return int(text)


def read_kind(text: str) -> str:
    """The key of a kind, said by its name in either language or by its key; nothing for the first one."""
    if not text:
        return ""
    named = {plain(key): key for key, _name in kinds()}
    for language, _name in settings.LANGUAGES:
        with override(language):
            named |= {plain(name): key for key, name in kinds()}
    if plain(text) not in named:
        raise Refusal(_("“%(text)s” is no kind of commitment here.") % {"text": text[:20]}, field="kind")
    return named[plain(text)]


def text_of(cell: Any) -> str:
    """A cell as text: a whole number without its point."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip() if cell is not None else ""
