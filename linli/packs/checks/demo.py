"""Checks of demo.yaml."""

from collections.abc import Iterator, Sequence

from linli.packs.checks.found import Found, unknown
from linli.packs.schema.base import Figure
from linli.packs.schema.catalogue import Catalogue
from linli.packs.schema.demo import Demo
from linli.packs.schema.people import People


def check_references(demo: Demo, people: People, catalogue: Catalogue) -> Iterator[Found]:
    """Kinds, posts and channels are known; organisations known by name are counted within their kind."""
    kinds = [kind.key for kind in people.organisation_kinds]
    posts = [post.key for post in people.posts]
    channels = [channel.key.value for channel in catalogue.channels]
    sizes = demo.sizes
    for at, kind in enumerate(sizes.organisations.kinds):
        where = ("sizes", "organisations", "kinds", at)
        yield from unknown(kind.kind, kinds, (*where, "kind"), "a kind of organisation in people.yaml")
        named = sum(each.kind == kind.kind for each in people.organisations)
        if named > kind.count:
            yield (
                (*where, "count"),
                f"expected at least the {named} that people.yaml names, found {kind.count}.",
            )
    for at, post in enumerate(sizes.posts):
        yield from unknown(post.post, posts, ("sizes", "posts", at, "post"), "a post in people.yaml")
    for at, channel in enumerate(sizes.cases_a_year.channels):
        place = ("sizes", "cases_a_year", "channels", at, "channel")
        yield from unknown(channel.channel.value, channels, place, "a channel in catalogue.yaml")


def check_sums(demo: Demo) -> Iterator[Found]:
    """Parts add up to their totals, and ranges run upwards."""
    sizes = demo.sizes
    yield from _sum(sizes.organisations.total, sizes.organisations.kinds, "organisations")
    yield from _sum(sizes.cases_a_year.total, sizes.cases_a_year.channels, "cases_a_year")
    households = sizes.households_per_worker
    if households and households.most < households.least:
        yield (
            ("sizes", "households_per_worker", "most"),
            f"expected at least {households.least}, found {households.most}.",
        )


def _sum(total: Figure, parts: Sequence[Figure], name: str) -> Iterator[Found]:
    found = sum(part.count for part in parts)
    if found != total.count:
        yield (
            ("sizes", name, "total", "count"),
            f"expected {found}, the sum of what stands below, found {total.count}.",
        )
