"""Which files somebody may see, and the usual questions, as sentences:
`Household.objects.visible_to(user).present()`."""

from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet

from linli.areas.tree import tree
from linli.people.permissions import Permission
from linli.people.powers import powers


class Files(QuerySet[Any]):
    """Files of households or enterprises: in an area, with one who keeps contact."""

    def visible_to(self, account: Any) -> "Files":
        """Those in the areas of the account's posts, and its person's own as the one who keeps contact."""
        mine = powers(account)
        areas = mine.areas(Permission.HOUSEHOLD_VIEW)
        if not areas:
            return self.none()
        if any(tree.get().node(area).depth == 1 for area in areas):
            return self.all()
        return self.filter(Q(area__in=below(areas)) | Q(agent=account.person_id))

    def visible_in(self, account: Any, area_id: int) -> "Files":
        """Those in an area, as far as the account may see them. Where its posts cover the whole area, nothing else is
        asked, and the area's own index serves."""
        if powers(account).may(Permission.HOUSEHOLD_VIEW, area_id):
            return self.within(area_id)
        return self.visible_to(account).within(area_id)

    def within(self, area_id: int) -> "Files":
        """Those in the area or anywhere below it."""
        return self if tree.get().node(area_id).depth == 1 else self.filter(area__in=below([area_id]))

    def present(self) -> "Files":
        """Those not closed."""
        return self.filter(active=True)

    def without_agent(self) -> "Files":
        return self.filter(agent__isnull=True)

    def not_seen_since(self, moment: datetime) -> "Files":
        """Those whose last visit was earlier, or never."""
        return self.filter(Q(seen_at__lt=moment) | Q(seen_at__isnull=True))


class Households(Files):
    """Household files."""

    def care_due(self, *, on: date) -> "Households":
        """Those of which some care should be looked at again by that day."""
        return self.filter(care_review_on__lte=on)


class Residents(QuerySet[Any]):
    """Members of households."""

    def visible_to(self, account: Any) -> "Residents":
        """Those of the households that the account may see."""
        mine = powers(account)
        areas = mine.areas(Permission.HOUSEHOLD_VIEW)
        if not areas:
            return self.none()
        if any(tree.get().node(area).depth == 1 for area in areas):
            return self.all()
        return self.filter(Q(household__area__in=below(areas)) | Q(household__agent=account.person_id))

    def present(self) -> "Residents":
        """Those who live there and are not another file's double."""
        return self.filter(left_on__isnull=True, joined_to__isnull=True)


def below(areas: list[int]) -> list[int]:
    """These areas and everything under them."""
    return tree.get().below(areas)
