"""Which diaries and months one may read."""

from typing import Any

from django.db import models
from django.db.models import Q

from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import powers
from linli.residents.queries import below


class Kept(models.QuerySet[Any]):
    """Days and months, read as sentences."""

    def visible_to(self, account: Account) -> "Kept":
        """One's own, and those of the areas in which one reads diaries."""
        areas = powers(account).areas(Permission.DIARY_READ)
        return self.filter(Q(worker=account.pk) | Q(area__in=below(areas)))

    def within(self, area_id: int) -> "Kept":
        return self.filter(area__in=below([area_id]))
