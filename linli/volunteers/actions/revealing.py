"""Seeing a volunteer's name and numbers whole, for a stated purpose; and what is kept, handed to whom it is about."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from linli.core.refusal import NotAllowed, Refusal
from linli.core.text import clean
from linli.journal import actions as journal
from linli.journal.actions import Who
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import require
from linli.volunteers import rules
from linli.volunteers.models import Guardian, Volunteer

LONGEST = 200


@transaction.atomic
def reveal(*, volunteer: Volunteer, purpose: str, by: Account, now: datetime) -> Volunteer:
    """Show one volunteer whole; who saw it, when and what for is written down."""
    if not Volunteer.objects.visible_to(by).filter(pk=volunteer.pk).exists():
        raise NotAllowed(_("Your posts do not show you this volunteer."))
    require(by, Permission.PERSONAL_REVEAL, area_id=None)
    volunteer = Volunteer.objects.select_for_update(of=("self",)).select_related("account__person").get(pk=volunteer.pk)
    words = clean(purpose, LONGEST, field="purpose")
    if not words:
        raise Refusal(_("Say what you need these details for."), field="purpose")
    journal.record("volunteer.revealed", volunteer, by=by, at=now, words=words, area_id=volunteer.area_id)
    return volunteer


@transaction.atomic
def hand_out(*, volunteer: Volunteer, by: Who, now: datetime) -> dict[str, Any]:
    """All that is kept of a volunteer, for themselves, as plain values."""
    volunteer = Volunteer.objects.select_for_update(of=("self",)).select_related("account__person").get(pk=volunteer.pk)
    if not rules.own(by, volunteer):
        raise NotAllowed(_("This is only for the volunteer themselves."))
    journal.record("volunteer.handed_out", volunteer, by=by, at=now, area_id=volunteer.area_id)
    guardian = Guardian.objects.filter(volunteer=volunteer).first()
    names = "name phone skills languages times lon lat state since until reason joined_at confirmed_at of_age"
    kept = {name: _plain(getattr(volunteer, name)) for name in names.split()}
    teams = volunteer.memberships.select_related("team").order_by("asked_at")
    if volunteer.account is not None:  # name and number are the person's, not kept twice
        kept |= {"name": volunteer.account.person.name, "phone": volunteer.account.person.phone}
    return {
        **kept,
        "area": str(volunteer.area),
        "guardian": [guardian.name, guardian.phone, _plain(guardian.given_at)] if guardian else None,
        "teams": [[each.team.name, _plain(each.since), _plain(each.until)] for each in teams],
    }


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
