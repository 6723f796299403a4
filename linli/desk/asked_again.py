"""The queue's queries are composed once for each question and then only carried out: what differs from one time to the
next stands in the kept text under a name."""

from datetime import UTC, datetime
from typing import Any

from linli.desk.paging import STAND_IN, Spot
from linli.desk.tabs import midnight_after

NOW = datetime(2000, 1, 1, tzinfo=UTC)
MIDNIGHT = midnight_after(NOW)
MOVING: dict[Any, str] = {NOW: "now", MIDNIGHT: "midnight", STAND_IN.due_at: "due_at", STAND_IN.pk: "pk"}


def at(now: datetime, spot: Spot | None = None) -> dict[str, Any]:
    """The values for one time: its moment, its midnight, and where in the list one stands."""
    return {
        "now": now,
        "midnight": midnight_after(now),
        "due_at": spot.due_at if spot else None,
        "pk": spot.pk if spot else None,
    }
