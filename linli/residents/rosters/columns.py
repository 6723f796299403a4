"""Which row holds the headings, and which column tells what."""

from collections.abc import Sequence
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from linli.core.terms import plain

DEEPEST = 6  # rows above the people: a title, a note, two rows of headings


class Column(TextChoices):
    """One thing that a column tells."""

    CODE = "code", _("Number of the file")
    GRID = "grid", _("Grid")
    ADDRESS = "address", _("Address")
    BUILDING = "building", _("Building")
    SIZE = "size", _("How many live there")
    NAME = "name", _("Full name")
    RELATION = "relation", _("In the household")
    PHONE = "phone", _("Telephone")
    ID_NUMBER = "id_number", _("Id number")
    BORN_ON = "born_on", _("Birthday")


HEADINGS: dict[Column, tuple[str, ...]] = {
    Column.CODE: ("户编号", "档案编号", "户号", "household no", "file no"),
    Column.GRID: ("所属网格", "网格名称", "网格", "grid"),
    Column.ADDRESS: ("家庭住址", "居住地址", "详细地址", "现住址", "住址", "地址", "address"),
    Column.BUILDING: ("楼栋号", "楼栋", "楼号", "building"),
    Column.SIZE: ("家庭人口", "居住人数", "人口数", "人数", "people"),
    Column.NAME: ("居民姓名", "成员姓名", "户主姓名", "姓名", "name"),
    Column.RELATION: ("与户主关系", "家庭关系", "关系", "relation"),
    Column.PHONE: ("联系电话", "手机号码", "手机号", "电话号码", "手机", "电话", "telephone", "phone"),
    Column.ID_NUMBER: ("公民身份号码", "居民身份证号", "身份证号码", "身份证号", "身份证", "id number"),
    Column.BORN_ON: ("出生日期", "出生年月日", "生日", "birthday"),
}


def headings(rows: Sequence[Sequence[Any]]) -> tuple[list[str], int]:
    """The headings, and how many rows stand above the first person: one row of headings or two, below any title."""
    best: tuple[int, list[str], int] = (0, [_said(cell) for cell in rows[0]] if rows else [], 1)
    for start in range(min(DEEPEST, len(rows))):
        if _title(rows[start]):
            continue
        for deep in (1, 2):
            names = _joined(rows[start : start + deep])
            known = len(recognised(names))
            if known > best[0]:
                best = known, names, start + deep
    return best[1], best[2]


def _title(row: Sequence[Any]) -> bool:
    """Whether a row says one thing over the whole width, as a title merged over the table does."""
    return len(row) > 1 and len({said for cell in row if (said := _said(cell))}) < 2


def recognised(names: Sequence[str]) -> dict[str, int]:
    """Field -> place of the first column whose heading is known; surer names first."""
    spelt = [plain(name).replace(" ", "") for name in names]
    found: dict[str, int] = {}
    for column, known in HEADINGS.items():
        wanted = [plain(each).replace(" ", "") for each in known]
        places = [at for each in wanted for at, name in enumerate(spelt) if name == each]
        places += [at for each in wanted for at, name in enumerate(spelt) if name.endswith(each)]
        free = [at for at in places if at not in found.values()]
        if free:
            found[column.value] = free[0]
    return found


def _joined(rows: Sequence[Sequence[Any]]) -> list[str]:
    """Headings over one another read from top to bottom; a merged one, which says the same in both, once."""
    width = max((len(row) for row in rows), default=0)
    columns = [[_said(row[at]) for row in rows if at < len(row)] for at in range(width)]
    return [" ".join(dict.fromkeys(each for each in column if each)) for column in columns]


def _said(cell: Any) -> str:
    return " ".join(str(cell).split())
