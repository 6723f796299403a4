"""Points as sentences: `Holder.objects.visible_to(account)`, `Earning.objects.to_check().visible_to(account)`."""

from typing import Any, Self

from django.db.models import Q, QuerySet

from linli.areas.tree import tree
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import powers
from linli.points.words import Handing, State

BOTH = (Permission.POINTS_KEEP, Permission.POINTS_CHECK)
SHOWN = ("name", "name_en", "about", "area", "cost", "grade", "stock", "active", "version")


class Within(QuerySet[Any]):
    """What lies in areas."""

    def visible_to(self, account: Account) -> Self:
        """What lies in the areas where the account keeps or checks points."""
        mine = powers(account)
        areas = sorted({area for each in BOTH for area in mine.areas(each)})
        if not areas:
            return self.none()
        if any(tree.get().node(area).depth == 1 for area in areas):
            return self.all()
        return self.filter(area__in=below(areas))

    def within(self, area_id: int) -> Self:
        """What lies in the area or anywhere below it."""
        return self if tree.get().node(area_id).depth == 1 else self.filter(area__in=below([area_id]))


class Holders(Within):
    """Holders of points."""

    def with_owners(self) -> "Holders":
        """With whatever their names are read from."""
        return self.select_related("volunteer__account__person", "household", "person")

    def after(self, earned: int, pk: int) -> "Holders":
        """Those that come after this one in a list by points earned."""
        return self.filter(Q(earned__lt=earned) | Q(earned=earned, pk__gt=pk))


class Earnings(Within):
    """Proposed points."""

    def to_check(self) -> "Earnings":
        return self.filter(state=State.PROPOSED).order_by("id")

    def owed(self) -> "Earnings":
        """Those to be taken back, for which there were too few points."""
        return self.filter(state=State.OWED).order_by("id")


class Rewards(Within):
    """Rewards."""

    def on_offer(self) -> "Rewards":
        return self.filter(active=True)

    def with_places(self) -> "Rewards":
        """With the names of their stations, and nothing else of them."""
        return self.select_related("station").only(*SHOWN, "station__name", "station__name_en")

    def around(self, area_id: int) -> "Rewards":
        """Those that somebody there can have: any in the area, around it or below it."""
        near = [*tree.get().lineage(area_id), *below([area_id])]
        return self.filter(area__in=near)


class Redeemings(QuerySet[Any]):
    """Redeemed rewards."""

    def put_aside(self) -> "Redeemings":
        return self.filter(state=Handing.RESERVED)

    def visible_to(self, account: Account) -> "Redeemings":
        """Those of rewards kept in the account's areas, and of its holders."""
        mine = powers(account)
        areas = below([area for each in BOTH for area in mine.areas(each)])
        return self.filter(Q(reward__area__in=areas) | Q(holder__area__in=areas))


def below(areas: list[int]) -> list[int]:
    """These areas and everything under them."""
    return tree.get().below(areas)
