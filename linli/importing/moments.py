"""Dates as people and spreadsheets write them: many forms in one column, all of them read."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any

from django.utils.translation import gettext as _

from linli.core.refusal import Refusal

CLOCK = r"(?:[ T]+(\d{1,2})[:：时](\d{1,2})(?:[:：分](\d{1,2})(?:\.\d+)?)?秒?分?\s*([AaPp]\.?[Mm]\.?)?)?"
ZONE = r"\s*(Z|[+-]\d{2}:?\d{2})?"
YEAR_FIRST = re.compile(rf"(\d{{4}})[-/.年](\d{{1,2}})[-/.月](\d{{1,2}})日?{CLOCK}{ZONE}")
YEAR_LAST = re.compile(rf"(\d{{1,2}})[-/.](\d{{1,2}})[-/.](\d{{4}}){CLOCK}{ZONE}")
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?")
SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
YEARS = range(1900, 3000)  # a slip of the finger makes 0202 or 20200
EPOCH = datetime.combine(date(1899, 12, 30), time())


def read_moment(cell: Any, zone: tzinfo, *, day_first: bool = False) -> datetime | None:
    """The moment a cell tells, aware, in `zone` where it names none; None for an empty one.

    A year in front or behind, months first (`day_first` turns that round), clocks of 12 or 24 hours, and a
    spreadsheet's serial days. Raises Refusal, quoting the cell, for anything else.
    """
    if cell is None or cell == "" or (isinstance(cell, str) and not cell.strip()):
        return None
    try:
        moment = _from_number(float(cell)) if isinstance(cell, int | float) else _typed(cell, day_first)
        if moment.year not in YEARS:
            raise ValueError(moment)
    except (ValueError, OverflowError):
        raise Refusal(_("“%(cell)s” cannot be the date.") % {"cell": cell}) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def days_come_first(cells: Iterable[Any]) -> bool:
    """Whether a column with the year behind puts days before months: some first number is past 12."""
    found = (YEAR_LAST.fullmatch(cell.strip()) for cell in cells if isinstance(cell, str))
    return any(int(each.group(1)) > 12 for each in found if each)


def _typed(cell: Any, day_first: bool) -> datetime:
    if isinstance(cell, datetime):
        return cell
    if isinstance(cell, date):
        return datetime.combine(cell, time())
    text = str(cell).strip()
    if found := YEAR_FIRST.fullmatch(text):
        year, month, day, *clock = found.groups()
    elif found := YEAR_LAST.fullmatch(text):
        month, day, year, *clock = found.groups()
        month, day = (day, month) if day_first else (month, day)
    elif SERIAL.fullmatch(text):
        return _from_number(float(text))
    elif found := COMPACT.fullmatch(text):
        year, month, day = found.group(1, 2, 3)
        clock = [*found.group(4, 5, 6), None, None]
    else:
        raise ValueError(text)
    return _put_together(int(year), int(month), int(day), clock)


def _put_together(year: int, month: int, day: int, clock: list[str | None]) -> datetime:
    hour, minute, second, half, zone = clock
    told = time(_of_24(int(hour or 0), half), int(minute or 0), int(second or 0), tzinfo=_zone(zone))
    return datetime.combine(date(year, month, day), told)


def _of_24(hour: int, half: str | None) -> int:
    if not half:
        return hour
    if not 1 <= hour <= 12:
        raise ValueError(hour)
    return hour % 12 + (12 if half[0] in "Pp" else 0)


def _zone(text: str | None) -> tzinfo | None:
    return time.fromisoformat(f"00:00{text}").tzinfo if text else None


def _from_number(days: float) -> datetime:
    """A spreadsheet's serial day, fraction and all (ECMA-376, 18.17.4.1); whole seconds."""
    if days == int(days) and 19_000_101 <= days <= 99_991_231:  # 20191210 is a day, not a serial number
        return datetime.combine(date.fromisoformat(str(int(days))), time())
    if not 1 <= days < 2_958_466:
        raise ValueError(days)
    return EPOCH + timedelta(seconds=round(days * 86400))
