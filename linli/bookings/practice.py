"""What the practice says of rooms: how far ahead they are booked, and for how long at a time."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from linli.catalogue.tables import tables
from linli.journal.models import Voice

# Where a practice says nothing.
USUAL: dict[str, Any] = {"residents": {"days": 60, "hours": 4}, "staff": {"days": 366, "hours": 24}}


@dataclass(frozen=True, slots=True)
class Reach:
    """`days` ahead at most, `hours` at a time at most."""

    days: int
    hours: int

    @property
    def ahead(self) -> timedelta:
        return timedelta(days=self.days)

    @property
    def longest(self) -> timedelta:
        return timedelta(hours=self.hours)


def reach(by: Any) -> Reach:
    """Of a resident, or of whoever serves."""
    practice = tables.get().practice
    said = {**USUAL, **((practice.settings.get("bookings") if practice else None) or {})}
    return Reach(**said["staff" if by.voice == Voice.STAFF else "residents"])
