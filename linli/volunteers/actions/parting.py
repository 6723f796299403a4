"""Belonging to a team ends: one leaves it, is removed, stops being a volunteer, or the team is closed."""

from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from linli.journal import actions as journal
from linli.journal.actions import Who
from linli.volunteers.models import Membership, Team, Volunteer


def parted(membership: Membership, *, by: Who, now: datetime) -> Membership:
    """No longer in the team, nor waiting to be; in the caller's transaction."""
    membership.until, membership.deputy = timezone.localdate(now), False
    membership.save(update_fields=["until", "deputy"])
    record("team.parted", membership, by=by, now=now)
    return membership


def out_of_teams(volunteer: Volunteer, *, by: Who, now: datetime) -> None:
    """Out of all of them, and captain of none."""
    here = Membership.objects.filter(volunteer=volunteer, until__isnull=True).values("team")
    teams = Team.objects.filter(Q(captain=volunteer) | Q(pk__in=here)).select_for_update(of=("self",)).order_by("pk")
    for team in teams:
        if team.captain_id == volunteer.pk:
            _without_captain(team, by=by, now=now)
        for membership in Membership.objects.filter(team=team, volunteer=volunteer, until__isnull=True):
            membership.team = team
            parted(membership, by=by, now=now)


def record(kind: str, membership: Membership, *, by: Who, now: datetime) -> None:
    """The event, of the team."""
    team, data = membership.team, {"volunteer": membership.volunteer_id, "deputy": membership.deputy}
    journal.record(kind, team, by=by, at=now, data=data, area_id=team.area_id)


def _without_captain(team: Team, *, by: Who, now: datetime) -> None:
    team.captain, team.version = None, team.version + 1
    team.save(update_fields=["captain", "version"])
    journal.record("team.changed", team, by=by, at=now, data={"fields": ["captain"]}, area_id=team.area_id)
