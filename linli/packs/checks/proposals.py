"""Checks of proposals.yaml."""

from collections.abc import Iterator

from linli.packs.checks.found import Found, twice, unknown
from linli.packs.schema.people import People
from linli.packs.schema.proposals import Proposals
from linli.people.permissions import Permission


def check_kinds(proposals: Proposals, people: People) -> Iterator[Found]:
    """Each kind once; made by roles that there are and that may make proposals."""
    yield from twice(proposals.kinds, ("kinds",), "kind")
    known = {role.key: role for role in people.roles}
    for at, kind in enumerate(proposals.kinds):
        for place, role in enumerate(kind.roles):
            where = ("kinds", at, "roles", place)
            yield from unknown(role, known, where, "a role in people.yaml")
            if role in known and Permission.PROPOSAL_SUBMIT not in known[role].permissions:
                yield where, f"expected a role that may proposal.submit, found “{role}”."
