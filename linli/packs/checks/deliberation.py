"""Checks of deliberation.yaml."""

from collections.abc import Iterator

from linli.deliberation import shares
from linli.packs.checks.found import Found, twice, unknown
from linli.packs.schema.areas import Areas
from linli.packs.schema.cases import Cases
from linli.packs.schema.deliberation import Deliberation
from linli.packs.schema.people import People


def check_forums(deliberation: Deliberation) -> Iterator[Found]:
    """Each once, with shares of no more than everybody and somebody who belongs; each level of the ladder once."""
    yield from twice(deliberation.forums, ("forums",), "forum")
    taken: dict[str, int] = {}
    for at, forum in enumerate(deliberation.forums):
        asked = {"quorum": forum.quorum.share, "majority": forum.majority}
        asked |= {"second_call": forum.second_call.share} if forum.second_call else {}
        for name, share in asked.items():
            if sentence := _more_than_all(share):
                yield ("forums", at, name), sentence
        if forum.counts == "everybody" and forum.quorum.share:
            yield (
                ("forums", at, "quorum"),
                "expected only “least”, since whoever comes counts and nobody knows how many there could be.",
            )
        if forum.counts == "members" and not (forum.roles or forum.organisation_kinds):
            yield ("forums", at, "roles"), "expected at least one role or kind of organisation, found none."
        if forum.when and forum.rhythm == "as_needed":
            yield ("forums", at, "rhythm"), "expected how often it meets, since its day is said, found “as_needed”."
        if forum.rung and forum.rung in taken:
            yield (
                ("forums", at, "rung"),
                f"expected each level of the ladder once; number {taken[forum.rung]} of the list decides for it.",
            )
        taken.setdefault(forum.rung or "", at + 1)


def check_references(deliberation: Deliberation, areas: Areas, people: People) -> Iterator[Found]:
    """Levels, roles and kinds of organisation are known."""
    levels, roles = [each.key for each in areas.levels], [each.key for each in people.roles]
    kinds = [each.key for each in people.organisation_kinds]
    for at, forum in enumerate(deliberation.forums):
        yield from unknown(forum.area_level, levels, ("forums", at, "area_level"), "a level in areas.yaml")
        for number, role in enumerate(forum.roles):
            yield from unknown(role, roles, ("forums", at, "roles", number), "a role in people.yaml")
        for number, kind in enumerate(forum.organisation_kinds):
            where = ("forums", at, "organisation_kinds", number)
            yield from unknown(kind, kinds, where, "a kind of organisation in people.yaml")


def check_rungs(deliberation: Deliberation, cases: Cases) -> Iterator[Found]:
    """Levels of the ladder are known and have a meeting; and each that has one has a forum here."""
    known = {level.key: level for level in cases.ladder}
    for at, forum in enumerate(deliberation.forums):
        where = ("forums", at, "rung")
        yield from unknown(forum.rung, known, where, "a level in cases.yaml")
        level = known.get(forum.rung or "")
        if level and level.forum is None:
            yield where, f"expected a level at which a meeting decides, found “{level.key}”, which has no forum."
        if level and level.forum and level.area_level != forum.area_level:
            yield ("forums", at, "area_level"), f"expected “{level.area_level}”, where “{level.key}” stands."
    decided = {forum.rung for forum in deliberation.forums}
    for level in cases.ladder:
        if deliberation.forums and level.forum and level.key not in decided:
            yield ("forums",), f"expected a forum for “{level.key}” of the ladder, whose cases a meeting decides."


def _more_than_all(share: str | None) -> str:
    try:
        shares.read(share or "")
    except ValueError as error:
        return f"expected a share such as “2/3”, found: {error}"
    return ""
