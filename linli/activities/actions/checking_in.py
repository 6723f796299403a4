"""Who came: by the square code at the door, from the list, or without having signed up."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from linli.activities import rules
from linli.activities.actions.planned import Guest
from linli.activities.models import Activity, SignUp
from linli.activities.words import ON_THE_LIST, Audience, Came, Place
from linli.core.codes import new_code
from linli.core.prepared import locked
from linli.core.refusal import Refusal, WrongState
from linli.journal import actions as journal
from linli.journal.models import Voice
from linli.people.models import Account


@transaction.atomic
def check_in(*, sign_up: SignUp, by: Any, now: datetime) -> SignUp:
    """Write down that somebody came; once, however often it is said. By oneself at the door, or from the list by
    whoever keeps it, who may also let in somebody who waits."""
    activity = Activity.objects.get(pk=sign_up.activity_id)
    sign_up = SignUp.objects.select_for_update().get(pk=sign_up.pk)
    own = by.voice == Voice.RESIDENT or sign_up.account_id == by.pk
    if not own:
        rules.require_keeper(by, activity)
    if sentence := rules.why_not_come(activity, by, now):
        raise Refusal(sentence)
    if sign_up.came_at:
        return sign_up
    if sign_up.place == Place.GIVEN_UP:
        raise WrongState(_("This place was given up. At the door they see whether there is still room."))
    if own and sign_up.place == Place.WAITING:
        raise Refusal(_("You are on the waiting list. At the door they see whether there is still room."))
    return _came(sign_up, activity, Came.CODE if own else Came.LIST, by, now)


@transaction.atomic
def take_back(*, sign_up: SignUp, by: Account, now: datetime) -> SignUp:
    """It was a mistake: they did not come."""
    activity = Activity.objects.get(pk=sign_up.activity_id)
    rules.require_keeper(by, activity)
    sign_up = SignUp.objects.select_for_update().get(pk=sign_up.pk)
    if sign_up.came_at is None:
        return sign_up
    sign_up.came_at, sign_up.came_how = None, ""
    sign_up.save(update_fields=["came_at", "came_how"])
    journal.record("signup.not_come", sign_up, by=by, at=now, area_id=activity.area_id)
    return sign_up


@transaction.atomic
def walk_in(guest: Guest, *, activity: Activity, by: Any, now: datetime) -> SignUp:
    """Somebody who did not sign up came. At the door's square code they say so themselves as long as places are free;
    whoever keeps the list decides. They take none of the places, and may leave no name."""
    activity = locked(Activity, activity.pk)
    by_keeper = by.voice == Voice.STAFF
    if by_keeper:
        rules.require_keeper(by, activity)
    if sentence := rules.why_not_come(activity, by, now) or (None if by_keeper else _why_not_open(activity)):
        raise Refusal(sentence)
    fields = guest.fields(whole=False)
    same = Q(key=guest.key)
    if fields["mark"]:
        same |= Q(activity=activity.pk, mark=fields["mark"], place__in=ON_THE_LIST)
    if found := SignUp.objects.select_for_update().filter(same).first():
        return found if found.came_at else _came(found, activity, Came.LIST if by_keeper else Came.CODE, by, now)
    activity.numbers += 1
    activity.save(update_fields=["numbers"])
    made = SignUp.objects.create(
        **fields,
        key=guest.key,
        activity=activity,
        number=activity.numbers,
        place=Place.TAKEN,
        code=new_code(),
        walk_in=True,
        by=by if by_keeper else None,
        at=now,
    )
    return _came(made, activity, Came.LIST if by_keeper else Came.CODE, by, now, new=True)


def _came(sign_up: SignUp, activity: Activity, how: Came, by: Any, now: datetime, *, new: bool = False) -> SignUp:
    sign_up.came_at, sign_up.came_how = now, how
    sign_up.save(update_fields=["came_at", "came_how"])
    facts = {"activity": activity.pk, "how": how, "walk_in": sign_up.walk_in}
    journal.record("signup.came", sign_up, by=by, at=now, data=facts, area_id=activity.area_id, new=new)
    return sign_up


def _why_not_open(activity: Activity) -> str | None:
    if activity.audience == Audience.MEMBERS:
        return _("This activity is for members and staff. They sign in to sign up.")
    if activity.free is None:
        return None
    there = SignUp.objects.filter(activity=activity.pk, walk_in=True, came_at__isnull=False).count()
    if activity.taken + there < (activity.limit or 0):
        return None
    return _("All places are taken. At the door they see whether there is still room.")
