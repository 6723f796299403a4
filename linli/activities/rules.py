"""Who may do what with an activity, and why not: each rule is a sentence or nothing."""

from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from linli.activities.models import Activity, SignUp
from linli.activities.words import Audience, Place, State
from linli.core.refusal import NotAllowed
from linli.journal.models import Voice
from linli.people.permissions import Permission
from linli.people.powers import lacking, powers

BEFORE = timedelta(hours=1)  # so long before it begins the door opens
AFTER = timedelta(minutes=30)  # so long after it ends one can still say oneself that one came


def why_not_hold(account: Any, *, area_id: int, organisation_id: int) -> str | None:
    """Whoever announces activities in the area, or for the organisation."""
    mine = powers(account)
    if mine.may(Permission.ACTIVITY_HOLD, area_id) or mine.may_for(Permission.ACTIVITY_HOLD, organisation_id):
        return None
    return lacking(Permission.ACTIVITY_HOLD)


def why_not_keep(account: Any, activity: Activity) -> str | None:
    """As for announcing; and whoever is responsible for it."""
    if activity.responsible_id == account.person_id:
        return None
    return why_not_hold(account, area_id=activity.area_id, organisation_id=activity.organisation_id)


def require_keeper(by: Any, activity: Activity) -> None:
    """Raise NotAllowed, in why_not_keep's words."""
    if sentence := why_not_keep(by, activity):
        raise NotAllowed(sentence)


def why_not_change(activity: Activity, now: datetime) -> str | None:
    """What is to come can be changed."""
    if activity.state == State.CANCELLED:
        return _("This activity was cancelled. Announce a new one.")
    if activity.state == State.HELD or activity.ends <= now:
        return _("This activity is over. What happened at it goes into its minutes.")
    return None


def why_not_sign_up(activity: Activity, by: Any, now: datetime) -> str | None:
    """Until sign-up closes, or it begins. To what is for members, nobody signs up from outside."""
    if activity.state == State.CANCELLED:
        return _("This activity was cancelled.")
    if activity.begins <= now or activity.state == State.HELD:
        return _("This activity has begun. Come along: at the door they see whether there is still room.")
    if activity.sign_up_until and activity.sign_up_until <= now:
        return _("Sign-up for this activity is closed. Ask the organiser.")
    if activity.audience == Audience.MEMBERS and by.voice != Voice.STAFF:
        return _("This activity is for members and staff. They sign in to sign up.")
    return None


def why_not_withdraw(activity: Activity, sign_up: SignUp, now: datetime) -> str | None:
    """Before it begins."""
    if sign_up.place == Place.GIVEN_UP:
        return _("This place was given up already.")
    if activity.begins <= now:
        return _("This activity has begun; there is nothing to withdraw from any more.")
    return None


def why_not_come(activity: Activity, by: Any, now: datetime) -> str | None:
    """From an hour before it begins; by oneself until half an hour after it ends, from the list also later."""
    if activity.state == State.CANCELLED:
        return _("This activity was cancelled.")
    if now < activity.begins - BEFORE:
        return _("It is too early: people can be checked in from an hour before the activity begins.")
    if by.voice != Voice.STAFF and now > activity.ends + AFTER:
        return _("This activity is over. Ask the organiser to put you on the list.")
    return None
