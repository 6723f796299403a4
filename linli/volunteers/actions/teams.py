"""Teams: founded, changed, closed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from linli.areas.models import Area
from linli.core.codes import new_code
from linli.core.refusal import Refusal, WrongState
from linli.core.text import clean
from linli.journal import actions as journal
from linli.people.models import Account, Organisation
from linli.volunteers import rules
from linli.volunteers.actions.parting import parted, record
from linli.volunteers.models import Membership, Team, Volunteer
from linli.volunteers.practice import fields
from linli.volunteers.words import Standing

NAME, ABOUT = 80, 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Founding:
    """A team as it is to be. `code`: left out, one is drawn."""

    name: str
    field: str
    area: Area
    captain: Volunteer | None = None
    organisation: Organisation | None = None
    about: str = ""
    open: bool = True
    code: str = ""

    def fields(self) -> Mapping[str, Any]:
        """What the row says. Refusal, beside its field, for what cannot be."""
        name = clean(self.name, NAME, field="name")
        if not name:
            raise Refusal(_("Say what it is called."), field="name")
        if self.field not in dict(fields()):
            raise Refusal(_("Choose one from the list."), field="field")
        if self.captain is not None and self.captain.state != Standing.ACTIVE:
            raise Refusal(_("A captain is an active volunteer. Confirm them first."), field="captain")
        about = clean(self.about, ABOUT, field="about")
        return {
            "name": name,
            "field": self.field,
            "area": self.area,
            "captain": self.captain,
            "organisation": self.organisation,
            "about": about,
            "open": self.open,
        }


@transaction.atomic
def found(founding: Founding, *, by: Account, now: datetime) -> Team:
    """Found a team; its captain belongs to it. Refusal for a code that another team has."""
    rules.require(rules.why_not_keep(by, founding.area.pk))
    said = founding.fields()
    try:
        with transaction.atomic():
            team: Team = Team.objects.create(**said, code=slugify(founding.code) or f"t{new_code()}", founded_at=now)
    except IntegrityError:
        raise Refusal(_("Another team has this code."), field="code") from None
    data = {"field": team.field}
    journal.record("team.founded", team, by=by, at=now, data=data, area_id=team.area_id, new=True)
    _captain_belongs(team, by, now)
    return team


@transaction.atomic
def change_team(founding: Founding, *, team: Team, seen: int, by: Account, now: datetime) -> Team:
    """Have it as it is said now, another captain too. WrongState when somebody changed it meanwhile."""
    team = Team.objects.select_for_update().get(pk=team.pk)
    rules.require(rules.why_not_keep(by, team.area_id) or rules.why_not_keep(by, founding.area.pk))
    if not team.active:
        raise WrongState(_("This team no longer exists."))
    if seen != team.version:
        raise WrongState(_("This was changed while you were looking at it. Look at it as it is now."))
    said = founding.fields()
    differs = sorted(name for name, value in said.items() if getattr(team, name) != value)
    if not differs:
        return team
    for name in differs:
        setattr(team, name, said[name])
    team.version += 1
    team.save()
    journal.record("team.changed", team, by=by, at=now, data={"fields": differs}, area_id=team.area_id)
    _captain_belongs(team, by, now)
    return team


@transaction.atomic
def close_team(*, team: Team, by: Account, now: datetime) -> Team:
    """A team ends; whoever belongs to it stays a volunteer."""
    team = Team.objects.select_for_update().get(pk=team.pk)
    rules.require(rules.why_not_keep(by, team.area_id))
    if not team.active:
        raise WrongState(_("This team no longer exists."))
    team.active, team.open, team.version = False, False, team.version + 1
    team.save(update_fields=["active", "open", "version"])
    journal.record("team.closed", team, by=by, at=now, area_id=team.area_id)
    for membership in Membership.objects.filter(team=team, until__isnull=True).order_by("pk"):
        membership.team = team
        parted(membership, by=by, now=now)
    return team


def _captain_belongs(team: Team, by: Account, now: datetime) -> None:
    if team.captain_id is None:
        return
    known, made = Membership.objects.get_or_create(
        team=team,
        volunteer_id=team.captain_id,
        until=None,
        defaults={"asked_at": now, "since": timezone.localdate(now)},
    )
    known.team = team
    if not made and known.since is None:
        known.since = timezone.localdate(now)
        known.save(update_fields=["since"])
        made = True
    if made:
        record("team.accepted", known, by=by, now=now)
