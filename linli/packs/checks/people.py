"""Checks of people.yaml."""

from collections.abc import Iterator

from linli.cases.lifecycle import TABLE
from linli.packs.checks.found import Found, circles, twice, unknown
from linli.packs.schema.areas import Areas
from linli.packs.schema.people import People
from linli.people.words import PostKind

NEEDED = sorted({step.permission.value for step in TABLE.values() if step.permission})


def check_organisations(people: People, areas: Areas) -> Iterator[Found]:
    """Organisations are of a known kind, in a known area, and under one another without a circle."""
    yield from twice(people.organisation_kinds, ("organisation_kinds",), "kind of organisation")
    yield from twice(people.organisations, ("organisations",), "organisation")
    levels = [level.key for level in areas.levels]
    for at, kind in enumerate(people.organisation_kinds):
        yield from unknown(kind.level, levels, ("organisation_kinds", at, "level"), "a level in areas.yaml")
    kinds = [kind.key for kind in people.organisation_kinds]
    named = [area.key for area in areas.named]
    above = {each.key: each.within for each in people.organisations}
    for at, each in enumerate(people.organisations):
        where = ("organisations", at)
        yield from unknown(each.kind, kinds, (*where, "kind"), "a kind of organisation")
        yield from unknown(each.area, named, (*where, "area"), "a named area in areas.yaml")
        yield from unknown(each.within, above, (*where, "within"), "an organisation")
    order = list(above)
    for key, way in circles(above):
        yield (
            ("organisations", order.index(key), "within"),
            f"expected an organisation above it, found a circle: {' → '.join(way)}.",
        )


def check_posts(people: People, areas: Areas) -> Iterator[Found]:
    """Posts carry a role and stand at a level and in a kind of organisation that exist."""
    yield from twice(people.posts, ("posts",), "post")
    roles = [role.key for role in people.roles]
    levels = [level.key for level in areas.levels]
    kinds = [kind.key for kind in people.organisation_kinds]
    for at, post in enumerate(people.posts):
        where = ("posts", at)
        yield from unknown(post.role, roles, (*where, "role"), "a role")
        yield from unknown(post.level, levels, (*where, "level"), "a level in areas.yaml")
        yield from unknown(post.organisation_kind, kinds, (*where, "organisation_kind"), "a kind of organisation")


def check_roles(people: People) -> Iterator[Found]:
    """Every step of a case's life can be taken by somebody."""
    yield from twice(people.roles, ("roles",), "role")
    given = {permission.value for role in people.roles for permission in role.permissions}
    for permission in NEEDED:
        if permission not in given:
            yield (
                ("roles",),
                f"expected a role with “{permission}”, found none; nobody could take that step of a case.",
            )


def check_contact(people: People) -> Iterator[Found]:
    """The least is not above the most, and somebody looks after grids."""
    if people.contact.least > people.contact.most:
        yield (
            ("contact", "most"),
            f"expected {people.contact.least} or more, the least being that, found {people.contact.most}.",
        )
    if not any(post.kind in (PostKind.GRID, PostKind.AGENT) for post in people.posts):
        yield ("posts",), "expected a post of the kind “grid” or “agent”, found none; nobody would know the households."
