"""The columns of a spreadsheet of items: what stands in each, read and written."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Any, TypeVar

from django.conf import settings
from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from linli.catalogue.tables import tables
from linli.core.deadline import Unit
from linli.core.refusal import Refusal
from linli.core.terms import plain
from linli.people.directory import directory
from linli.services import practice
from linli.services.lines import read_materials, read_questions, read_steps, write_materials, write_questions
from linli.services.models import ItemVersion
from linli.services.words import ItemType, Kind, ListName

T = TypeVar("T")


class Column(TextChoices):
    """One column."""

    CODE = "code", gettext_lazy("Item code")
    NAME = "name", gettext_lazy("Name")
    NAME_EN = "name_en", gettext_lazy("Name in English")
    ALSO = "also", gettext_lazy("Also called")
    LIST = "list_name", gettext_lazy("List")
    KIND = "kind", gettext_lazy("How it is done")
    TYPE = "item_type", gettext_lazy("Type")
    ORGANISATION = "organisation", gettext_lazy("Organisation")
    BODY = "body", gettext_lazy("Office elsewhere")
    BASIS = "basis", gettext_lazy("Legal basis")
    LEGAL = "legal", gettext_lazy("Legal limit")
    PROMISED = "promised", gettext_lazy("Promised limit")
    CONDITIONS = "conditions", gettext_lazy("Conditions")
    MATERIALS = "materials", gettext_lazy("Materials")
    STEPS = "steps", gettext_lazy("Steps")
    FEES = "fees", gettext_lazy("Fees")
    WINDOWS = "windows", gettext_lazy("Windows")
    VISITS = "visits", gettext_lazy("Visits needed")
    INCOMPLETE = "incomplete_accepted", gettext_lazy("Incomplete materials accepted")
    ACROSS = "across_areas", gettext_lazy("Across areas")
    BOOKING = "booking", gettext_lazy("Can be booked")
    QUESTIONS = "questions", gettext_lazy("Common questions")
    CATEGORY = "category", gettext_lazy("Category of its case")
    SINCE = "since", gettext_lazy("In force from")


# What a heading may be called beside its own word in either language, as the national tables have it.
CALLED: dict[Column, tuple[str, ...]] = {
    Column.CODE: ("事项编码", "实施编码", "编码"),
    Column.NAME: ("事项名称", "名称"),
    Column.LIST: ("清单", "服务类别", "所属清单"),
    Column.KIND: ("办理方式", "办理类型"),
    Column.TYPE: ("事项类型", "类型"),
    Column.ORGANISATION: ("实施机构", "承办机构"),
    Column.BODY: ("实施主体", "外部机构"),
    Column.BASIS: ("设定依据", "法律依据"),
    Column.LEGAL: ("法定办结时限", "法定时限"),
    Column.PROMISED: ("承诺办结时限", "承诺时限"),
    Column.CONDITIONS: ("受理条件", "办理条件", "申请条件"),
    Column.MATERIALS: ("申请材料", "材料"),
    Column.STEPS: ("办理流程", "流程", "步骤"),
    Column.FEES: ("收费标准", "是否收费", "收费"),
    Column.WINDOWS: ("办理地点", "窗口"),
    Column.VISITS: ("到现场次数", "到办事现场次数", "跑动次数"),
    Column.INCOMPLETE: ("容缺受理",),
    Column.ACROSS: ("跨区通办", "通办范围"),
    Column.BOOKING: ("可预约", "预约办理"),
    Column.QUESTIONS: ("常见问题",),
}
UNITS = {
    Unit.WORKING_DAYS: ("个工作日", "工作日", "working days", "working day"),
    Unit.NATURAL_DAYS: ("个自然日", "自然日", "天", "日", "natural days", "natural day", "days", "day"),
    Unit.WORKING_HOURS: ("个工作小时", "工作小时", "个工作时", "working hours", "working hour"),
    Unit.NATURAL_HOURS: ("个小时", "小时", "hours", "hour"),
}
AT_ONCE = ("即办", "即时办结", "当场办结", "即办件", "at once", "0")
YES, NO = ("是", "有", "√", "可", "yes", "true", "1", "1.0"), ("", "否", "无", "不可", "no", "false", "0", "0.0")
LIMIT = re.compile(r"(\d+)\s*(\D+)")


def in_every_language(tell: Callable[[], Iterable[T]]) -> list[T]:
    """What is told in each of the languages: a sheet may be written in another than its reader's."""
    found: list[T] = []
    for language, _name in settings.LANGUAGES:
        with override(language):
            found += tell()
    return found


def recognised(headings: Sequence[str]) -> dict[str, int]:
    """Column -> place of the heading that means it."""
    spelt = [plain(each).replace(" ", "") for each in headings]
    found: dict[str, int] = {}
    labels = in_every_language(lambda: [(column, str(column.label)) for column in Column])
    for column in Column:
        own = [label for each, label in labels if each == column]
        known = [plain(each).replace(" ", "") for each in (*own, column.value, *CALLED.get(column, ()))]
        place = next((at for each in known for at, name in enumerate(spelt) if name == each), None)
        if place is not None:
            found[column.value] = place
    return found


