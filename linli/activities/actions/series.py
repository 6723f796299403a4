"""A series as a whole: what is still to come of it is changed or cancelled in one go, and everybody on any of its lists
hears of it once."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from linli.activities import rules
from linli.activities.actions.announcing import moved
from linli.activities.actions.changing import (
    CANCELLED,
    CHANGED,
    TOLD,
    call_off,
    differing,
    held,
    put,
    require_there,
)
from linli.activities.actions.planned import Planned
from linli.activities.actions.withdrawing import move_up
from linli.activities.models import Activity, SignUp
from linli.activities.telling import tell, when
from linli.activities.words import ON_THE_LIST
from linli.core.refusal import Refusal
from linli.people.models import Account

TIMES = {"begins", "ends", "sign_up_until"}  # these go together: by the clock, on each one's own day
NAMED = 3  # so many of their dates are named to somebody


@transaction.atomic
def change_series(planned: Planned, *, activity: Activity, seen: int, by: Account, now: datetime) -> list[Activity]:
    """Have this one as planned now, and what differs in it likewise in all still to come of its series; another
    day moves each by as many days. Returns them. Raises as changing one does, naming the day; then nothing changes."""
    rest = _rest(activity, now)
    shown = held(activity, by, now, seen=seen)
    fields = planned.fields()
    require_there(shown, fields, by)
    differs = set(differing(shown, fields))
    if not differs:
        return []
    timed = bool(differs & TIMES)
    shift = timezone.localdate(planned.begins) - timezone.localdate(shown.begins)
    for each in rest:
        rules.require_keeper(by, each)
        own = moved(planned, timezone.localdate(each.begins) + shift).fields() if timed else fields
        with _naming(each):
            _have(each, {name: own[name] for name in differs | (TIMES if timed else set())}, by, now)
    if differs & set(TOLD):
        _tell_once(rest, shown, CHANGED, now)
    for each in rest:
        move_up(each, now=now)
    return rest


@transaction.atomic
def cancel_series(*, activity: Activity, words: str, seen: int, by: Account, now: datetime) -> list[Activity]:
    """Cancel this one and all that are still to come of its series, with the reason. Returns them."""
    rest = _rest(activity, now)
    held(activity, by, now, seen=seen)
    for each in rest:
        rules.require_keeper(by, each)
        call_off(each, words, by=by, now=now)
    _tell_once(rest, activity, CANCELLED, now)
    return rest


def _rest(activity: Activity, now: datetime) -> list[Activity]:
    """What it is about, in order, locked: two who change the same series come one after another."""
    rest = Activity.objects.rest_of_series(activity, now).select_for_update(of=("self",))
    return list(rest.select_related("station", "area"))


def _have(activity: Activity, wanted: dict[str, Any], by: Account, now: datetime) -> None:
    if names := differing(activity, wanted):
        put(activity, {name: wanted[name] for name in names}, by=by, now=now)


@contextmanager
def _naming(activity: Activity) -> Iterator[None]:
    """What is refused of one of many says of which."""
    day = f"{timezone.localdate(activity.begins):%Y-%m-%d}"
    try:
        yield
    except Refusal as refusal:
        said = {"day": day, "why": refusal}
        raise Refusal(_("%(day)s: %(why)s Nothing of the series was changed.") % said, field=refusal.field) from refusal


def _tell_once(rest: Sequence[Activity], shown: Activity, words: Promise, now: datetime) -> None:
    """Say it to each person once, with the dates that are theirs."""
    known = {each.pk: each for each in rest}
    listed = SignUp.objects.filter(activity__in=known, place__in=ON_THE_LIST).select_related("account__person")
    theirs: dict[Any, list[SignUp]] = {}
    for each in listed.order_by("activity__begins", "number"):
        who = each.account_id or bytes(each.mark or b"") or f"alone {each.pk}"
        theirs.setdefault(who, []).append(each)
    first = {rows[0].pk: [known[row.activity_id] for row in rows] for rows in theirs.values()}

    def said(one: SignUp) -> str:
        dates = first[one.pk]
        days = _(", ").join(when(each.begins) for each in dates[:NAMED]) + ("…" if len(dates) > NAMED else "")
        return str(words) % {"title": dates[0].title, "when": days, "where": dates[0].where}

    version = max(each.version for each in rest)
    tell([rows[0] for rows in theirs.values()], what=f"series{version}:{shown.pk}", words=said, now=now)
