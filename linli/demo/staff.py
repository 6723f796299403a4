"""Who acts in the demonstration: whoever holds a post that allows it, nearest to the case."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from linli.journal.models import Voice
from linli.people.bulk import Newcomer
from linli.people.permissions import Permission


@dataclass(frozen=True, slots=True)
class Hand:
    """An account with its one post; it speaks as staff."""

    pk: int
    organisation_id: int
    area_id: int
    permissions: frozenset[str]
    voice: str = Voice.STAFF


class Staff:
    """All hands, by area and by organisation."""

    def __init__(self, newcomers: Sequence[Newcomer], kinds: dict[int, str]) -> None:
        self.by_area: dict[int, list[Hand]] = {}
        self.by_organisation: dict[int, list[Hand]] = {}
        self.known: dict[int, Hand] = {}
        self.kinds = kinds
        for each in newcomers:
            if each.account_id and each.seat:
                allowed = frozenset(each.seat.role.permissions)
                hand = Hand(each.account_id, each.seat.organisation_id, each.seat.area_id, allowed)
                self.known[hand.pk] = hand
                self.by_area.setdefault(hand.area_id, []).append(hand)
                self.by_organisation.setdefault(hand.organisation_id, []).append(hand)

    def nearest(
        self, lineage: Sequence[int], permission: Permission, dice: Random, *, but: int | None = None
    ) -> Hand | None:
        """Somebody who may, from the smallest area that has one; `but`: an account that must not be it."""
        for area_id in reversed(lineage):
            hands = self.by_area.get(area_id, ())
            if able := [each for each in hands if permission in each.permissions and each.pk != but]:
                return dice.choice(able)
        return None

    def lead(self, lineage: Sequence[int], kind: str, dice: Random) -> int | None:
        """An organisation of the kind whose people can do the work, from the nearest area; else any nearby."""
        around = [hand for area_id in reversed(lineage) for hand in self.by_area.get(area_id, ())]
        able = [hand for hand in around if hand.permissions >= WORK]
        fitting = [hand for hand in able if self.kinds.get(hand.organisation_id) == kind]
        if not (fitting or able):
            return None
        nearest = (fitting or able)[0].area_id
        return dice.choice([each for each in fitting or able if each.area_id == nearest]).organisation_id

    def able(self, lineage: Sequence[int]) -> list[int]:
        """The organisations around whose people can do the work."""
        around = (hand for area_id in lineage for hand in self.by_area.get(area_id, ()))
        return sorted({hand.organisation_id for hand in around if hand.permissions >= WORK})

    def works(self, organisation_id: int | None) -> bool:
        """Whether anybody of an organisation can do the work."""
        return any(hand.permissions >= WORK for hand in self.by_organisation.get(organisation_id or 0, ()))

    def worker(self, organisation_id: int, lineage: Sequence[int], dice: Random) -> Hand:
        """Somebody of an organisation who can do the work, from as near as it has one."""
        able = [hand for hand in self.by_organisation[organisation_id] if hand.permissions >= WORK]
        here = [hand for hand in able if hand.area_id in lineage]
        return dice.choice(here or able)


WORK = frozenset({Permission.CASE_WORK, Permission.CASE_FINISH})
