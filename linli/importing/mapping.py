"""Which column tells what: recognised by the headings, or as a YAML file says."""

from collections.abc import Mapping as MappingType
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.utils.translation import gettext as _
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from linli.core.calendar import SHANGHAI
from linli.core.refusal import Refusal
from linli.core.sheets import Cell, Sheet
from linli.importing.fields import Field, recognise
from linli.importing.moments import days_come_first

SETTINGS = ("columns", "source", "zone")
CONTENT = "text"


@dataclass(frozen=True)
class Mapping:
    """`columns`: field -> heading. `source` stands before each number, telling apart those of two sources."""

    columns: MappingType[Field, str]
    source: str
    zone: ZoneInfo = SHANGHAI
    day_first: bool = False

    def cell(self, row: MappingType[str, Cell], field: Field) -> Cell:
        """What a row has in the field's column; None without one."""
        heading = self.columns.get(field)
        return row.get(heading) if heading is not None else None


def by_headings(sheet: Sheet) -> Mapping:
    """The mapping that the headings suggest; Refusal when no column can be the text."""
    return _made(sheet, recognise(sheet.headings), {})


def by_file(sheet: Sheet, path: Path) -> Mapping:
    """The mapping a YAML file gives: `columns` (field: heading), `source`, `zone` (America/New_York)."""
    try:
        said = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise Refusal(_("“%(file)s” cannot be read: %(why)s.") % {"file": path, "why": error.strerror}) from error
    except (YAMLError, UnicodeDecodeError) as error:
        raise Refusal(_("“%(file)s” is not well-formed YAML: %(why)s") % {"file": path, "why": error}) from error
    if not isinstance(said, dict) or not isinstance(said.get("columns"), dict):
        raise Refusal(_("A map begins with “columns:”, then one line for each field, such as “body: Message”."))
    _check_known(said, SETTINGS)
    _check_known(said["columns"], Field.values)
    _check_known(said["columns"].values(), sheet.headings)
    return _made(sheet, {Field(name): heading for name, heading in said["columns"].items()}, said)


def _made(sheet: Sheet, columns: dict[Field, str], said: dict[str, Any]) -> Mapping:
    if not columns.keys() & {Field.TITLE, Field.BODY, Field.WHOLE}:
        raise Refusal(
            _("No column with the text was recognised among: %(headings)s. Say which it is with --map.")
            % {"headings": ", ".join(sheet.headings)}
        )
    dates = [columns[field] for field in (Field.RECEIVED, Field.DONE) if field in columns]
    return Mapping(
        columns=columns,
        source=str(said.get("source") or columns.get(Field.ID, CONTENT)),
        zone=_zone(said.get("zone")),
        day_first=any(days_come_first(row.get(heading) for _n, row in sheet.rows) for heading in dates),
    )


def _zone(name: Any) -> ZoneInfo:
    try:
        return ZoneInfo(str(name)) if name else SHANGHAI
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise Refusal(_("“%(name)s” is not a time zone; write one such as Asia/Shanghai.") % {"name": name}) from error


def _check_known(names: Any, known: Any) -> None:
    for name in names:
        if name not in known:
            raise Refusal(
                _("“%(name)s” is not known here. Known are: %(known)s.") % {"name": name, "known": ", ".join(known)}
            )
