"""ISO 8601 durations in whole years, months and days, such as “P2Y”, “P1Y6M”, “P90D”, counted back from a moment; and
months counted on from a day."""

import calendar
import re
from datetime import date, datetime, timedelta

from django.utils import timezone

FORM = re.compile(r"P(?=.)(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?(?:(?P<days>\d+)D)?")


def before(now: datetime, lasts: str) -> datetime:
    """The moment so long before now, by the calendar here; of a month too short for the day, its last day. ValueError
    for what is no such duration."""
    match = FORM.fullmatch(lasts)
    if match is None:
        raise ValueError(f"“{lasts}” is not a duration such as “P2Y”.")
    years, months, days = (int(match[part] or 0) for part in ("years", "months", "days"))
    here = timezone.localtime(now)
    year, month = divmod(here.year * 12 + here.month - 1 - years * 12 - months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return here.replace(year=year, month=month + 1, day=min(here.day, last)) - timedelta(days=days)


def months_later(day: date, months: int) -> date:
    """The same day so many months later; of a month too short for it, the last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
