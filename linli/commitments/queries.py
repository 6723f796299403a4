"""Commitments as sentences: `Commitment.objects.visible_to(account).within(area).running()`."""

from datetime import date, datetime
from typing import Any

from django.db import models
from django.db.models import Q

from linli.areas.tree import tree
from linli.commitments.words import PUBLIC, RUNNING, State
from linli.people.permissions import Permission
from linli.people.powers import powers


class Commitments(models.QuerySet[Any]):
    """Commitments, read as sentences."""

    def visible_to(self, account: Any) -> "Commitments":
        """What is published, to whoever serves; what is not, to those whose it is and to those who publish there."""
        if not account.is_active:
            return self.none()
        return self.filter(Q(state__in=PUBLIC) | _own(account))

    def published(self) -> "Commitments":
        """What everybody may read (E9)."""
        return self.filter(state__in=PUBLIC)

    def running(self) -> "Commitments":
        """Published and neither struck off nor broken."""
        return self.filter(state__in=RUNNING)

    def overdue(self, now: datetime) -> "Commitments":
        """Past their last day and not said to be done."""
        return self.filter(state=State.OPEN, due_at__lte=now)

    def amber(self, now: datetime) -> "Commitments":
        """Near their last day, and not past it."""
        return self.filter(state=State.OPEN, amber_at__lte=now, due_at__gt=now)

    def within(self, area_id: int) -> "Commitments":
        """Those in an area or anywhere below it."""
        node = tree.get().nodes.get(area_id)
        return self if node and node.depth == 1 else self.filter(area__in=below([area_id]))

    def due_between(self, first: date, last: date) -> "Commitments":
        """Those whose last day lies in a stretch of days, both included."""
        return self.filter(due_on__range=(first, last))

    def mine(self, account: Any) -> "Commitments":
        """One's own promises, and those of one's organisations that no member made as theirs."""
        return self.filter(
            Q(person=account.person_id) | Q(person=None, organisation__in=powers(account).organisation_ids)
        )

    def to_publish(self, account: Any) -> "Commitments":
        """Written and waiting for the account to publish them."""
        return self.filter(_kept_by(account, Permission.COMMITMENT_KEEP), state=State.WRITTEN)

    def to_strike_off(self, account: Any) -> "Commitments":
        """Said to be done, where the account strikes off; never what it promised or finished itself."""
        others = self.filter(_kept_by(account, Permission.COMMITMENT_STRIKE_OFF), state=State.FINISHED)
        return others.exclude(pk__in=self.mine(account).values("pk")).exclude(finished_by=account.pk)


def below(areas: Any) -> list[int]:
    """These areas and everything under them."""
    return tree.get().below(areas)


def _kept_by(account: Any, permission: Permission) -> Q:
    mine = powers(account)
    own = {each.organisation_id for each in mine.held if permission in each.permissions}
    return Q(area__in=below(mine.areas(permission))) | Q(organisation__in=own)


def _own(account: Any) -> Q:
    return (
        _kept_by(account, Permission.COMMITMENT_KEEP)
        | Q(person=account.person_id)
        | Q(made_by=account.pk)
        | Q(organisation__in=powers(account).organisation_ids)
    )
