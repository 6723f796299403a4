"""A topic: what residents ask about it, and what is done."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """Templates with {spot}, {when} and {few} to fill in."""

    asks: tuple[str, ...]
    done: tuple[str, ...]