def row(code: str, version: ItemVersion) -> list[Any]:
    """An item as a row, in the order of the columns."""
    said = {
        Column.CODE: code,
        Column.LIST: practice.list_word(version.list_name),
        Column.KIND: practice.kind_word(version.kind),
        Column.TYPE: str(ItemType(version.item_type).label),
        Column.ORGANISATION: version.organisation.name if version.organisation else "",
        Column.LEGAL: limit_text(version.legal_amount, version.legal_unit),
        Column.PROMISED: limit_text(version.promised_amount, version.promised_unit),
        Column.MATERIALS: write_materials(version.materials),
        Column.STEPS: "\n".join(version.steps),
        Column.VISITS: version.visits,
        Column.INCOMPLETE: yes_no(version.incomplete_accepted),
        Column.ACROSS: yes_no(version.across_areas),
        Column.BOOKING: yes_no(version.booking),
        Column.QUESTIONS: write_questions(version.questions),
        Column.CATEGORY: str(tables.get().categories.get(version.category_id or 0, "")),
        Column.SINCE: version.since.isoformat(),
    }
    return [said[column] if column in said else getattr(version, column.value) for column in Column]


def limit_text(amount: int | None, unit: str) -> str:
    if amount is None:
        return ""
    return f"{amount}{UNITS[Unit(unit)][0]}" if amount else "即办"


def yes_no(value: bool) -> str:
    return "是" if value else "否"


def read_limit(text: str, field: str) -> tuple[int | None, str]:
    """A limit such as 20个工作日: amount and unit; (None, "") for empty, (0, "") for at once."""
    said = plain(text).strip()
    if not said or said in ("无", "-", "/"):
        return None, ""
    if said in AT_ONCE:
        return 0, ""
    match = LIMIT.fullmatch(said)
    unit = next((unit for unit, names in UNITS.items() if match and match[2].strip() in names), None)
    if match is None or unit is None:
        sentence = _("“%(text)s” is no limit. Write a number and what is counted, such as 20个工作日, or 即办.")
        raise Refusal(sentence % {"text": text[:30]}, field=field)
    return int(match[1]), unit.value


def read_yes(text: str, column: Column) -> bool:
    said = plain(text).strip()
    if said in YES or said in NO:
        return said in YES
    raise Refusal(
        _("“%(column)s” says “%(text)s”. Write 是 or 否.") % {"column": column.label, "text": text[:20]},
        field=column.value,
    )


def read_choice(text: str, words: Callable[[], list[tuple[str, str]]], labels: Any, column: Column) -> str:
    """A value by its key, the practice's word or the program's, in any language it knows."""
    said = plain(text).strip()
    for key, word in in_every_language(lambda: [*words(), *((each.value, str(each.label)) for each in labels)]):
        if said in (plain(key), plain(word)):
            return key
    allowed = _(", ").join(word for _key, word in words() or [(each.value, str(each.label)) for each in labels])
    raise Refusal(
        _("“%(column)s” says “%(text)s”. It may say: %(allowed)s.")
        % {"column": column.label, "text": text[:20], "allowed": allowed},
        field=column.value,
    )


def read_since(cell: Any, today: date) -> date:
    """A day; today where none is given."""
    if isinstance(cell, datetime | date):
        return cell.date() if isinstance(cell, datetime) else cell
    parts = [each for each in re.split(r"\D+", str(cell)) if each]
    if not parts:
        return today
    try:
        return date(*(int(each) for each in parts[:3]))
    except (TypeError, ValueError) as error:
        sentence = _("“%(text)s” is no day. Write it like 2026-12-01.")
        raise Refusal(sentence % {"text": str(cell)[:20]}, field="since") from error


def read_organisation(text: str) -> int | None:
    name = text.strip()
    if not name:
        return None
    found = [each for each in directory.get().organisations.values() if each.active and name in (each.name, each.code)]
    if len(found) != 1:
        sentence = _("No one organisation here is called “%(name)s”. Put offices elsewhere into the other column.")
        raise Refusal(sentence % {"name": name[:40]}, field="organisation_id")
    return found[0].pk


def read_category(text: str) -> int | None:
    name = text.strip()
    if not name:
        return None
    for each in tables.get().categories.values():
        if each.active and name in (each.key, each.name, each.name_en):
            return each.pk
    raise Refusal(_("No category is called “%(name)s”.") % {"name": name[:40]}, field="category_id")


LISTED: dict[str, Any] = {"materials": read_materials, "steps": read_steps, "questions": read_questions}
LISTS, KINDS, TYPES = ListName, Kind, ItemType
