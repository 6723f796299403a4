"""Tasks as sentences: `Task.objects.called().to_come(now).within(area_id)`."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import powers
from linli.tasks.words import State
from linli.volunteers.models import Team, Volunteer
from linli.volunteers.queries import below

if TYPE_CHECKING:
    from linli.tasks.models import Doing


class Tasks(models.QuerySet[Any]):
    """Tasks, read as sentences."""

    def called(self) -> "Tasks":
        return self.filter(state=State.CALLED)

    def to_come(self, now: datetime) -> "Tasks":
        """Those not over yet, the next first."""
        return self.filter(ends__gt=now).order_by("begins", "id")

    def within(self, area_id: int) -> "Tasks":
        """Those in an area or anywhere below it."""
        return self.filter(area__in=below([area_id]))

    def open_to_all(self) -> "Tasks":
        """Those that are not for one team only."""
        return self.filter(only_team=False)

    def kept_by(self, account: Account) -> "Tasks":
        """Those whose lists the account keeps: in its areas, called by it, or of a team whose captain it is."""
        areas = below(powers(account).areas(Permission.TASK_CALL))
        teams = Team.objects.captained_by(account).values("pk")
        return self.filter(Q(area__in=areas) | Q(called_by=account.pk) | Q(team__in=teams))

    def visible_to(self, account: Account) -> "Tasks":
        """What is open to all, for whoever serves; what is a team's only, for it and whoever keeps the list."""
        if not account.is_active:
            return self.none()
        mine = Volunteer.objects.filter(account=account.pk).values("pk")
        teams = Team.objects.filter(memberships__volunteer__in=mine, memberships__until__isnull=True).values("pk")
        kept = type(self)(self.model).kept_by(account).values("pk")
        return self.filter(Q(only_team=False) | Q(team__in=teams) | Q(pk__in=kept) | Q(doings__volunteer__in=mine))


def ahead_of(doing: "Doing") -> int:
    """How many stand before somebody on the waiting list."""
    line = type(doing).objects.filter(task=doing.task_id, state="waiting")
    return int(line.filter(number__lt=doing.number).count())
