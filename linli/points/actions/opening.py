"""Opening an account of points, and whether its name stands in rankings."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from linli.areas.tree import tree
from linli.core.codes import new_code
from linli.core.prepared import locked
from linli.journal import actions as journal
from linli.journal.models import Voice
from linli.people.models import Person, Post
from linli.points import rules
from linli.points.models import Holder
from linli.residents.models import Household
from linli.volunteers.models import Volunteer

Owner = Volunteer | Household | Person


@transaction.atomic
def open_account(owner: Owner, *, by: Any, now: datetime) -> Holder:
    """The owner's account, opened now if there is none; by any number at once, one is opened. Its place is the one of
    the owner's file."""
    name = owner._meta.model_name or ""
    area_id = _area(owner, now)
    found = Holder.objects.filter(**{name: owner.pk}).first()
    if found is None:
        made = Holder(**{name: owner}, area_id=area_id, code=new_code(), opened_at=now)
        Holder.objects.bulk_create([made], ignore_conflicts=True)
        found = Holder.objects.get(**{name: owner.pk})
        if found.code == made.code:
            data = {"of": name, "owner": owner.pk}
            journal.record("holder.opened", found, by=by, at=now, data=data, area_id=area_id, new=True)
    found.area_id = area_id
    return found


@transaction.atomic
def show_name(*, holder: Holder, shown: bool, by: Any, now: datetime) -> Holder:
    """Have the name stand in rankings, or masked again; by whose points they are, or as they told whoever keeps
    points."""
    held = locked(Holder, holder.pk)
    if by.voice == Voice.STAFF and not rules.is_own(by, held):
        rules.require_keeper(by, held.area_id)
    if held.shown != shown:
        held.shown = shown
        held.save(update_fields=["shown"])
        journal.record("holder.shown", held, by=by, at=now, data={"shown": shown}, area_id=held.area_id)
    return held


def _area(owner: Owner, now: datetime) -> int:
    """Where their own file says; of somebody who serves, where their first post is."""
    if not isinstance(owner, Person):
        return int(owner.area_id)
    held = Post.objects.held_on(timezone.localdate(now)).filter(person=owner.pk).order_by("pk")
    found = held.values_list("area_id", flat=True).first()
    return int(found or tree.get().roots[0].id)
