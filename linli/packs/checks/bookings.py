"""Checks of bookings.yaml."""

from collections.abc import Iterator

from linli.packs.checks.found import Found
from linli.packs.schema.bookings import Bookings


def check_reach(bookings: Bookings) -> Iterator[Found]:
    """Residents book no further ahead, and no longer, than whoever serves."""
    for what in ("days", "hours"):
        residents, staff = getattr(bookings.residents, what), getattr(bookings.staff, what)
        if residents > staff:
            yield ("residents", what), f"expected at most {staff}, as for staff, found {residents}."
