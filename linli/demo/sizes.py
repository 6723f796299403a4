"""How much of everything: the figures of a pack, scaled."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from linli.packs.schema import Pack
from linli.packs.schema.areas import AreaLevel


@dataclass(frozen=True)
class Sizes:
    """The numbers of a demonstration. At scale 1 they are the pack's own, exactly."""

    areas: dict[str, int]
    organisations: dict[str, int]
    posts: dict[str, int]
    members: int
    stations: dict[str, int]
    cases: dict[str, int]


def sizes(pack: Pack, scale: float) -> Sizes:
    """Scaled figures: areas by level, organisations by kind, holders by post, members, cases by channel.

    No level has fewer areas than the one above it unless the locality's has, so that nothing stands empty.
    """
    areas = _areas(pack, scale)
    per_level = {level.key: _count(level) for level in pack.areas.levels}
    levels = {kind.key: kind.level for kind in pack.people.organisation_kinds}
    named = Counter(each.kind for each in pack.people.organisations)
    post_levels = {post.key: post.level for post in pack.people.posts}
    return Sizes(
        areas=areas,
        organisations={
            each.kind: max(
                _scaled(each.count, scale, areas[levels[each.kind]], per_level[levels[each.kind]]),
                named[each.kind],
            )
            for each in pack.demo.sizes.organisations.kinds
        },
        posts={
            each.post: _scaled(each.count, scale, areas[post_levels[each.post]], per_level[post_levels[each.post]])
            for each in pack.demo.sizes.posts
        },
        stations={
            each.key: _scaled(each.count.count, scale, areas[each.level], per_level[each.level])
            for each in pack.stations.tiers
        },
        members=max(1, round(pack.demo.sizes.members.count * scale)),
        cases={each.channel: max(1, round(each.count * scale)) for each in pack.demo.sizes.cases_a_year.channels},
    )


def shares(total: int, weights: Sequence[int]) -> list[int]:
    """Divide a total in proportion to the weights, to the last one (largest remainders)."""
    weights = weights if any(weights) else [1] * len(weights)
    exact = [total * weight / sum(weights) for weight in weights]
    whole = [int(each) for each in exact]
    order = sorted(range(len(weights)), key=lambda at: whole[at] - exact[at])
    for at in order[: total - sum(whole)]:
        whole[at] += 1
    return whole


def _areas(pack: Pack, scale: float) -> dict[str, int]:
    found: dict[str, int] = {}
    above, above_full = 1, 1
    for level in pack.areas.levels:
        full = _count(level)
        named = sum(area.level == level.key for area in pack.areas.named)
        count = max(_scaled(full, scale, above, above_full), named) if full else named
        found[level.key] = count
        above, above_full = count, full
    return found


def _scaled(count: int, scale: float, places: int, places_in_full: int) -> int:
    """A scaled count; what every place has in full, every place has scaled."""
    scaled = max(1, round(count * scale)) if count else 0
    return max(scaled, places) if count >= places_in_full else scaled


def _count(level: AreaLevel) -> int:
    return level.count.count if level.count else 0
