"""Checks of volunteers.yaml."""

from collections.abc import Iterator

from linli.packs.checks.found import Found, twice
from linli.packs.schema.volunteers import Volunteers


def check_words(volunteers: Volunteers) -> Iterator[Found]:
    """Each field and each language once."""
    yield from twice(volunteers.fields, ("fields",), "field")
    yield from twice(volunteers.languages, ("languages",), "language")
