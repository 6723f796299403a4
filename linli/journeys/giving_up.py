"""Whoever leaves, is suspended, or is no longer in a team gives up the places that they could not take now."""

from collections.abc import Sequence
from datetime import datetime, time

from django.utils import timezone

from linli.journal.models import Event
from linli.journal.readers import Reader
from linli.tasks import actions
from linli.tasks.actions.releasing import LEFT
from linli.volunteers.models import Membership, Team, Volunteer
from linli.volunteers.words import Standing

STOPS = ("volunteer.left", "volunteer.suspended")
PARTS = "team.parted"


def give_up(events: Sequence[Event]) -> None:
    """As they stand by now: whoever came back meanwhile keeps what they have."""
    now = timezone.now()
    for event in events:
        if event.kind in STOPS:
            _stopped(Volunteer.objects.get(pk=event.subject_id), now)
        elif event.kind == PARTS:
            _parted(event, now)


def _stopped(volunteer: Volunteer, now: datetime) -> None:
    """All that has not begun yet; of the suspended, what begins before the suspension ends."""
    if volunteer.state == Standing.LEFT:
        actions.release(volunteer=volunteer, why=LEFT, now=now)
    elif volunteer.state == Standing.SUSPENDED and volunteer.until is not None:
        ends = timezone.make_aware(datetime.combine(volunteer.until, time.min))
        actions.release(volunteer=volunteer, why="suspended", now=now, before=ends)


def _parted(event: Event, now: datetime) -> None:
    """What is for that team only."""
    volunteer, team = Volunteer.objects.get(pk=event.data["volunteer"]), Team.objects.get(pk=event.subject_id)
    if not Membership.objects.now().filter(team=team, volunteer=volunteer).exists():
        actions.release(volunteer=volunteer, why="parted", now=now, team=team)


GIVING_UP = Reader("journeys.giving_up", give_up, stretch=100)  # tasks are locked until a stretch is done
