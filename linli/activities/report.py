"""What took place and who came, by kind, station, organisation or month (F6, Z5): the figures of reports."""

from collections.abc import Callable
from dataclasses import astuple, dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import TruncMonth
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.activities.models import Activity, SignUp
from linli.activities.practice import kind_word
from linli.activities.words import ON_THE_LIST, State

WAYS = {
    "kind": gettext_lazy("Kind"),
    "station": gettext_lazy("Station"),
    "organisation": gettext_lazy("Organisation"),
    "month": gettext_lazy("Month"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """Figures of activities that begin in the period and were not cancelled. `came`: all who came; of them `walk_in`
    had not signed up, and `beside` stand on no list."""

    name: str
    activities: int
    signed_up: int
    came: int
    walk_in: int
    beside: int


def rows(found: QuerySet[Activity], *, way: str, since: datetime, until: datetime) -> list[Row]:
    """One row for each kind, station, organisation or month (`way`) of [since, until), those with most attendances
    first, months in order. Two queries."""
    in_time = found.filter(begins__gte=since, begins__lt=until).exclude(state=State.CANCELLED)
    group, named = _group(way)
    held = in_time.annotate(group=group).values("group").annotate(n=Count("pk"), beside=Sum("beside")).order_by()
    came = Q(came_at__isnull=False)
    lists = SignUp.objects.filter(activity__in=in_time.values("pk")).annotate(group=_through(group)).values("group")
    counted = lists.annotate(
        signed=Count("pk", filter=Q(walk_in=False, place__in=ON_THE_LIST)),
        came=Count("pk", filter=came),
        walk_in=Count("pk", filter=came & Q(walk_in=True)),
    ).order_by()
    people: dict[Any, Any] = {each["group"]: each for each in counted}
    made = [(each["group"], _row(named(each["group"]), each, people.get(each["group"]))) for each in held]
    if way == "month":
        return [row for _key, row in sorted(made, key=lambda each: each[0])]
    return sorted((row for _key, row in made), key=lambda row: (-row.came, row.name))


def headings() -> list[str]:
    """What the columns of a sheet are called, as `cells` has them."""
    return [_("Activities"), _("Signed up"), _("Was present"), _("of them without signing up"), _("of them on no list")]


def cells(row: Row) -> list[Any]:
    return list(astuple(row))


def _row(name: str, held: Any, people: Any) -> Row:
    known = people or {"signed": 0, "came": 0, "walk_in": 0}
    beside = held["beside"] or 0
    return Row(name, held["n"], known["signed"], known["came"] + beside, known["walk_in"], beside)


def _group(way: str) -> tuple[Any, Callable[[Any], str]]:
    if way == "month":
        return TruncMonth("begins"), lambda found: f"{found:%Y-%m}"
    if way == "station":
        return F("station__name"), lambda found: found or _("elsewhere")
    if way == "organisation":
        return F("organisation__name"), str
    return F("kind"), kind_word


def _through(group: Any) -> Any:
    """The same, asked of those on the lists."""
    if isinstance(group, TruncMonth):
        return TruncMonth("activity__begins")
    return F(f"activity__{group.name}")
