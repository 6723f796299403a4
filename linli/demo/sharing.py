"""How several share an invented need: others called in or whistled in, and parts split off."""

from contextlib import suppress
from typing import TYPE_CHECKING

from linli.cases import lives_together as together
from linli.cases.models import Assignment
from linli.catalogue.tables import tables
from linli.demo.words import sayings
from linli.people.permissions import Permission as P

if TYPE_CHECKING:
    from linli.demo.lives import Fate
    from linli.demo.staff import Hand

CALLED, SPLIT = 0.05, 0.02
WHISTLED, BOTH, REPORTED = 0.4, 0.3, 0.85


class NotYet(Exception):
    """The next step lies after now, or waits for somebody who does not come."""


def share(fate: "Fate") -> None:
    """Call others in, or split parts off, for a few. Raises NotYet where the lead still waits for them."""
    chance = fate.dice.random()
    if chance < CALLED:
        _call(fate)
    elif chance < CALLED + SPLIT:
        _split(fate)


def _others(fate: "Fate", most: int) -> list[int]:
    """Organisations nearby that could help."""
    lineage, lead = fate.need.spot.lineage, fate.life.case.lead_id
    found = [each for each in fate.staff.able(lineage) if each != lead]
    return fate.dice.sample(found, min(len(found), most))


def _call(fate: "Fate") -> None:
    others = _others(fate, 2 if fate.dice.random() < BOTH else 1)
    if not others:
        return
    whistled = bool(tables.get().limit("whistle")) and fate.dice.random() < WHISTLED
    at, by = fate.office(fate.dice.uniform(0.5, 3)), fate.handler()
    together.call_in(fate.life, others, by=by, at=at, words=fate.say(sayings.CALLED), whistled=whistled)
    if whistled:
        for part in fate.life.called:
            if fate.dice.random() < REPORTED:
                together.report_in(fate.life, part, by=_hand(fate, part), at=fate.office(fate.dice.uniform(0.2, 1)))
    for part in fate.life.called:
        at = fate.office(fate.dice.expovariate(0.1) + 0.5)
        together.assist_done(fate.life, part, by=_hand(fate, part), at=at, words=fate.say(sayings.ASSISTED))


def _hand(fate: "Fate", part: Assignment) -> "Hand":
    return fate.staff.worker(part.organisation_id, fate.need.spot.lineage, fate.dice)


def _split(fate: "Fate") -> None:
    """The whole goes on once its parts are done."""
    splitter = fate.somebody(P.CASE_ASSIGN)
    others = _others(fate, 2)
    if splitter is None or not others:
        return
    at = fate.office(fate.dice.uniform(0.5, 3))
    shares = fate.dice.sample(sayings.SHARES, len(others))
    parts = [
        fate.of_part(together.split(fate.life, each, by=splitter, at=at, words=words))
        for each, words in zip(others, shares, strict=True)
    ]
    for part in parts:
        with suppress(NotYet):
            part.go_as_part()
        part.life.until(fate.clock.now)
    ends = [part.life.case.done_at for part in parts if part.life.case.done_at]
    if len(ends) < len(parts):
        raise NotYet
    fate.since = max(ends)
