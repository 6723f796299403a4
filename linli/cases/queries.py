"""Which cases somebody may see, and the usual questions, as sentences:
`Case.objects.visible_to(user).open().overdue(at=now)`."""

from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet

from linli.areas.tree import tree
from linli.cases.callers import called_from
from linli.cases.words import ENDED, OPEN, Status
from linli.people.permissions import Permission
from linli.people.powers import Powers, powers

STILL_OPEN = Q(done_at__isnull=True, closed_at__isnull=True)
TO_STRIKE_OFF = Q(done_at__isnull=False, closed_at__isnull=True)
NEVER_DONE = Q(done_at__isnull=True, closed_at__isnull=False)


class Cases(QuerySet[Any]):
    """Cases."""

    def visible_to(self, account: Any) -> "Cases":
        """Those in the areas of the account's posts, and those its organisations lead or assist with; never a complaint
        about itself or its line."""
        mine = powers(account)
        areas = mine.areas(Permission.CASE_VIEW)
        if not areas:
            return self.none()
        places = [within(area_id) for area_id in areas]
        seen = reduce(or_, places, _in_their_hands(mine)) if all(places) else Q()
        return self.filter(seen).not_about(account)

    def visible_in(self, account: Any, area_id: int) -> "Cases":
        """Those in an area, as far as the account may see them. Where its posts cover the whole area, nothing else
        is asked, and the area's own index serves."""
        if powers(account).may(Permission.CASE_VIEW, area_id):
            return self.within(area_id).not_about(account)
        return self.visible_to(account).within(area_id)

    def not_about(self, account: Any) -> "Cases":
        """Leave out complaints about the account's person, its organisations or one above them; and those about
        somebody not yet named, unless it serves at the level that handles them (design.md: conflict of interest).

        Said so that one look at an ordinary row settles it, and no index is passed by.
        """
        mine = powers(account)
        named = ~Q(about_person=account.person_id) & ~Q(about_line__overlap=sorted(mine.line))
        return self.filter(Q(about_line__isnull=True) | (named & (Q(kept_at__isnull=True) | _level_with(mine))))

    def apart(self) -> "Cases":
        """Complaints about somebody here: on no board, on no list that everybody reads."""
        return self.filter(about_line__isnull=False)

    def assisted_by(self, organisation_ids: Any) -> "Cases":
        """Those to which these organisations were called in."""
        return self.filter(assists__overlap=sorted(organisation_ids))

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
        found = called_from([number])
        return self.filter(found) if found else self.none()

    def unhappy(self) -> "Cases":
        """Those whose resident asked for a redo that nobody has decided on."""
        return self.filter(redo_asked_at__isnull=False)


def within(area_id: int) -> Q:
    """The condition for being in an area; none for the root, where everything is."""
    depth = len(tree.get().lineage(area_id))
    return Q() if depth == 1 else Q(**{f"within_{depth}": area_id})


def _in_their_hands(mine: Powers) -> Q:
    """The condition for being led by one of their organisations, or having called one of them in."""
    theirs = sorted({power.organisation_id for power in mine.held if Permission.CASE_VIEW in power.permissions})
    return Q(lead__in=theirs) | Q(assists__overlap=theirs)


def _level_with(mine: Powers) -> Q:
    """The condition for being kept no higher than where one of their posts stands, or being in their hands."""
    nodes = tree.get().nodes
    areas = mine.areas(Permission.CASE_VIEW)
    places = (Q(kept_at__gte=nodes[area_id].depth) & within(area_id) for area_id in areas)
    return reduce(or_, places, _in_their_hands(mine))
