"""The tabs of the household list: which files each holds, in which order, and where its next page begins."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import F, Q
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext_lazy as _

from linli.catalogue.tables import tables
from linli.residents.models import Household
from linli.residents.queries import Households

LONG = 60  # days, where the practice does not say
PAGE = 50
Order = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Tab:
    """`holds`: its files. `order`: by what. `spot`: where a file stands in it, as text. `after`: what follows there."""

    name: Any
    icon: str
    holds: Callable[[Households, Any, datetime], Any]
    order: Order
    spot: Callable[[Household], str]
    after: Callable[[str], Q | None]


def _by_place(household: Household) -> str:
    return f"{household.area_id}.{household.code}"


def _after_place(spot: str) -> Q | None:
    area, dot, code = spot.partition(".")
    if not (dot and area.isascii() and area.isdecimal() and len(area) < 19):
        return None
    return Q(area__gt=int(area)) | Q(area=int(area), code__gt=code)


def _by_visit(household: Household) -> str:
    return f"{household.seen_at.isoformat() if household.seen_at else ''}~{household.pk}"


def _after_visit(spot: str) -> Q | None:
    moment, sign, pk = spot.partition("~")
    if not (sign and pk.isascii() and pk.isdecimal() and len(pk) < 19):
        return None
    if not moment:
        return Q(seen_at__isnull=True, pk__gt=int(pk)) | Q(seen_at__isnull=False)
    seen = _moment(moment)
    return seen and (Q(seen_at__gt=seen) | Q(seen_at=seen, pk__gt=int(pk)))


def _by_care(household: Household) -> str:
    return f"{household.care_review_on}~{household.pk}"


def _after_care(spot: str) -> Q | None:
    text, sign, pk = spot.partition("~")
    day = _day(text)
    if day is None or not (sign and pk.isascii() and pk.isdecimal() and len(pk) < 19):
        return None
    return Q(care_review_on__gt=day) | Q(care_review_on=day, pk__gt=int(pk))


def _moment(text: str) -> Any:
    try:
        found = parse_datetime(text.replace(" ", "+"))
    except ValueError:
        return None
    return found if found and timezone.is_aware(found) else None


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None


def _long() -> timedelta:
    """For how long nobody may have been there before a household stands in the list, as the practice says."""
    practice = tables.get().practice
    said = practice.settings.get("visits", {}).get("not_seen_for") if practice else None
    return timedelta(days=said or LONG)


BY_PLACE: Order = ("area", "code")
BY_VISIT: Order = (F("seen_at").asc(nulls_first=True), "pk")
TABS = {
    "all": Tab(_("All"), "list", lambda files, _a, _n: files, BY_PLACE, _by_place, _after_place),
    "mine": Tab(
        _("I keep contact"),
        "user",
        lambda files, account, _n: files.filter(agent=account.person_id),
        BY_VISIT,
        _by_visit,
        _after_visit,
    ),
    "without": Tab(
        _("Nobody keeps contact"),
        "user-question",
        lambda files, _a, _n: files.without_agent(),
        BY_PLACE,
        _by_place,
        _after_place,
    ),
    "unseen": Tab(
        _("Not seen for long"),
        "eye",
        lambda files, _a, now: files.not_seen_since(now - _long()),
        BY_VISIT,
        _by_visit,
        _after_visit,
    ),
    "care": Tab(
        _("Care to look at again"),
        "clock-exclamation",
        lambda files, _a, now: files.care_due(on=timezone.localdate(now)),
        ("care_review_on", "pk"),
        _by_care,
        _after_care,
    ),
}
