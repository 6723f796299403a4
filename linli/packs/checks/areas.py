"""Checks of areas.yaml."""

from collections.abc import Iterator

from linli.packs.checks.found import Found, hours_in_order, twice, unknown
from linli.packs.schema.areas import AreaLevel, Areas, NamedArea
from linli.packs.schema.people import People


def check_levels(areas: Areas) -> Iterator[Found]:
    """Depths run from 1 without a gap; the kinds of a level add up to it."""
    yield from twice(areas.levels, ("levels",), "level")
    for at, level in enumerate(areas.levels):
        if level.depth != at + 1:
            yield (
                ("levels", at, "depth"),
                f"expected depth {at + 1}, since levels run from the root (1) down without a gap, found {level.depth}.",
            )
        yield from twice(level.kinds, ("levels", at, "kinds"), "kind of area")
        yield from _sum(level, at)


def _sum(level: AreaLevel, at: int) -> Iterator[Found]:
    counts = [kind.count.count for kind in level.kinds if kind.count]
    if level.count and counts and len(counts) == len(level.kinds) and sum(counts) != level.count.count:
        yield (
            ("levels", at, "kinds"),
            f"expected the kinds to add up to the level's {level.count.count}, found {sum(counts)}.",
        )


def check_holders(areas: Areas, people: People) -> Iterator[Found]:
    """Every level is held by a role that exists."""
    roles = [role.key for role in people.roles]
    for at, level in enumerate(areas.levels):
        yield from unknown(level.held_by, roles, ("levels", at, "held_by"), "a role in people.yaml")


def check_named(areas: Areas) -> Iterator[Found]:
    """Named areas hang together: one root, each other one level below the area it lies in."""
    yield from twice(areas.named, ("named",), "named area")
    by_key = {area.key: area for area in areas.named}
    levels = {level.key: level for level in areas.levels}
    for at, area in enumerate(areas.named):
        where = ("named", at)
        yield from unknown(area.level, levels, (*where, "level"), "a level")
        yield from unknown(area.within, by_key, (*where, "within"), "a named area")
        yield from hours_in_order(area.office_hours, (*where, "office_hours"))
        if level := levels.get(area.level):
            kinds = [kind.key for kind in level.kinds]
            yield from unknown(area.kind, kinds, (*where, "kind"), f"a kind of the level “{level.key}”")
            yield from _place(area, level, by_key, levels, at)


def _place(
    area: NamedArea, level: AreaLevel, by_key: dict[str, NamedArea], levels: dict[str, AreaLevel], at: int
) -> Iterator[Found]:
    if area.within is None:
        if at or level.depth != 1:
            yield (
                ("named", at),
                f"expected “within”, the area that “{area.key}” lies in, found none; "
                "only the first area, the root, lies in no other.",
            )
        return
    around = by_key.get(area.within)
    upper = levels.get(around.level) if around else None
    if upper and upper.depth != level.depth - 1:
        yield (
            ("named", at, "within"),
            f"expected an area of depth {level.depth - 1}, found “{area.within}” of depth {upper.depth}.",
        )
