"""Checks of votes.yaml."""

from collections.abc import Iterator
from fractions import Fraction

from linli.packs.checks.found import Found, twice
from linli.packs.schema.votes import Share, Votes

HALF = Fraction(1, 2)


def check_votes(votes: Votes) -> Iterator[Found]:
    """Each rule once; shares of at most a whole; majorities that only one option can reach; as many answers in both
    languages."""
    yield from twice(votes.rules, ("rules",), "rule")
    for at, rule in enumerate(votes.rules):
        for name, share in (("quorum", rule.quorum), ("majority", rule.majority)):
            if share and Fraction(share.share) > 1:
                yield ("rules", at, name, "share"), f"expected at most the whole, found “{share.share}”."
        if not _most(rule.majority):
            yield ("rules", at, "majority"), "expected more than half, which only one option can reach."
    if len(votes.options.zh) != len(votes.options.en):
        yield (
            ("options",),
            f"expected as many answers in both languages, found {len(votes.options.zh)} and {len(votes.options.en)}.",
        )


def _most(share: Share) -> bool:
    asked = Fraction(share.share)
    return asked > HALF or (asked == HALF and share.more)
