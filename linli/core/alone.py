"""One after the other: marks that the database holds for whoever works, and gives back when they end or are killed."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


def one_at_a_time(mark: int) -> None:
    """Wait for whoever holds this mark (64 bits, signed), and hold it until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [mark])


@contextmanager
def unless_held(mark: int) -> Iterator[bool]:
    """Hold this mark while the work inside is done, over any number of transactions; False, at once, when another
    process holds it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [mark])
        mine = bool(cursor.fetchone()[0])
        try:
            yield mine
        finally:
            if mine:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [mark])
