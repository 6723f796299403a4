"""Which yearly reports somebody may see."""

from typing import Any

from django.db.models import Q, QuerySet

from linli.annual.practice import annual
from linli.annual.words import State
from linli.areas.tree import tree
from linli.people.permissions import Permission
from linli.people.powers import powers


def below(areas: Any) -> list[int]:
    """These areas and everything under them."""
    return tree.get().below(areas)


def reads(account: Any) -> dict[str, list[int]]:
    """Form -> the areas in which the account reads it: those of its posts whose role the form names."""
    held = [power for power in powers(account).held if Permission.ANNUAL_READ in power.permissions]
    found = {form.key: below(power.area_id for power in held if power.role in form.read_by) for form in annual().forms}
    return {form: areas for form, areas in found.items() if areas}


class Reports(QuerySet[Any]):
    """Yearly reports."""

    def of(self, account: Any) -> "Reports":
        return self.filter(person=account.person_id)

    def to_read(self, account: Any) -> "Reports":
        """Handed in, of the forms and areas that one reads; never one's own."""
        mine = Q(pk__in=[])
        for form, areas in reads(account).items():
            mine |= Q(form=form, area__in=areas)
        return self.filter(mine, state=State.HANDED).exclude(person=account.person_id)

    def visible_to(self, account: Any) -> "Reports":
        """One's own, and those one reads."""
        return self.filter(pk__in=self.of(account).values("pk")) | self.to_read(account)


class Findings(QuerySet[Any]):
    """Decisions about those who did nothing."""

    def visible_to(self, account: Any) -> "Findings":
        """Those of the areas where one reads yearly reports; never of oneself."""
        areas = below(powers(account).areas(Permission.ANNUAL_READ))
        return self.filter(area__in=areas).exclude(person=account.person_id)
