"""What is voted on here, as the screen shows it in turn: open votes with their turnout, late results (issue 6)."""

from datetime import datetime
from typing import Any

from linli.portal.votes.screen import told
from linli.stations.models import Station
from linli.votes.models import Vote

MOST = 4


def voted(station: Station, now: datetime) -> list[dict[str, Any]]:
    """The votes of the station's place, those that are open first. One query."""
    here = Vote.objects.on_the_site().about(station.area_id).lately(now).with_turnout()
    return [told(each, now) for each in here.order_by("closed_at", "-pk")[:MOST]]
