"""Who may do what with volunteers and teams, and why not: each rule is a sentence or nothing."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from linli.core.refusal import NotAllowed
from linli.journal.models import Voice
from linli.people.permissions import Permission
from linli.people.powers import lacking, powers
from linli.volunteers.lifecycle import LIFECYCLE
from linli.volunteers.models import Guardian, Team, Volunteer
from linli.volunteers.words import Action, Standing

KEEP = Permission.VOLUNTEER_KEEP
OF_AGE = 18


def surely_of_age(born: int) -> int:
    """The first year in which whoever was born in a year is of age on every day of it."""
    return born + OF_AGE + 1


def under_age(volunteer: Volunteer, today: date) -> bool:
    """Whether somebody may still be under 18: only the year of birth was asked, so until the year after."""
    return volunteer.of_age is not None and today.year < volunteer.of_age


def consented(volunteer: Volunteer) -> bool:
    """Whether a guardian agreed."""
    return Guardian.objects.filter(volunteer=volunteer, given_at__isnull=False).exists()


def why_not_keep(account: Any, area_id: int | None) -> str | None:
    """Whoever confirms volunteers and keeps teams in the area."""
    if powers(account).may(KEEP, area_id):
        return None
    return lacking(KEEP)


def own(by: Any, volunteer: Volunteer) -> bool:
    """Whether somebody acts for themselves: by their code, or by their account."""
    return by.voice == Voice.RESIDENT or (volunteer.account_id is not None and volunteer.account_id == by.pk)


def why_not_touch(by: Any, volunteer: Volunteer) -> str | None:
    """Oneself, or whoever keeps volunteers there."""
    return None if own(by, volunteer) else why_not_keep(by, volunteer.area_id)


def why_not_step(by: Any, volunteer: Volunteer, action: Action, *, now: datetime) -> str | None:
    """Whether a step that the table has may be taken by this person; what belongs to keepers, never about oneself."""
    step = LIFECYCLE.step(Standing(volunteer.state), action)
    if step.permission is None:
        return _why_gone(volunteer) or why_not_touch(by, volunteer)
    if by.voice == Voice.SYSTEM:
        return None
    if volunteer.account_id is not None and volunteer.account_id == by.pk:
        return _("This is about yourself. Somebody else decides.")
    if sentence := why_not_keep(by, volunteer.area_id):
        return sentence
    if step.to == Standing.ACTIVE:
        return why_not_called(volunteer, timezone.localdate(now))
    return None


def why_not_called(volunteer: Volunteer, today: date) -> str | None:
    """Nobody under age without a guardian's consent."""
    if under_age(volunteer, today) and not consented(volunteer):
        return _("This volunteer is not of age. Ask the guardian first, and write down that they agree.")
    return None


def why_not_ask(volunteer: Volunteer, team: Team) -> str | None:
    """An open team takes whoever is active; being asked for does not take being confirmed."""
    if not team.active:
        return _("This team no longer exists.")
    if not team.open:
        return _("This team takes nobody new at the moment.")
    if volunteer.state not in (Standing.APPLIED, Standing.ACTIVE):
        return _("Only who is a volunteer can join a team.")
    return None


def why_not_lead(by: Any, team: Team) -> str | None:
    """Whoever keeps teams there; and its captain, or whoever stands in for the captain."""
    if Team.objects.captained_by(by).filter(pk=team.pk).exists():
        return None
    return why_not_keep(by, team.area_id)


def require(sentence: str | None) -> None:
    """Raise NotAllowed with the sentence, if there is one."""
    if sentence:
        raise NotAllowed(sentence)


def _why_gone(volunteer: Volunteer) -> str | None:
    return _("What was known of this volunteer is erased. Join anew.") if volunteer.erased_at else None
