"""A result in words and figures, as the desk, the public site and the screen show it."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linli.votes.models import Vote
from linli.votes.practice import Rule, read
from linli.votes.tallying import Sums, enough, whole_of


@dataclass(frozen=True, slots=True)
class Row:
    """One option. `floor`: its m², where owners vote; `passed`, `floor_passed`: whether it has the majority by votes,
    by m². `carried`: it is what was decided, or has a seat; `tied`: it is even with others for the last one."""

    number: int
    option: str
    count: int
    passed: bool
    floor: str
    floor_passed: bool
    carried: bool
    tied: bool


@dataclass(frozen=True, slots=True)
class Part:
    """How many took part by one measure, in a sentence. `needed`: what the rule asks for and whether it was reached;
    empty where it asks for nothing."""

    said: str
    needed: str
    enough: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """The whole. `headline`: what was decided, in a sentence; `notes`: what else has to be said: even votes, empty
    seats. `parts`: by votes, and where owners vote by m²; `majority`: what the rule asks for."""

    headline: str
    notes: list[str]
    rows: list[Row]
    parts: list[Part]
    majority: str
    by_floor: bool


def shown_result(vote: Vote) -> Shown | None:
    """The result; None before it is closed."""
    if vote.result is None:
        return None
    heads, floor = _measures(vote)
    rule = read(vote.rule)
    parts = [_part(_heads_said(heads), rule, heads), *([_part(_floor_said(floor), rule, floor)] if floor else [])]
    rows = [_row(vote, rule, number, heads, floor) for number in range(1, len(vote.options) + 1)]
    majority = _("Majority: %(share)s %(of)s.") % {"share": rule.majority, "of": rule.of.label}
    return Shown(headline(vote), notes(vote), rows, parts, majority, floor is not None)


def headline(vote: Vote) -> str:
    """What was decided, in one sentence."""
    result: Any = vote.result
    if result["carried"]:
        said = vote.spelt(result["carried"])
        return (_("Decided: %(option)s") if vote.seats == 1 else _("Chosen: %(option)s")) % {"option": said}
    if not result["quorum"]:
        return _("Not decided: too few took part.")
    if result["tied"]:
        return _("Not decided: %(options)s are even.") % {"options": vote.spelt(result["tied"])}
    return _("Not decided: no option reached the majority.")


def notes(vote: Vote) -> list[str]:
    """Even votes and empty seats, each in a sentence."""
    result: Any = vote.result
    free, said = vote.seats - len(result["carried"]), list[str]()
    if tied := result["tied"]:
        words = _("%(options)s have %(n)d votes each. The count decides nothing between them: vote on them once more.")
        said.append(words % {"options": vote.spelt(tied), "n": result["counts"][tied[0] - 1]})
    elif result["carried"] and free:
        words = ngettext(
            "%(n)d of %(seats)d seats stays free: no other option reached the majority.",
            "%(n)d of %(seats)d seats stay free: no other option reached the majority.",
            free,
        )
        said.append(words % {"n": free, "seats": vote.seats})
    return said


def _measures(vote: Vote) -> tuple[Sums, Sums | None]:
    """What was counted, read back from the result."""
    said: Any = vote.result
    heads = Sums(tuple(said["counts"]), said["took_part"], said["entitled"])
    if "floor" not in said:
        return heads, None
    floor = said["floor"]
    areas = tuple(Decimal(each) for each in floor["counts"])
    return heads, Sums(areas, Decimal(floor["took_part"]), Decimal(floor["entitled"]))


def _row(vote: Vote, rule: Rule, number: int, heads: Sums, floor: Sums | None) -> Row:
    result: Any = vote.result
    return Row(
        number=number,
        option=vote.option(number),
        count=result["counts"][number - 1],
        passed=heads.reaches(rule.majority, number, whole_of(vote, rule, heads)),
        floor=str(floor.options[number - 1]) if floor else "",
        floor_passed=floor is not None and floor.reaches(rule.majority, number, whole_of(vote, rule, floor)),
        carried=number in result["carried"],
        tied=number in result["tied"],
    )


def _part(said: str, rule: Rule, sums: Sums) -> Part:
    reached = enough(rule, sums)
    if rule.quorum is None:
        return Part(said, "", reached)
    words = _("Needed: %(share)s; reached.") if reached else _("Needed: %(share)s; not reached.")
    return Part(said, words % {"share": rule.quorum}, reached)


def _heads_said(sums: Sums) -> str:
    words = _("%(took)s of %(entitled)s with the right to vote took part.")
    return words % {"took": sums.took_part, "entitled": sums.entitled}


def _floor_said(sums: Sums) -> str:
    words = _("They have %(took)s of %(entitled)s m² of floor area.")
    return words % {"took": sums.took_part, "entitled": sums.entitled}
