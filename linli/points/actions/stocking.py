"""Rewards on the shelf: what is offered, for how many points, and how many there are."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from linli.areas.models import Area
from linli.core.prepared import locked
from linli.core.refusal import Refusal, WrongState
from linli.core.text import clean
from linli.journal import actions as journal
from linli.people.models import Account
from linli.points import rules
from linli.points.models import Reward
from linli.points.practice import points
from linli.stations.models import Station

NAME, ABOUT, MOST = 60, 200, 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A reward as it is to be: at a station, or somewhere in an area."""

    name: str
    cost: int
    area: Area | None = None
    station: Station | None = None
    about: str = ""
    name_en: str = ""
    grade: str = ""
    active: bool = True

    def fields(self) -> dict[str, Any]:
        """What the row says. Refusal, beside its field, for what cannot be."""
        name = clean(self.name, NAME, field="name")
        if not name:
            raise Refusal(_("Say what it is."), field="name")
        if not 1 <= self.cost <= MOST:
            raise Refusal(_("Between 1 and %(most)d points.") % {"most": MOST}, field="cost")
        area_id = self.station.area_id if self.station else self.area.pk if self.area else None
        if area_id is None:
            raise Refusal(_("Choose a station, or an area."), field="station")
        if self.grade and self.grade not in [each.key for each in points().grades]:
            raise Refusal(_("Choose one from the list."), field="grade")
        return {
            "name": name,
            "name_en": clean(self.name_en, 80, field="name_en"),
            "about": clean(self.about, ABOUT, field="about"),
            "area_id": area_id,
            "station": self.station,
            "cost": self.cost,
            "grade": self.grade,
            "active": self.active,
        }


@transaction.atomic
def offer_reward(offer: Offer, *, stock: int, by: Account, now: datetime) -> Reward:
    """Put a reward on the shelf."""
    fields = offer.fields()
    rules.require_keeper(by, fields["area_id"])
    made: Reward = Reward.objects.create(**fields, stock=_counted(stock))
    facts = {"cost": made.cost, "stock": made.stock}
    journal.record("reward.offered", made, by=by, at=now, data=facts, area_id=made.area_id, new=True)
    return made


@transaction.atomic
def change_reward(offer: Offer, *, reward: Reward, seen: int, by: Account, now: datetime) -> Reward:
    """Have it otherwise from now on; what was redeemed stays as it was."""
    reward = locked(Reward, reward.pk)
    fields = offer.fields()
    rules.require_keeper(by, reward.area_id)
    rules.require_keeper(by, fields["area_id"])
    if seen != reward.version:
        raise WrongState(_("Somebody changed this reward while you were looking at it. Look at it as it is now."))
    differs = sorted(name for name, value in fields.items() if getattr(reward, name) != value)
    if not differs:
        return reward
    for name in differs:
        setattr(reward, name, fields[name])
    reward.version += 1
    reward.save()
    facts = {"fields": differs, "cost": reward.cost}
    journal.record("reward.changed", reward, by=by, at=now, data=facts, area_id=reward.area_id)
    return reward


@transaction.atomic
def restock(*, reward: Reward, more: int, words: str, by: Account, now: datetime) -> Reward:
    """So many more (+) or fewer (−), and why. Refusal for fewer than there are."""
    reward = locked(Reward, reward.pk)
    rules.require_keeper(by, reward.area_id)
    why = clean(words, ABOUT, field="words")
    if not more:
        raise Refusal(_("Say how many more there are, or how many fewer with a minus."), field="more")
    if more < 0 and not why:
        raise Refusal(_("Say what became of them."), field="words")
    if reward.stock + more < 0:
        raise Refusal(_("There are %(stock)d on the shelf, not more.") % {"stock": reward.stock}, field="more")
    reward.stock = _counted(reward.stock + more)
    reward.save(update_fields=["stock"])
    facts = {"more": more, "stock": reward.stock}
    journal.record("reward.stocked", reward, by=by, at=now, data=facts, words=why, area_id=reward.area_id)
    return reward


def _counted(stock: int) -> int:
    if not 0 <= stock <= MOST:
        raise Refusal(_("Between 0 and %(most)d.") % {"most": MOST}, field="stock")
    return stock
