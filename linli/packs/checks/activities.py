"""Checks of activities.yaml."""

from collections.abc import Iterator

from linli.packs.checks.found import Found, twice
from linli.packs.schema.activities import Activities


def check_kinds(activities: Activities) -> Iterator[Found]:
    """Each kind and each project once."""
    yield from twice(activities.kinds, ("kinds",), "kind")
    yield from twice(activities.projects, ("projects",), "project")
