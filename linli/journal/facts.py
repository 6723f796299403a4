"""How an event's facts are written."""

from datetime import date


def written(moment: date | None) -> str | None:
    """A day or a moment as an event keeps it (ISO 8601); nothing for none."""
    return moment.isoformat() if moment else None
