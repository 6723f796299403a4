"""Signing up: one after another under the activity's lock, so that exactly as many get a place as there are, and the
others stand on the waiting list in the order in which they came."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from linli.activities import rules
from linli.activities.actions.planned import Guest
from linli.activities.models import Activity, SignUp
from linli.activities.words import ON_THE_LIST, Place
from linli.core.codes import new_code
from linli.core.inserting import insert
from linli.core.prepared import locked
from linli.core.refusal import Refusal
from linli.core.updating import update
from linli.journal import actions as journal
from linli.journal.actions import Who
from linli.journal.models import Voice
from linli.people.models import Account


@transaction.atomic
def sign_up(guest: Guest, *, activity: Activity, by: Who, now: datetime) -> SignUp:
    """Sign a resident up: themselves, or by whoever writes them down, who may leave the number out. Sent again with the
    same key, it is the same sign-up. Refusal when it is closed, and for somebody who is on the list already."""
    fields = guest.fields(whole=by.voice == Voice.RESIDENT)
    if not fields["name"]:
        raise Refusal(_("Say what you are called, so that they find you on the list."), field="name")
    return enter(activity, guest.key, fields, Q(mark=fields["mark"]), by=by, now=now)


@transaction.atomic
def join(*, activity: Activity, by: Account, now: datetime) -> SignUp:
    """Sign up oneself, by one's account."""
    return enter(activity, uuid4(), {"account": by}, Q(account=by.pk), by=by, now=now)


def enter(activity: Activity, key: UUID, fields: dict[str, Any], same: Q, *, by: Who, now: datetime) -> SignUp:
    """Give the next number, and a place as long as there are some. In the caller's transaction; five statements."""
    activity = locked(Activity, activity.pk)
    if found := SignUp.objects.filter(Q(key=key) | Q(same, activity=activity.pk, place__in=ON_THE_LIST)).first():
        return _again(found, key)
    if sentence := rules.why_not_sign_up(activity, by, now):
        raise Refusal(sentence)
    activity.numbers += 1
    has_place = activity.limit is None or activity.taken < activity.limit
    activity.taken += has_place
    made = SignUp(
        **fields,
        key=key,
        activity=activity,
        number=activity.numbers,
        place=Place.TAKEN if has_place else Place.WAITING,
        code=new_code(),
        by=by if isinstance(by, Account) and "account" not in fields else None,
        at=now,
    )
    insert(made)
    facts = {"activity": activity.pk, "number": made.number, "place": made.place}
    journal.record("signup.made", made, by=by, at=now, data=facts, area_id=activity.area_id, new=True)
    update(activity, ("numbers", "taken"))
    return made


def _again(found: SignUp, key: UUID) -> SignUp:
    """The same form sent twice is one sign-up; the same person from another page is told."""
    if found.key == key or found.account_id:
        return found
    raise Refusal(
        _("Somebody of this name and number is on the list already. If it was you, use the code you were given then."),
        field="name",
    )
