"""Proposals as sentences: `Proposal.objects.for_meeting(area)`."""

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import F, Q

from linli.areas.models import Area
from linli.areas.tree import tree
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import powers
from linli.proposals.words import IN_HAND, PUBLISHED, State


class Proposals(models.QuerySet[Any]):
    """Proposals, read as sentences."""

    def visible_to(self, account: Account) -> "Proposals":
        """Those published; those in the areas where the account may second or handle them; its own, and those its
        organisations answer."""
        mine = powers(account)
        areas = below([*mine.areas(Permission.PROPOSAL_SUBMIT), *mine.areas(Permission.PROPOSAL_HANDLE)])
        here = Q(area__in=areas) | Q(account=account.pk) | Q(organisation__in=mine.organisation_ids)
        return self.filter(here | Q(state__in=PUBLISHED)) if account.is_active else self.none()

    def published(self) -> "Proposals":
        """Those anybody reads: accepted, and what became of them."""
        return self.filter(state__in=PUBLISHED)

    def open_to_seconds(self) -> "Proposals":
        return self.filter(state=State.SUBMITTED, seconds__lt=F("wanted"))

    def within(self, area_id: int) -> "Proposals":
        """Those in an area or anywhere below it."""
        return self.filter(area__in=below([area_id]))

    def for_meeting(self, area: Area) -> "Proposals":
        """Those that can stand on the agenda of a meeting for an area: with seconds enough, not yet answered."""
        return self.within(area.pk).filter(state__in=IN_HAND, seconds__gte=F("wanted")).order_by("submitted_at", "id")

    def overdue(self, now: datetime) -> "Proposals":
        return self.filter(state=State.ACCEPTED, due_at__lt=now)

    def combinable_with(self, proposal: Any) -> "Proposals":
        """Those into which another can be combined: in hand, in the same line of areas."""
        line = tree.get().lineage(proposal.area_id)
        same = set(line) | set(below([proposal.area_id]))
        return self.filter(state__in=IN_HAND, area__in=same).exclude(pk=proposal.pk)


def below(areas: list[int]) -> list[int]:
    """These areas and everything under them."""
    return tree.get().below(areas)
