"""Which cases somebody may see, and the usual questions, as sentences:
`Case.objects.visible_to(user).open().overdue(at=now)`."""

from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet

from linli.areas.tree import tree
from linli.cases.callers import mark
from linli.cases.words import ENDED, OPEN, Status
from linli.people.permissions import Permission
from linli.people.powers import powers

STILL_OPEN = Q(done_at__isnull=True, closed_at__isnull=True)
TO_STRIKE_OFF = Q(done_at__isnull=False, closed_at__isnull=True)
NEVER_DONE = Q(done_at__isnull=True, closed_at__isnull=False)


class Cases(QuerySet[Any]):
    """Cases."""

    def visible_to(self, account: Any) -> "Cases":
        """Those in the areas of the account's posts, and those its organisations lead; never a complaint about
        itself or its line."""
        mine = powers(account)
        areas = mine.areas(Permission.CASE_VIEW)
        leading = [power.organisation_id for power in mine.held if Permission.CASE_VIEW in power.permissions]
        if not areas:
            return self.none()
        places = [within(area_id) for area_id in areas]
        seen = reduce(or_, places, Q(lead__in=leading)) if all(places) else Q()
        return self.filter(seen).not_about(account.person_id, mine.organisation_ids)

    def visible_in(self, account: Any, area_id: int) -> "Cases":
        """Those in an area, as far as the account may see them. Where its posts cover the whole area, nothing else
        is asked, and the area's own index serves."""
        mine = powers(account)
        if mine.may(Permission.CASE_VIEW, area_id):
            return self.within(area_id).not_about(account.person_id, mine.organisation_ids)
        return self.visible_to(account).within(area_id)

    def not_about(self, person_id: int, organisation_ids: frozenset[int]) -> "Cases":
        """Leave out complaints about a person, or about somebody in these organisations (design.md: conflict of
        interest)."""
        about_them = Q(about_person__isnull=False) & (
            Q(about_person=person_id) | Q(about_organisation__in=list(organisation_ids))
        )
        return self.exclude(about_them) if organisation_ids else self.exclude(about_person=person_id)

    def within(self, area_id: int) -> "Cases":
        """Those in the area or anywhere below it."""
        return self.filter(within(area_id))

    def open(self) -> "Cases":
        return self.filter(STILL_OPEN)

    def ended(self) -> "Cases":
        return self.filter(status__in=ENDED)

    def at(self, status: Status) -> "Cases":
        """Those in one state; said so that the index of its stage of life serves, whose condition names no state."""
        if status in OPEN:
            return self.open().filter(status=status)
        if status in (Status.DONE, Status.VERIFIED):
            return self.filter(TO_STRIKE_OFF, status=status)
        if status == Status.CLOSED:
            return self.filter(status=status)
        return self.filter(NEVER_DONE, status=status)

    def overdue(self, *, at: datetime) -> "Cases":
        return self.open().filter(due_at__lt=at)

    def due_between(self, start: datetime, end: datetime) -> "Cases":
        return self.open().filter(due_at__gte=start, due_at__lt=end)

    def listed(self) -> "Cases":
        """Those on the list of supervision, until they are struck off."""
        return self.filter(supervision="listed")

    def extension_asked(self) -> "Cases":
        """Those for which more time was asked, and nobody has decided."""
        return self.filter(extension_asked_at__isnull=False)

    def first_asked(self, account_id: int) -> "Cases":
        """Those that somebody was asked first about and has not handed over yet (P2)."""
        return self.open().filter(first_asked=account_id, handed_over_at__isnull=True)

    def from_number(self, number: str) -> "Cases":
        """Those of whoever calls from this number, however it is written; none for no number."""
        found = mark(number)
        return self.filter(phone_mark=found) if found else self.none()

    def unhappy(self) -> "Cases":
        """Those whose resident asked for a redo that nobody has decided on."""
        return self.filter(redo_asked_at__isnull=False)


def within(area_id: int) -> Q:
    """The condition for being in an area; none for the root, where everything is."""
    depth = len(tree.get().lineage(area_id))
    return Q() if depth == 1 else Q(**{f"within_{depth}": area_id})
