"""Activities as sentences: `Activity.objects.for_residents().to_come(now)`."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

from linli.activities.words import Audience, Place, State
from linli.areas.tree import tree
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import powers

if TYPE_CHECKING:
    from linli.activities.models import Activity, SignUp


class Activities(models.QuerySet[Any]):
    """Activities, read as sentences."""

    def for_residents(self) -> "Activities":
        """Those to which anybody may come, wherever they live (F1)."""
        return self.filter(audience=Audience.ANYBODY)

    def announced(self) -> "Activities":
        return self.filter(state=State.ANNOUNCED)

    def to_come(self, now: datetime) -> "Activities":
        """Those not over yet, the next first."""
        return self.filter(ends__gt=now).order_by("begins", "id")

    def rest_of_series(self, activity: "Activity", now: datetime) -> "Activities":
        """An activity, and what is still to come of its series, in order."""
        to_come = Q(series=activity.series, series__isnull=False, state=State.ANNOUNCED, begins__gt=now)
        return self.filter(to_come | Q(pk=activity.pk)).order_by("begins", "id")

    def within(self, area_id: int) -> "Activities":
        """Those in an area or anywhere below it."""
        return self.filter(area__in=below([area_id]))

    def held_by(self, account: Account) -> "Activities":
        """Those whose lists the account keeps: in its areas, of its organisations, or its person's own."""
        mine = powers(account)
        areas = below(mine.areas(Permission.ACTIVITY_HOLD))
        own = {each.organisation_id for each in mine.held if Permission.ACTIVITY_HOLD in each.permissions}
        return self.filter(Q(area__in=areas) | Q(organisation__in=own) | Q(responsible=account.person_id))

    def visible_to(self, account: Account) -> "Activities":
        """All of them: whoever serves may come to any, as residents may (F1); their lists are for whoever keeps
        them."""
        return self if account.is_active else self.none()


def below(areas: list[int]) -> list[int]:
    """These areas and everything under them."""
    return tree.get().below(areas)


def ahead_of(sign_up: "SignUp") -> int:
    """How many stand before somebody on the waiting list."""
    line = type(sign_up).objects.filter(activity=sign_up.activity_id, place=Place.WAITING)
    return int(line.filter(number__lt=sign_up.number).count())
