"""Micro-wishes as sentences, and the public's view of them, which holds nothing by which anybody could be found."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q

from linli.areas.tree import tree
from linli.people.permissions import Permission
from linli.people.powers import powers
from linli.wishes.practice import thing_word, wisher_word
from linli.wishes.words import PUBLIC, State

# All that is ever read of a wish for the public: neither name, number nor place, and no area but the one that is shown.
SHOWN = (
    *("pk", "said", "wisher", "thing", "cost", "shown_area", "state", "version"),
    *("published_at", "expires_at", "fulfilled_at", "thanked_at"),
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A wish as everybody may read it."""

    pk: int
    said: str
    wisher: str
    thing: str
    cost: int
    shown_area: int
    state: str
    version: int
    published_at: datetime
    expires_at: datetime
    fulfilled_at: datetime | None
    thanked_at: datetime | None

    @property
    def whose(self) -> str:
        return wisher_word(self.wisher)

    @property
    def what(self) -> str:
        return thing_word(self.thing)

    @property
    def where(self) -> str:
        node = tree.get().nodes.get(self.shown_area)
        return str(node) if node else ""

    @property
    def waits(self) -> bool:
        return self.state == State.PUBLISHED

    @property
    def state_word(self) -> str:
        return str(State(self.state).label)


class MicroWishes(models.QuerySet[Any]):
    """Micro-wishes, read as sentences."""

    def public(self) -> "MicroWishes":
        """Those that everybody may read, as far as `shown` reads them."""
        return self.filter(state__in=PUBLIC)

    def waiting(self) -> "MicroWishes":
        """Published, and nobody has claimed them."""
        return self.filter(state=State.PUBLISHED)

    def within(self, area_id: int) -> "MicroWishes":
        """Those shown in an area or below it; by what is shown, so that no finer place can be asked for."""
        return self.filter(shown_area__in=below([area_id]))

    def kept_by(self, account: Any) -> "MicroWishes":
        """Those of the areas where the account checks wishes."""
        return self.filter(area__in=below(powers(account).areas(Permission.WISH_KEEP)))

    def to_check(self, account: Any) -> "MicroWishes":
        return self.kept_by(account).filter(state=State.SUBMITTED)

    def claimed_by(self, account: Any) -> "MicroWishes":
        """Those that the account claimed: itself, as a volunteer, or for an organisation of its own."""
        own = Q(account=account.pk) | Q(volunteer__account=account.pk)
        return self.filter(own | Q(organisation__in=powers(account).organisation_ids))

    def visible_to(self, account: Any) -> "MicroWishes":
        """Whole rows: to whoever keeps wishes there, and to whoever wrote them down. Everybody else reads `shown`."""
        if not account.is_active:
            return self.none()
        areas = below(powers(account).areas(Permission.WISH_KEEP))
        return self.filter(Q(area__in=areas) | Q(by=account.pk))


def shown(rows: Any) -> list[Shown]:
    """These wishes as everybody may read them. One query."""
    return [Shown(**row) for row in rows.public().values(*SHOWN)]


def below(areas: Any) -> list[int]:
    """These areas and everything under them."""
    return tree.get().below(areas)
