"""Counting: what the ballots, the open roll or the tellers say, as lines that anybody can count again."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from linli.votes.models import Vote
from linli.votes.practice import read
from linli.votes.words import Method, Of


@dataclass(frozen=True, slots=True)
class Tally:
    """`counts`: for each option, in their order. `took_part` of `entitled` voted. `quorum`: enough did. `carried`: the
    number of the option that reached the majority, if one did and enough took part."""

    counts: tuple[int, ...]
    took_part: int
    entitled: int
    quorum: bool
    carried: int | None

    def data(self) -> dict[str, Any]:
        """As the vote keeps it."""
        return {
            "counts": list(self.counts),
            "took_part": self.took_part,
            "entitled": self.entitled,
            "quorum": self.quorum,
            "carried": self.carried,
        }


def tally(vote: Vote) -> Tally:
    """Count again from what is there: the ballots, the choices on the open roll, or the tellers' counts."""
    counts, took_part = counted(vote)
    return judged(vote, counts, took_part)


def counted(vote: Vote) -> tuple[tuple[int, ...], int]:
    """Votes for each option, and how many took part."""
    if not vote.by_code:
        first = vote.counted.order_by("pk").first()
        return (tuple(first.counts), first.present + first.carried) if first else ((0,) * len(vote.options), 0)
    choices = list(_choices(vote))
    return tuple(choices.count(number) for number in range(1, len(vote.options) + 1)), len(choices)


def judged(vote: Vote, counts: Sequence[int], took_part: int) -> Tally:
    """What the counts decide under the vote's rule: nothing without a quorum, and nothing when two are even."""
    rule, entitled = read(vote.rule), vote.entitled or 0
    quorum = rule.quorum is None or rule.quorum.reached(took_part, entitled)
    valid = sum(counts) - (counts[vote.abstention - 1] if vote.abstention else 0)
    whole = {Of.TOOK_PART: took_part, Of.VALID: valid, Of.ENTITLED: entitled}[rule.of]
    most = max(((count, number) for number, count in enumerate(counts, 1) if number != vote.abstention), default=(0, 0))
    alone = not _even(vote, counts, most[0])
    carried = most[1] if quorum and most[0] and alone and rule.majority.reached(most[0], whole) else None
    return Tally(tuple(counts), took_part, entitled, quorum, carried)


def lines(vote: Vote) -> list[str]:
    """What is counted, one line each, in an order that says nothing: receipts with choices, numbers of the open roll
    with choices, or the options with their counts."""
    if vote.method == Method.SECRET:
        return sorted(f"{receipt},{choice}" for receipt, choice in vote.ballots.values_list("receipt", "choice"))
    if vote.method == Method.OPEN:
        rows = vote.roll.filter(used=True).order_by("number").values_list("number", "choice")
        return [f"{number},{choice}" for number, choice in rows]
    counts, took_part = counted(vote)
    return [*(f"{number},{count}" for number, count in enumerate(counts, 1)), f"took part,{took_part}"]


def digest(said: Iterable[str]) -> str:
    """The SHA-256 of the lines, each ended by a line feed, in hexadecimal."""
    return hashlib.sha256("".join(f"{line}\n" for line in said).encode()).hexdigest()


def _choices(vote: Vote) -> Any:
    rows: Any = vote.ballots if vote.method == Method.SECRET else vote.roll.filter(used=True)
    return rows.values_list("choice", flat=True)


def _even(vote: Vote, counts: Sequence[int], most: int) -> bool:
    return sum(count == most for number, count in enumerate(counts, 1) if number != vote.abstention) > 1
