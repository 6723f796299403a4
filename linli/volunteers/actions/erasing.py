"""What is personal goes: at one's own wish at once, by itself a year after leaving. What stays says that somebody
helped."""

from datetime import datetime
from typing import Any

from django.db import transaction

from linli.journal import actions as journal
from linli.journal.actions import SYSTEM, Who
from linli.journal.models import Event, Words
from linli.volunteers import rules
from linli.volunteers.actions.parting import out_of_teams
from linli.volunteers.actions.stepping import leave
from linli.volunteers.models import Guardian, Volunteer
from linli.volunteers.models.volunteer import past
from linli.volunteers.words import Standing

NOTHING: dict[str, Any] = {
    "name": "",
    "phone": "",
    "mark": None,
    "skills": [],
    "languages": [],
    "times": [],
    "lon": None,
    "lat": None,
    "of_age": None,
    "reason": "",
}


@transaction.atomic
def erase(*, volunteer: Volunteer, by: Who, now: datetime) -> Volunteer:
    """Leave, and have all that is personal erased at once, at the volunteer's own wish."""
    volunteer = Volunteer.objects.select_for_update(of=("self",)).get(pk=volunteer.pk)
    rules.require(rules.why_not_touch(by, volunteer))
    if volunteer.erased_at:
        return volunteer
    if volunteer.state != Standing.LEFT:
        volunteer = leave(volunteer=volunteer, by=by, now=now)
    return _emptied(volunteer, by=by, now=now)


@transaction.atomic
def expire(pk: int, *, now: datetime) -> bool:
    """Erase what is personal of somebody who left long ago, or whose application nobody took up."""
    late = Volunteer.objects.filter(past(now), pk=pk)
    volunteer = late.select_for_update(of=("self",), skip_locked=True).first()
    if volunteer is None:
        return False
    if volunteer.state != Standing.LEFT:
        volunteer.state, volunteer.since = Standing.LEFT, now
        out_of_teams(volunteer, by=SYSTEM, now=now)
    _emptied(volunteer, by=SYSTEM, now=now)
    return True


def _emptied(volunteer: Volunteer, *, by: Who, now: datetime) -> Volunteer:
    for name, value in NOTHING.items():
        setattr(volunteer, name, value)
    volunteer.erased_at, volunteer.version = now, volunteer.version + 1
    volunteer.save()
    Guardian.objects.filter(volunteer=volunteer).delete()
    said = Event.objects.filter(subject_type="volunteer", subject_id=volunteer.pk).values("pk")
    Words.objects.filter(pk__in=said).delete()
    journal.record("volunteer.erased", volunteer, by=by, at=now, area_id=volunteer.area_id)
    return volunteer
