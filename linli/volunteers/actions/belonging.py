"""Belonging to a team: asking, being taken in by its captain, leaving, standing in for the captain."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.core.refusal import Refusal, WrongState
from linli.journal.actions import Who
from linli.people.models import Account
from linli.volunteers import rules
from linli.volunteers.actions.parting import parted, record
from linli.volunteers.models import Membership, Team, Volunteer
from linli.volunteers.telling import tell
from linli.volunteers.words import Belonging, Standing


@transaction.atomic
def ask_in(*, volunteer: Volunteer, team: Team, by: Who, now: datetime) -> Membership:
    """Ask to join a team; asked twice, it is the same. The captain decides."""
    team, volunteer = _held(team), Volunteer.objects.get(pk=volunteer.pk)
    rules.require(rules.why_not_touch(by, volunteer))
    if known := Membership.objects.filter(team=team, volunteer=volunteer, until__isnull=True).first():
        return known
    if sentence := rules.why_not_ask(volunteer, team):
        raise Refusal(sentence)
    made: Membership = Membership.objects.create(team=team, volunteer=volunteer, asked_at=now)
    record("team.asked", made, by=by, now=now)
    if team.captain is not None:
        words = gettext_lazy("Somebody wants to join your team “%(team)s”.")
        tell(team.captain, what=f"asked:{made.pk}", words=words, now=now, team=team.name)
    return made


@transaction.atomic
def accept(*, membership: Membership, by: Account, now: datetime) -> Membership:
    """Take somebody in: the captain, who stands in for them, or whoever keeps teams there."""
    held = _led(membership, by, Belonging.ASKED)
    if held.volunteer.state != Standing.ACTIVE:
        raise Refusal(_("Only active volunteers belong to teams. This one must be confirmed first."))
    held.since = timezone.localdate(now)
    held.save(update_fields=["since"])
    _accepted(held, by, now)
    return held


@transaction.atomic
def refuse(*, membership: Membership, by: Account, now: datetime) -> Membership:
    """Do not take somebody in."""
    held = _led(membership, by, Belonging.ASKED)
    held.until = timezone.localdate(now)
    held.save(update_fields=["until"])
    record("team.refused", held, by=by, now=now)
    return held


@transaction.atomic
def take_in(*, volunteer: Volunteer, team: Team, by: Account, now: datetime) -> Membership:
    """Take an active volunteer in who did not ask, also when the team is not open; the second time it is the same."""
    team, volunteer = _held(team), Volunteer.objects.get(pk=volunteer.pk)
    rules.require(rules.why_not_lead(by, team))
    if not team.active or volunteer.state != Standing.ACTIVE:
        raise Refusal(_("Only active volunteers belong to teams. This one must be confirmed first."))
    known = Membership.objects.filter(team=team, volunteer=volunteer, until__isnull=True).first()
    if known and known.since:
        return known
    taken = known or Membership(team=team, volunteer=volunteer, asked_at=now)
    taken.since = timezone.localdate(now)
    taken.save()
    _accepted(taken, by, now)
    return taken


@transaction.atomic
def part(*, membership: Membership, by: Who, now: datetime) -> Membership:
    """Leave a team, or take the question back: oneself, its captain, or whoever keeps teams there."""
    held = _locked(membership)
    if not rules.own(by, held.volunteer):
        rules.require(rules.why_not_lead(by, held.team))
    if held.until is not None:
        raise WrongState(_("This is over already."))
    if held.team.captain_id == held.volunteer_id:
        raise Refusal(_("The captain cannot leave the team. Have another captain first."))
    return parted(held, by=by, now=now)


@transaction.atomic
def depute(*, membership: Membership, deputy: bool, by: Account, now: datetime) -> Membership:
    """Have a member stand in for the captain, or no longer."""
    held = _led(membership, by, Belonging.MEMBER)
    if held.deputy == deputy:
        return held
    held.deputy = deputy
    held.save(update_fields=["deputy"])
    record("team.deputed", held, by=by, now=now)
    return held


def _held(team: Team) -> Team:
    return Team.objects.select_for_update().get(pk=team.pk)


def _locked(membership: Membership) -> Membership:
    _held(membership.team)
    return Membership.objects.select_related("team", "volunteer").get(pk=membership.pk)


def _led(membership: Membership, by: Account, standing: Belonging) -> Membership:
    held = _locked(membership)
    rules.require(rules.why_not_lead(by, held.team))
    if held.standing != standing:
        raise WrongState(_("This was decided meanwhile. Look at the team as it is now."))
    return held


def _accepted(membership: Membership, by: Who, now: datetime) -> None:
    record("team.accepted", membership, by=by, now=now)
    words = gettext_lazy("You are in the team “%(team)s” now.")
    tell(membership.volunteer, what=f"in:{membership.pk}", words=words, now=now, team=membership.team.name)
