"""Tasks as sentences: `Task.objects.called().to_come(now).within(area_id)`."""

from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import powers
from linli.tasks.words import Part, State
from linli.volunteers.models import Membership, Team, Volunteer
from linli.volunteers.queries import Volunteers, below


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
        teams = Membership.objects.now().filter(volunteer__in=mine).values("team")
        kept = type(self)(self.model).kept_by(account).values("pk")
        part = apps.get_model("tasks", "Doing")._base_manager.filter(volunteer__in=mine).values("task")
        return self.filter(Q(only_team=False) | Q(team__in=teams) | Q(pk__in=kept) | Q(pk__in=part))


def members(team_id: int | None) -> Volunteers:
    """Those who belong to a task's team now and may be called."""
    found: Volunteers = Volunteer.objects.active().of(team_id) if team_id else Volunteer.objects.none()
    return found.select_related("account__person").order_by("pk")


def ahead() -> Coalesce:
    """To annotate parts with: how many stand before each on the waiting list."""
    doings = apps.get_model("tasks", "Doing")._base_manager
    line = doings.filter(task=OuterRef("task"), state=Part.WAITING, number__lt=OuterRef("number"))
    counted = line.order_by().values("task").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted), 0)
