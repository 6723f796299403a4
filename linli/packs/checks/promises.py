"""Checks of commitments.yaml and wishes.yaml."""

from collections.abc import Iterator

from linli.packs.checks.found import Found, twice, unknown
from linli.packs.schema.areas import Areas
from linli.packs.schema.commitments import Commitments
from linli.packs.schema.wishes import Wishes


def check_commitments(commitments: Commitments) -> Iterator[Found]:
    """Each kind once."""
    yield from twice(commitments.kinds, ("kinds",), "kind")


def check_wishes(wishes: Wishes) -> Iterator[Found]:
    """Each wisher and each kind of thing once."""
    yield from twice(wishes.wishers, ("wishers",), "wisher")
    yield from twice(wishes.things, ("things",), "thing")


def check_where(wishes: Wishes, areas: Areas) -> Iterator[Found]:
    """Known levels; a shielded wish is shown no finer than others, and never at the two finest levels."""
    depths = {level.key: level.depth for level in areas.levels}
    for name in ("shown_at", "shielded_at"):
        yield from unknown(getattr(wishes, name), depths, (name,), "a level in areas.yaml")
    if wishes.shown_at not in depths or wishes.shielded_at not in depths:
        return
    if depths[wishes.shielded_at] > depths[wishes.shown_at]:
        yield ("shielded_at",), f"expected “{wishes.shown_at}” or a wider level, found “{wishes.shielded_at}”."
    if depths[wishes.shielded_at] > max(1, max(depths.values()) - 2):
        yield ("shielded_at",), f"expected a level with at least two below it, found “{wishes.shielded_at}”."
