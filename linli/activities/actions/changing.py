"""Changing and cancelling: everybody on the list hears of another time or place, and that it does not take place."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.activities import rules
from linli.activities.actions.planned import Planned
from linli.activities.actions.withdrawing import move_up
from linli.activities.models import Activity, SignUp
from linli.activities.telling import tell, when
from linli.activities.words import ON_THE_LIST, State
from linli.core.prepared import locked
from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.core.text import clean
from linli.journal import actions as journal
from linli.people.models import Account

LONGEST = 400
TOLD = ("begins", "ends", "station", "place")  # what everybody on the list must hear of
CHANGED = gettext_lazy("Changed: “%(title)s” is now on %(when)s, %(where)s.")
CANCELLED = gettext_lazy("Cancelled: “%(title)s” on %(when)s does not take place.")


@transaction.atomic
def change(planned: Planned, *, activity: Activity, seen: int, by: Account, now: datetime) -> Activity:
    """Have it as planned now. Another time or place is told to everybody on the list; more places go to those who wait.
    WrongState when somebody changed it meanwhile, Refusal for fewer places than are taken."""
    activity = held(activity, by, now, seen=seen)
    fields = planned.fields()
    require_there(activity, fields, by)
    differs = differing(activity, fields)
    if not differs:
        return activity
    put(activity, {name: fields[name] for name in differs}, by=by, now=now)
    if set(differs) & set(TOLD):
        _tell_all(activity, CHANGED, now)
    move_up(activity, now=now)
    return activity


@transaction.atomic
def cancel(*, activity: Activity, words: str, seen: int, by: Account, now: datetime) -> Activity:
    """Cancel it, with the reason, which everybody on the list hears."""
    activity = held(activity, by, now, seen=seen)
    call_off(activity, words, by=by, now=now)
    _tell_all(activity, CANCELLED, now)
    return activity


def differing(activity: Activity, fields: dict[str, Any]) -> list[str]:
    """The names of what would be otherwise."""
    return sorted(name for name, value in fields.items() if getattr(activity, name) != value)


def require_there(activity: Activity, fields: dict[str, Any], by: Account) -> None:
    """Raise NotAllowed for whoever may not announce where, and for whom, it is to be."""
    elsewhere = rules.why_not_hold(by, area_id=fields["area"].pk, organisation_id=fields["organisation"].pk)
    if elsewhere and activity.responsible_id != by.person_id:
        raise NotAllowed(elsewhere)


def put(activity: Activity, fields: dict[str, Any], *, by: Account, now: datetime) -> None:
    """Write what differs, and record it. Refusal for fewer places than are taken, and for a time that is past. The
    caller holds the activity's lock."""
    limit, begins = fields.get("limit"), fields.get("begins", activity.begins)
    if limit is not None and limit < activity.taken:
        raise Refusal(
            _("%(taken)d people have a place already. Leave as many, or ask some of them to withdraw.")
            % {"taken": activity.taken},
            field="limit",
        )
    if begins <= now < activity.begins:
        raise Refusal(_("This time is past. Announce what is to come."), field="begins")
    for name, value in fields.items():
        setattr(activity, name, value)
    if "begins" in fields:
        activity.reminded_at = None
    activity.version += 1
    activity.save()
    said = {"fields": sorted(fields), "begins": activity.begins.isoformat()}
    journal.record("activity.changed", activity, by=by, at=now, data=said, area_id=activity.area_id)


def call_off(activity: Activity, words: str, *, by: Account, now: datetime) -> None:
    """Have it cancelled, and record why. Refusal for no reason. The caller holds the activity's lock."""
    why = clean(words, LONGEST, field="words")
    if not why:
        raise Refusal(_("Say why it does not take place; those on the list read it."), field="words")
    activity.state, activity.version = State.CANCELLED, activity.version + 1
    activity.save(update_fields=["state", "version"])
    journal.record("activity.cancelled", activity, by=by, at=now, words=why, area_id=activity.area_id)


def held(activity: Activity, by: Account, now: datetime, *, seen: int) -> Activity:
    """The activity, locked, for whoever keeps it and saw it as it is."""
    found = locked(Activity, activity.pk)
    rules.require_keeper(by, found)
    if sentence := rules.why_not_change(found, now):
        raise WrongState(sentence)
    if seen != found.version:
        raise WrongState(_("Somebody changed this activity while you were looking at it. Look at it as it is now."))
    return found


def _tell_all(activity: Activity, words: Promise, now: datetime) -> None:
    said: dict[str, Any] = {"title": activity.title, "when": when(activity.begins), "where": activity.where}
    listed = SignUp.objects.filter(activity=activity.pk, place__in=ON_THE_LIST).select_related("account__person")
    what = f"v{activity.version}:{activity.pk}"
    tell(listed.order_by("number"), what=what, words=lambda _one: str(words) % said, now=now)
