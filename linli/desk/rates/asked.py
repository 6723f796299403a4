"""What the page of the rates is asked, read from its address: where, when, split up how. It can be sent to others."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from urllib.parse import urlencode

from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _

AREA, CATEGORY, LEAD, CHANNEL = "area", "category", "lead", "channel"
SPLITS = {AREA: _("By area"), CATEGORY: _("By category"), LEAD: _("By organisation"), CHANNEL: _("By channel")}
DAYS_30, OWN = "days_30", "own"
PERIODS = {
    DAYS_30: _("30 days"),
    "month": _("This month"),
    "last_month": _("Last month"),
    "quarter": _("This quarter"),
    "year": _("This year"),
    OWN: _("From … to …"),
}
NOTHING: Mapping[str, object] = MappingProxyType({})
LONGEST = timedelta(days=1100)


@dataclass(frozen=True, slots=True)
class Asked:
    """One question; both days are included."""

    area_id: int
    period: str
    first: date
    last: date
    by: str

    def address(
        self, *, area_id: int | None = None, period: str = "", by: str = "", beside: Mapping[str, object] = NOTHING
    ) -> str:
        """The query of this question's address, with some of it changed, and other things said beside it."""
        said: dict[str, object] = {
            "area": area_id or self.area_id,
            "period": period or self.period,
            "by": by or self.by,
        }
        if said["period"] == OWN:
            said |= {"first": self.first.isoformat(), "last": self.last.isoformat()}
        return "?" + urlencode({name: value for name, value in {**said, **beside}.items() if value != ""})


def read(said: Mapping[str, str], area_id: int, today: date) -> Asked:
    """The question of an address; what nobody knows is taken as usual."""
    period = said.get("period", "") if said.get("period", "") in PERIODS else DAYS_30
    first, last = _days(period, said, today)
    by = said.get("by", "") if said.get("by", "") in SPLITS else AREA
    return Asked(area_id, period, first, last, by)


def _days(period: str, said: Mapping[str, str], today: date) -> tuple[date, date]:
    this_month = today.replace(day=1)
    if period == "month":
        return this_month, today
    if period == "last_month":
        last = this_month - timedelta(days=1)
        return last.replace(day=1), last
    if period == "quarter":
        return this_month.replace(month=(today.month - 1) // 3 * 3 + 1), today
    if period == "year":
        return today.replace(month=1, day=1), today
    usual = today - timedelta(days=29)
    if period == OWN:
        first, last = _day(said.get("first", ""), usual), _day(said.get("last", ""), today)
        return max(min(first, last), max(first, last) - LONGEST), max(first, last)
    return usual, today


def _day(said: str, usual: date) -> date:
    try:
        return parse_date(said) or usual
    except ValueError:
        return usual
