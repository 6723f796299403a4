"""The month, as the program writes it from what was recorded; the worker makes it their own."""

from collections.abc import Mapping
from datetime import date, timedelta

from django.db.models import Count, QuerySet, Sum
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linli.catalogue.tables import tables
from linli.people.models import Account
from linli.visits.models import Raised, Tally, Visit
from linli.visits.practice import kinds, theme_word
from linli.visits.words import Counted, Kind


def next_month(month: date) -> date:
    """The first day of the month after."""
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1)


def tallies(worker: Account, month: date) -> dict[str, int]:
    """What is counted of a worker's month: kind of visit, or word of Counted -> how often. One query."""
    rows = Tally.objects.filter(worker=worker, month=month).order_by().values_list("what")
    return dict(rows.annotate(total=Sum("count")))


def drafted(worker: Account, month: date) -> str:
    """The month in plain sentences, of facts only. Four queries."""
    counted = tallies(worker, month)
    lines = [_visits(counted), *_came_of(counted), *_themes(worker, month), *_raised(worker, month)]
    return "\n".join(lines)


def _visits(counted: Mapping[str, int]) -> str:
    each = [(name, counted.get(kind.value, 0)) for kind, name in kinds()]
    total = sum(counted.get(kind.value, 0) for kind in Kind)
    if not total:
        return _("No visit was recorded this month.")
    parts = _(", ").join(f"{name} {times}" for name, times in each if times)
    words = ngettext("%(total)d visit this month: %(parts)s.", "%(total)d visits this month: %(parts)s.", total)
    return words % {"total": total, "parts": parts}


def _came_of(counted: Mapping[str, int]) -> list[str]:
    seen, nobody = counted.get(Counted.HOUSEHOLD, 0), counted.get(Counted.NOBODY, 0)
    care = counted.get(Counted.CARE, 0)
    lines = []
    if seen:
        words = ngettext("%(count)d household was seen.", "%(count)d households were seen.", seen)
        lines.append(words % {"count": seen})
    if nobody:
        words = ngettext("Nobody was at home once.", "Nobody was at home %(count)d times.", nobody)
        lines.append(words % {"count": nobody})
    if care:
        words = ngettext("Care was given once.", "Care was given %(count)d times.", care)
        lines.append(words % {"count": care})
    return lines


def _themes(worker: Account, month: date) -> list[str]:
    rows = _of(worker, month).exclude(theme="").order_by("theme").values_list("theme")
    parts = _(", ").join(f"{theme_word(key)} {times}" for key, times in rows.annotate(Count("id")))
    return [_("Themes: %(parts)s.") % {"parts": parts}] if parts else []


def _raised(worker: Account, month: date) -> list[str]:
    raised = Raised.objects.filter(visit__in=_of(worker, month)).order_by("case__category")
    rows = list(raised.values_list("case__category").annotate(Count("id")))
    known, total = tables.get().categories, sum(times for _category, times in rows)
    if not total:
        return []
    unknown = _("Not yet classified")
    parts = _(", ").join(f"{known.get(pk) or unknown} {times}" for pk, times in rows)
    words = ngettext("%(total)d case was raised: %(parts)s.", "%(total)d cases were raised: %(parts)s.", total)
    return [words % {"total": total, "parts": parts}]


def _of(worker: Account, month: date) -> "QuerySet[Visit]":
    return Visit.objects.filter(worker=worker, entry__day__gte=month, entry__day__lt=next_month(month))
