"""Votes as sentences: `Vote.objects.on_the_site().closed()`."""

from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.db.models import Count, Q

from linli.areas.tree import tree
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import powers
from linli.votes.words import BY_CODE, State

TOLD_FOR = timedelta(days=7)


class Votes(models.QuerySet[Any]):
    """Votes, read as sentences."""

    def visible_to(self, account: Account) -> "Votes":
        """Those in the areas where the account holds or tells votes, of its own organisations, and those on whose roll
        it stands."""
        mine = powers(account)
        areas = below([*mine.areas(Permission.VOTE_HOLD), *mine.areas(Permission.VOTE_TELL)])
        on_roll = self.model.objects.filter(roll__account=account.pk).values("pk")
        return self.filter(Q(area__in=areas) | Q(organisation__in=mine.organisation_ids) | Q(pk__in=on_roll))

    def on_the_site(self) -> "Votes":
        """Those on the public site: whose roll is closed, and not cancelled."""
        return self.filter(public=True, state__in=(State.OPEN, State.CLOSED))

    def on_a_wall(self) -> "Votes":
        """Those a screen may show: on the public site, or called off after they were."""
        return self.filter(public=True, opened_at__isnull=False)

    def about(self, area_id: int) -> "Votes":
        """Those that whoever lives in the area may have a part in: of the area, around it or within it."""
        return self.filter(area__in={*tree.get().lineage(area_id), *below([area_id])})

    def lately(self, now: datetime) -> "Votes":
        """Those that are open, and those whose result is a few days old."""
        return self.filter(Q(state=State.OPEN) | Q(state=State.CLOSED, closed_at__gt=now - TOLD_FOR))

    def with_turnout(self) -> "Votes":
        """Each with `used`: how many have voted by code. Nothing of what they chose."""
        return self.annotate(used=Count("roll", filter=Q(roll__used=True)))

    def to_close(self, now: datetime) -> "Votes":
        """Those by code whose time is over."""
        return self.filter(state=State.OPEN, method__in=BY_CODE, closes__lte=now)


def below(areas: list[int]) -> list[int]:
    """These areas and everything under them."""
    return tree.get().below(areas)
