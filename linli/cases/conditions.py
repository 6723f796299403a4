"""What a routing rule asks of a case, and what it finds there. Packs ask with keys, the house with ids."""

from collections.abc import Hashable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from linli.core.terms import plain, says


@dataclass(frozen=True)
class Facts:
    """What is known of a case. `lineage`: the areas around it, from the root down to its own."""

    text: str
    category: Hashable | None
    lineage: tuple[Hashable, ...]
    channel: str
    urgency: str

    @cached_property
    def plain(self) -> str:
        return plain(self.text)


@dataclass(frozen=True)
class Conditions:
    """Every one that is set must hold. `categories` with all below them; `area`: the lineage of the area, empty for
    anywhere; `words`: any of them; `channels`: any of them."""

    categories: frozenset[Hashable] = frozenset()
    area: tuple[Hashable, ...] = ()
    words: tuple[str, ...] = ()
    channels: frozenset[str] = frozenset()
    urgency: str = ""

    @cached_property
    def _plain(self) -> dict[str, str]:
        return {word: plain(word) for word in self.words}

    def found(self, facts: Facts) -> dict[str, Any] | None:
        """Which conditions hold, each with what holds it; None when one does not."""
        if self.categories and facts.category not in self.categories:
            return None
        if self.area and facts.lineage[: len(self.area)] != self.area:
            return None
        if (self.channels and facts.channel not in self.channels) or self.urgency not in ("", facts.urgency):
            return None
        words = [word for word, said in self._plain.items() if says(facts.plain, said)] if self.words else []
        if self.words and not words:
            return None
        held = {
            "category": self.categories and facts.category,
            "area": self.area and self.area[-1],
            "channel": self.channels and facts.channel,
            "urgency": self.urgency,
            "words": words,
        }
        return {name: value for name, value in held.items() if value}

    def takes_all(self, other: "Conditions") -> bool:
        """Whether whatever fits the other fits this one too, so that the other, coming later, would never be asked."""
        return (
            (not self.categories or (bool(other.categories) and other.categories <= self.categories))
            and other.area[: len(self.area)] == self.area
            and (not self.words or (bool(other.words) and all(self._said_in(said) for said in other._plain.values())))
            and (not self.channels or (bool(other.channels) and other.channels <= self.channels))
            and self.urgency in ("", other.urgency)
        )

    def _said_in(self, word: str) -> bool:
        return any(says(word, mine) for mine in self._plain.values())
