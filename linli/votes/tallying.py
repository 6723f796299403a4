"""Counting: what the ballots, the open roll or the tellers say, as lines that anybody can count again."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from linli.votes.models import Vote
from linli.votes.practice import Rule, Share, read
from linli.votes.words import Method, Of, Unit

Number = int | Decimal


@dataclass(frozen=True, slots=True)
class Sums:
    """What was counted in one measure, heads or m². `options`: for each option, in their order; `took_part` of
    `entitled` voted."""

    options: tuple[Number, ...]
    took_part: Number
    entitled: Number

    def reaches(self, share: Share, number: int, whole: Number) -> bool:
        """Whether the option of that number has such a share of the whole."""
        return share.reached(self.options[number - 1], whole)


@dataclass(frozen=True, slots=True)
class Tally:
    """What a vote came to. `heads`: votes; `floor`: m², where each owner has a vote. `quorum`: enough took part.
    `carried`: the numbers of the options that reached the majority and one of the seats, most votes first. `tied`:
    those with as many votes as each other, for fewer seats than they are: the count decides nothing between them."""

    heads: Sums
    floor: Sums | None
    quorum: bool
    carried: tuple[int, ...]
    tied: tuple[int, ...]

    def data(self) -> dict[str, Any]:
        """As the vote keeps it; areas in m² as text, with two decimals."""
        said: dict[str, Any] = {
            "counts": list(self.heads.options),
            "took_part": self.heads.took_part,
            "entitled": self.heads.entitled,
            "quorum": self.quorum,
            "carried": list(self.carried),
            "tied": list(self.tied),
        }
        return said if self.floor is None else {**said, "floor": _floor(self.floor)}


def tally(vote: Vote) -> Tally:
    """Count again from what is there: the ballots, the choices on the open roll, or the tellers' counts."""
    return judged(vote, *counted(vote))


def counted(vote: Vote) -> tuple[Sums, Sums | None]:
    """Votes for each option and how many took part; where each owner has a vote, the same in m²."""
    entitled = vote.entitled or 0
    if not vote.by_code:
        first = vote.counted.order_by("pk").first()
        counts = tuple(first.counts) if first else (0,) * len(vote.options)
        return Sums(counts, first.present + first.carried if first else 0, entitled), None
    cast = list(_cast(vote))
    heads = _summed(vote, [(choices, 1) for choices, _area in cast], entitled)
    if vote.unit != Unit.OWNER:
        return heads, None
    whole = sum((area or Decimal(0) for area in vote.roll.values_list("floor_area", flat=True)), Decimal(0))
    return heads, _summed(vote, [(choices, area or Decimal(0)) for choices, area in cast], whole)


def judged(vote: Vote, heads: Sums, floor: Sums | None = None) -> Tally:
    """What the counts decide under the vote's rule, which is asked of votes and of m² where there are both: nothing
    without a quorum, and nothing between those who are even."""
    rule, measures = read(vote.rule), [each for each in (heads, floor) if each is not None]
    quorum = all(enough(rule, each) for each in measures)
    if not quorum:
        return Tally(heads, floor, quorum, (), ())
    wholes = [(each, whole_of(vote, rule, each)) for each in measures]

    def reached(number: int) -> bool:
        return all(each.reaches(rule.majority, number, whole) for each, whole in wholes)

    return Tally(heads, floor, quorum, *_seated(vote, heads.options, reached))


def enough(rule: Rule, sums: Sums) -> bool:
    """Whether enough took part, by this measure."""
    return rule.quorum is None or rule.quorum.reached(sums.took_part, sums.entitled)


def lines(vote: Vote) -> list[str]:
    """What is counted, one line each, in an order that says nothing: receipts with choices, numbers of the open roll
    with choices (and m², where each owner has a vote), or the options with their counts. Several choices of one ballot
    are joined by +."""
    if vote.method == Method.SECRET:
        return sorted(f"{receipt},{joined(it)}" for receipt, it in vote.ballots.values_list("receipt", "choices"))
    if vote.method == Method.OPEN:
        rows = vote.roll.filter(used=True).order_by("number").values_list("number", "choices", "floor_area")
        return [f"{number},{joined(it)}{f',{area}' if area else ''}" for number, it, area in rows]
    heads, _floor = counted(vote)
    return [*(f"{number},{count}" for number, count in enumerate(heads.options, 1)), f"took part,{heads.took_part}"]


def joined(choices: Iterable[int] | None) -> str:
    """The numbers of the options on one ballot, as a line has them: 1+3."""
    return "+".join(str(number) for number in choices or ())


def digest(said: Iterable[str]) -> str:
    """The SHA-256 of the lines, each ended by a line feed, in hexadecimal."""
    return hashlib.sha256("".join(f"{line}\n" for line in said).encode()).hexdigest()


def _cast(vote: Vote) -> Any:
    if vote.method == Method.SECRET:
        return ((choices, None) for choices in vote.ballots.values_list("choices", flat=True).iterator(2000))
    return vote.roll.filter(used=True).values_list("choices", "floor_area").iterator(2000)


def _summed(vote: Vote, cast: Sequence[tuple[Sequence[int] | None, Number]], entitled: Number) -> Sums:
    sums: list[Number] = [0] * len(vote.options)
    for choices, weight in cast:
        for number in choices or ():
            sums[number - 1] += weight
    return Sums(tuple(sums), sum(weight for _choices, weight in cast), entitled)


def whole_of(vote: Vote, rule: Rule, sums: Sums) -> Number:
    """Of what the majority is asked. In the room some of those present may not have raised their hand at all."""
    voted = min(sums.took_part, sum(sums.options))
    neither = sums.options[vote.abstention - 1] if vote.abstention else 0
    return {Of.TOOK_PART: sums.took_part, Of.VALID: voted - neither, Of.ENTITLED: sums.entitled}[rule.of]


def _seated(
    vote: Vote, counts: Sequence[Number], reached: Callable[[int], bool]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Who of those that reached the majority has a seat, and who is even for the last ones. Where there is one seat and
    none reached it, it is said who is even at the top."""
    numbers = [number for number, count in enumerate(counts, 1) if count and number != vote.abstention]
    standing = sorted(numbers, key=lambda number: -counts[number - 1])
    able = [number for number in standing if reached(number)]
    if not able and vote.seats == 1:
        return (), _cut(standing, counts, 1)[1]
    return _cut(able, counts, vote.seats)


def _cut(standing: Sequence[int], counts: Sequence[Number], seats: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Those before the cut, and those who are even across it."""
    if len(standing) <= seats:
        return tuple(standing), ()
    last = counts[standing[seats - 1] - 1]
    if last > counts[standing[seats] - 1]:
        return tuple(standing[:seats]), ()
    before = tuple(number for number in standing if counts[number - 1] > last)
    return before, tuple(sorted(number for number in standing if counts[number - 1] == last))


def _floor(sums: Sums) -> dict[str, Any]:
    return {
        "counts": [f"{each:.2f}" for each in sums.options],
        "took_part": f"{sums.took_part:.2f}",
        "entitled": f"{sums.entitled:.2f}",
    }
