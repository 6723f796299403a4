"""What residents of the demonstration ask for in a year, with invented names and numbers nobody has."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from random import Random

from linli.cases.words import Channel
from linli.catalogue.models import Category
from linli.demo.clock import Clock
from linli.demo.ground import Ground, Spot
from linli.demo.words.sayings import FEW, SPOTS, WHEN
from linli.demo.words.topics import topic

UNASSIGNED = "154"  # no operator has been given these mobile numbers
WITH_CONTACT = 0.65


@dataclass(frozen=True, slots=True)
class Need:
    """One need as it comes in."""

    at: datetime
    channel: Channel
    spot: Spot
    category: Category
    text: str
    place: str
    name: str
    phone: str


class Needs:
    """Draws the needs of a year; `ends`: the categories nothing stands below."""

    def __init__(self, categories: Sequence[Category], ground: Ground, clock: Clock, dice: Random) -> None:
        parents = {category.parent_id for category in categories}
        self.ends = [category for category in categories if category.pk not in parents]
        self.often = [dice.gammavariate(2, 1) for _category in self.ends]
        self.ground, self.clock, self.dice = ground, clock, dice

    def of_a_year(self, counts: Mapping[str, int]) -> list[Need]:
        """So many through each channel, in the order in which they came."""
        found = [need for channel, count in counts.items() for need in self._through(Channel(channel), count)]
        return sorted(found, key=lambda need: need.at)

    def _through(self, channel: Channel, count: int) -> list[Need]:
        moments = self.clock.arrivals(channel, count, self.dice)
        spots = self.ground.spots(count)
        ends, often = self._about(channel)
        categories = self.dice.choices(ends, often, k=count)
        return [self._need(channel, *each) for each in zip(moments, spots, categories, strict=True)]

    def _about(self, channel: Channel) -> tuple[list[Category], list[float]]:
        """Enterprises ask about enterprise; everybody else about the rest."""
        ours = [(_top(each) == "enterprise") == (channel is Channel.ENTERPRISE) for each in self.ends]
        if not any(ours):
            return self.ends, self.often
        pairs = [pair for pair, fits in zip(zip(self.ends, self.often, strict=True), ours, strict=True) if fits]
        return [category for category, _weight in pairs], [weight for _category, weight in pairs]

    def _need(self, channel: Channel, at: datetime, spot: Spot, category: Category) -> Need:
        corner = self.dice.choice(SPOTS)
        known = self.dice.random() < WITH_CONTACT
        return Need(
            at=at,
            channel=channel,
            spot=spot,
            category=category,
            text=filled(self.dice.choice(topic(category).asks), self.dice, corner),
            place=corner if spot.latitude is not None else "",
            name=f"示例居民{self.dice.randrange(10_000):04d}" if known else "",
            phone=f"{UNASSIGNED}{self.dice.randrange(10**8):08d}" if known else "",
        )


def filled(template: str, dice: Random, spot: str = "") -> str:
    """A template with its gaps filled."""
    return template.format(spot=spot or dice.choice(SPOTS), when=dice.choice(WHEN), few=dice.choice(FEW))


def _top(category: Category) -> str:
    while category.parent is not None:
        category = category.parent
    return category.key
