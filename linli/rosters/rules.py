"""Why somebody may not be on duty in a shift, a sentence each, or nothing: the hard rules, asked before every change by
hand. (The solver keeps them by itself; the database refuses two places at once and too little rest.)"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from linli.areas.tree import tree
from linli.people.models import Account, Person
from linli.people.permissions import Permission
from linli.people.powers import powers
from linli.rosters.candidates import holders, serving
from linli.rosters.models import DutyRule, Leave, Shift, Turn
from linli.rosters.practice import terms

HOUR = timedelta(hours=1)


def why_not_serve(person: Person, shift: Shift, *, but: Iterable[int] = ()) -> str | None:
    """Why a person may not be on duty in a shift; `but`: turns (ids) that they give away in the same step."""
    return _why_not_fit(person, shift) or _why_away(person, shift) or _why_busy(person, shift, but)


def _why_not_fit(person: Person, shift: Shift) -> str | None:
    rule = shift.rule
    if serving(rule, shift.station.area_id, shift.day, holders(rule.posts, shift.day, shift.day, people=[person.pk])):
        return None
    if rule.skill and rule.skill not in person.skills:
        return _("%(name)s does not have the skill that this shift wants.") % {"name": person}
    return _("%(name)s holds no post out of which this shift is filled.") % {"name": person}


def _why_away(person: Person, shift: Shift) -> str | None:
    first, last = timezone.localdate(shift.starts_at), timezone.localdate(shift.ends_at - timedelta(microseconds=1))
    if Leave.objects.filter(person=person, withdrawn_at=None, first__lte=last, last__gte=first).exists():
        return _("%(name)s is on leave then.") % {"name": person}
    return None


def _why_busy(person: Person, shift: Shift, but: Iterable[int]) -> str | None:
    rest = terms().rest
    near = Turn.objects.standing().filter(person=person).exclude(pk__in=list(but)).exclude(shift=shift)
    near = near.filter(shift__starts_at__lt=shift.ends_at + rest, shift__ends_at__gt=shift.starts_at - rest)
    other = near.select_related("shift__station").order_by("shift__starts_at").first()
    if other is None:
        return None
    facts = {"name": person, "station": other.shift.station, "when": when(other.shift), "rest": rest / HOUR}
    if other.shift.starts_at < shift.ends_at and other.shift.ends_at > shift.starts_at:
        return _("%(name)s is on duty at %(station)s then (%(when)s). Nobody can be at two places at once.") % facts
    gap = max(shift.starts_at - other.shift.ends_at, other.shift.starts_at - shift.ends_at)
    return _(
        "%(name)s would have %(gap)g hours of rest between this shift and %(station)s (%(when)s); %(rest)g are due."
    ) % {**facts, "gap": round(gap / HOUR, 1)}


def why_not_plan(account: Account, area_id: int) -> str | None:
    """Who makes rosters: whoever has the permission there."""
    if powers(account).may(Permission.ROSTER_EDIT, area_id):
        return None
    return _("The rosters of %(place)s are not yours to make. Ask whoever hands out posts if they should be.") % {
        "place": tree.get().full_name(area_id)
    }


def why_not_rule(account: Account, rule: DutyRule) -> str | None:
    """Rules of the practice are its own; of the others, those in one's areas."""
    if rule.origin == DutyRule.Origin.PACK:
        return _("This rule comes with the practice. Make one of your own instead, or change the practice.")
    return why_not_plan(account, area_of(rule))


def area_of(rule: DutyRule) -> int:
    """The area in which a rule holds: its station's, its own, or the whole."""
    if rule.station:
        return rule.station.area_id
    return rule.area_id or tree.get().roots[0].id


def why_not_swap(turn: Turn, account: Account, now: datetime) -> str | None:
    """One gives away one's own turn, before it begins."""
    if turn.person_id != account.person_id:
        return _("This turn is not yours to give away.")
    if turn.off_at or turn.shift.starts_at <= now:
        return _("This shift has begun, or was called off; it cannot be swapped any more.")
    return None


def when(shift: Shift) -> str:
    """A shift's time as people say it: 11月18日 08:30–17:30; the day of its end where that is another."""
    starts, ends = timezone.localtime(shift.starts_at), timezone.localtime(shift.ends_at)
    last = "" if ends.date() == starts.date() else date_format(ends, "MONTH_DAY_FORMAT") + " "
    return f"{date_format(starts, 'MONTH_DAY_FORMAT')} {starts:%H:%M}–{last}{ends:%H:%M}"
