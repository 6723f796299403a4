"""A holiday list from a file: a line for each stretch of days, its first and last day, its kind, its name."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from linli.catalogue.actions import Spell
from linli.catalogue.models import Holiday
from linli.core import sheets
from linli.core.refusal import Refusal

HEADINGS = {
    "first": ("first", "from", "date", "day", "开始", "日期"),
    "last": ("last", "to", "until", "结束"),
    "kind": ("kind", "类型"),
    "name": ("name", "holiday", "名称", "节日"),
}
KINDS = {
    **dict.fromkeys(("holiday", "放假", "休", "假期"), Holiday.Kind.HOLIDAY),
    **dict.fromkeys(("make_up", "make-up", "上班", "班", "调休上班", "补班"), Holiday.Kind.MAKE_UP),
}


def read_holidays(path: Path) -> list[Spell]:
    """The spells of a file (.xlsx, .csv, .yaml); Refusal, naming the line, for what is not understood."""
    lines = _yaml(path) if path.suffix.lower() in (".yaml", ".yml") else sheets.read(path).rows
    return [_spell(number, line) for number, line in lines]


def _yaml(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    try:
        found = YAML(typ="safe", pure=True).load(path.read_text())
    except (OSError, UnicodeDecodeError, YAMLError) as error:
        raise Refusal(_("“%(file)s” cannot be read: %(why)s.") % {"file": path, "why": error}) from error
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise Refusal(_("Expected a list of days with first, last, kind and name."))
    yield from enumerate(found, start=1)


def _spell(number: int, line: Mapping[str, Any]) -> Spell:
    known = {str(heading).strip().lower(): value for heading, value in line.items()}
    said = {name: next((known[each] for each in words if known.get(each)), "") for name, words in HEADINGS.items()}
    first = _day(number, said["first"])
    last = _day(number, said["last"]) if said["last"] else first
    kind = KINDS.get(str(said["kind"]).strip().lower())
    if kind is None or not str(said["name"]).strip():
        raise Refusal(
            _("Line %(number)d: expected a kind (放假 or 上班) and a name, found “%(kind)s” and “%(name)s”.")
            % {"number": number, "kind": said["kind"], "name": said["name"]}
        )
    return Spell(first, last, kind, str(said["name"]).strip())


def _day(number: int, value: Any) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value).strip().replace("/", "-"))
    except ValueError as error:
        raise Refusal(
            _("Line %(number)d: expected a day such as 2027-02-06, found “%(value)s”.")
            % {"number": number, "value": value}
        ) from error
