"""Giving a place up; whoever waits longest moves up, and is told."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy

from linli.activities import rules
from linli.activities.models import Activity, SignUp
from linli.activities.telling import tell, when
from linli.activities.words import Place
from linli.core.places import moving_up
from linli.core.prepared import locked
from linli.core.refusal import NotAllowed, WrongState
from linli.journal import actions as journal
from linli.journal.actions import SYSTEM
from linli.journal.models import Voice


@transaction.atomic
def withdraw(*, sign_up: SignUp, by: Any, now: datetime) -> SignUp:
    """Give a place up: oneself, or whoever keeps the list. WrongState when it was given up, or it has begun."""
    activity = locked(Activity, sign_up.activity_id)
    sign_up = SignUp.objects.select_for_update().get(pk=sign_up.pk)
    own = by.voice == Voice.RESIDENT or sign_up.account_id == by.pk
    if not own and (sentence := rules.why_not_keep(by, activity)):
        raise NotAllowed(sentence)
    if sentence := rules.why_not_withdraw(activity, sign_up, now):
        raise WrongState(sentence)
    if sign_up.place == Place.TAKEN and not sign_up.walk_in:
        activity.taken -= 1
    sign_up.place = Place.GIVEN_UP
    sign_up.save(update_fields=["place"])
    journal.record("signup.withdrawn", sign_up, by=by, at=now, area_id=activity.area_id)
    activity.save(update_fields=["taken"])
    move_up(activity, now=now)
    return sign_up


def move_up(activity: Activity, *, now: datetime) -> list[SignUp]:
    """Give what is free to those who wait longest, and tell them. The caller holds the activity's lock."""
    waiting = SignUp.objects.filter(activity=activity.pk, place=Place.WAITING).select_related("account__person")
    up = moving_up(waiting.order_by("number"), limit=activity.limit, taken=activity.taken)
    for each in up:
        each.place, each.moved_up_at = Place.TAKEN, now
        each.save(update_fields=["place", "moved_up_at"])
        journal.record("signup.moved_up", each, by=SYSTEM, at=now, area_id=activity.area_id)
    if up:
        activity.taken += len(up)
        activity.save(update_fields=["taken"])
        said = {"title": activity.title, "when": when(activity.begins)}
        words = gettext_lazy("A place has become free: you are in for “%(title)s”, %(when)s.")
        tell(up, what=f"up:{activity.pk}:{now.timestamp():.0f}", words=lambda _one: str(words) % said, now=now)
    return up
