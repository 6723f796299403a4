"""Checks of tasks.yaml."""

from collections.abc import Iterator

from linli.packs.checks.found import Found, twice
from linli.packs.schema.tasks import Tasks


def check_kinds(tasks: Tasks) -> Iterator[Found]:
    """Each kind once."""
    yield from twice(tasks.kinds, ("kinds",), "kind")
