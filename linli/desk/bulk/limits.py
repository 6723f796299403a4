"""How many cases at once, and for how long it can be taken back."""

from datetime import timedelta

from linli.catalogue.tables import tables

MOST = 10_000
UNDO_HOURS = 24


def undo_for() -> timedelta:
    """For how long a step with many cases can be taken back (limits of the pack: undo, in hours)."""
    hours = tables.get().limit("undo")
    return timedelta(hours=UNDO_HOURS if hours is None else hours)
