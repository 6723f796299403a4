"""Meetings as sentences: `Meeting.objects.visible_to(account).to_come(now)`."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Exists, OuterRef, Q

from linli.areas.tree import tree
from linli.deliberation.words import WAITING, State
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import powers

if TYPE_CHECKING:
    from linli.deliberation.models import Meeting


class Meetings(models.QuerySet["Meeting"]):
    """Meetings, read as sentences."""

    def for_residents(self) -> "Meetings":
        """Those that are announced to everybody."""
        return self.filter(forum__open=True)

    def to_come(self, now: datetime) -> "Meetings":
        """Those called or in session, the next first."""
        return self.filter(state__in=WAITING).filter(Q(ends__gt=now) | Q(state=State.OPEN)).order_by("begins", "id")

    def over(self, now: datetime) -> "Meetings":
        """The others, the latest first; with those that were called and never begun."""
        return self.exclude(Q(state=State.OPEN) | Q(state=State.CALLED, ends__gt=now)).order_by("-begins", "-id")

    def within(self, area_id: int) -> "Meetings":
        """Those of an area or anywhere below it."""
        return self.filter(area__in=below([area_id]))

    def concerning(self, area_id: int) -> "Meetings":
        """Those of an area, below it or around it: a resident of a grid is concerned by the village's meeting, too."""
        return self.filter(area__in=[*below([area_id]), *tree.get().lineage(area_id)])

    def held_by(self, account: Account) -> "Meetings":
        """Those that the account may run: in its areas, or as their secretary or chair."""
        areas = below(powers(account).areas(Permission.MEETING_HOLD))
        person = account.person_id
        return self.filter(Q(area__in=areas) | Q(secretary=person) | Q(chair=person))

    def visible_to(self, account: Account) -> "Meetings":
        """Those that it may run, to which it belongs, or that are announced to everybody."""
        if not account.is_active:
            return self.none()
        areas = below(powers(account).areas(Permission.MEETING_HOLD))
        return self.filter(Q(area__in=areas) | Q(forum__open=True) | self._own(account))

    def of_member(self, account: Account) -> "Meetings":
        """Those on whose list it is, by name or for an organisation, and those that it chairs or writes up."""
        return self.filter(self._own(account))

    def _own(self, account: Account) -> Q:
        person = account.person_id
        belongs = Q(person=person) | Q(organisation__in=powers(account).organisation_ids)
        attendances: Any = self.model._meta.get_field("attendances").related_model
        listed = attendances.objects.filter(belongs, meeting=OuterRef("pk"))
        return Q(secretary=person) | Q(chair=person) | Q(Exists(listed))


class Spendings(models.QuerySet[Any]):
    """Requests for money, read as sentences."""

    def visible_to(self, account: Account) -> "Spendings":
        """Those of the meetings that it may run, and those about which it may decide."""
        if not account.is_active:
            return self.none()
        mine = powers(account)
        held = [*mine.areas(Permission.MEETING_HOLD), *mine.areas(Permission.SPENDING_DECIDE)]
        meeting, person = "outcome__decision__topic__meeting", account.person_id
        own = Q(**{f"{meeting}__secretary": person}) | Q(**{f"{meeting}__chair": person})
        return self.filter(own | Q(**{f"{meeting}__area__in": below(held)}))

    def within(self, area_id: int) -> "Spendings":
        """Those of an area or anywhere below it."""
        return self.filter(outcome__decision__topic__meeting__area__in=below([area_id]))


def below(areas: list[int]) -> list[int]:
    """These areas and everything under them."""
    return tree.get().below(areas)


def belongs(account: Any, meeting: "Meeting") -> bool:
    """Whether somebody is on its list, by name or for an organisation."""
    mine = Q(person=account.person_id) | Q(organisation__in=powers(account).organisation_ids)
    return bool(meeting.attendances.filter(mine).exists())
