"""Volunteers and teams as sentences: `Volunteer.objects.visible_to(account).active().able(["electrician"])`."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Count, Q

from linli.areas.tree import tree
from linli.people.permissions import Permission
from linli.people.powers import powers
from linli.volunteers.words import Standing, part_of_week


class Volunteers(models.QuerySet[Any]):
    """Volunteers, read as sentences."""

    def visible_to(self, account: Any) -> "Volunteers":
        """Those of the areas in which the account's posts see volunteers; oneself; and those of one's own teams."""
        areas = powers(account).areas(Permission.VOLUNTEER_VIEW)
        mine = Q(account=account.pk) | Q(memberships__team__in=_captained(account), memberships__until__isnull=True)
        return self.filter(Q(pk__in=self.model._base_manager.filter(mine).values("pk")) | Q(area__in=below(areas)))

    def kept_by(self, account: Any) -> "Volunteers":
        """Those whom the account may confirm."""
        return self.filter(area__in=below(powers(account).areas(Permission.VOLUNTEER_KEEP)))

    def applied(self) -> "Volunteers":
        return self.filter(state=Standing.APPLIED)

    def active(self) -> "Volunteers":
        """Those who may be called: confirmed, neither suspended nor gone."""
        return self.filter(state=Standing.ACTIVE)

    def within(self, area_id: int) -> "Volunteers":
        """Those in an area or anywhere below it."""
        return self.filter(area__in=below([area_id]))

    def able(self, skills: Iterable[str]) -> "Volunteers":
        """Those who can do any of these; everybody where nothing is asked for."""
        wanted = list(skills)
        return self.filter(skills__overlap=wanted) if wanted else self.all()

    def speaking(self, language: str) -> "Volunteers":
        return self.filter(languages__contains=[language])

    def free_at(self, moment: datetime) -> "Volunteers":
        """Those who are usually free then, and those who did not say when."""
        return self.filter(Q(times__contains=[part_of_week(moment)]) | Q(times=[]))

    def of(self, team: Any) -> "Volunteers":
        """Those who belong to a team now."""
        return self.filter(memberships__team=team, memberships__since__isnull=False, memberships__until__isnull=True)


class Teams(models.QuerySet[Any]):
    """Teams, read as sentences."""

    def active(self) -> "Teams":
        return self.filter(active=True)

    def open(self) -> "Teams":
        """Those that anybody may ask to join."""
        return self.filter(active=True, open=True)

    def within(self, area_id: int) -> "Teams":
        """Those of an area or anywhere below it."""
        return self.filter(area__in=below([area_id]))

    def near(self, area_id: int) -> "Teams":
        """Those of an area and its neighbours: of whatever is around it."""
        return self.within(tree.get().node(area_id).parent_id or area_id)

    def visible_to(self, account: Any) -> "Teams":
        """Every team in use, for whoever serves anywhere: what a team is, is public. Closed ones, for whoever keeps
        teams there."""
        mine = powers(account)
        kept = below(mine.areas(Permission.VOLUNTEER_KEEP))
        own = Q(pk__in=_captained(account))
        return self.filter(Q(active=True) | Q(area__in=kept) | own) if mine.held else self.filter(own)

    def captained_by(self, account: Any) -> "Teams":
        """Those of which the account's volunteer is captain or deputy."""
        return self.filter(pk__in=_captained(account))

    def fitting(self, skills: Iterable[str]) -> "Teams":
        """Those with anybody who can do any of these now, with `fit`: how many can."""
        able = Q(
            memberships__since__isnull=False,
            memberships__until__isnull=True,
            memberships__volunteer__state=Standing.ACTIVE,
            memberships__volunteer__skills__overlap=list(skills),
        )
        return self.annotate(fit=Count("memberships", filter=able)).filter(fit__gt=0)

    def counted(self) -> "Teams":
        """With `size`: how many belong to each now."""
        here = Q(memberships__since__isnull=False, memberships__until__isnull=True)
        return self.annotate(size=Count("memberships", filter=here))


class Memberships(models.QuerySet[Any]):
    """Who belongs to what, read as sentences."""

    def now(self) -> "Memberships":
        return self.filter(since__isnull=False, until__isnull=True)

    def asked(self) -> "Memberships":
        return self.filter(since__isnull=True, until__isnull=True)


def below(areas: list[int]) -> list[int]:
    """These areas and everything under them."""
    return tree.get().below(areas)


def _captained(account: Any) -> Any:
    """The teams of which the account's volunteer is captain, or stands in for one, while active."""
    own = Q(captain__account=account.pk, captain__state=Standing.ACTIVE)
    deputy = Q(
        memberships__volunteer__account=account.pk,
        memberships__volunteer__state=Standing.ACTIVE,
        memberships__deputy=True,
        memberships__since__isnull=False,
        memberships__until__isnull=True,
    )
    teams = apps.get_model("volunteers", "Team")._base_manager
    return teams.filter(own | deputy).values("pk")
