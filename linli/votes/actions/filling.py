"""The roll before it is closed: filled by a list, lines taken off. Nobody stands on it twice."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from linli.core.refusal import Refusal, WrongState
from linli.journal.actions import Who
from linli.votes import codes
from linli.votes.actions.steps import lock, move
from linli.votes.lines import ABOUT, Line, Named, line_of
from linli.votes.models import Vote, Voter
from linli.votes.words import Action, Unit

MOST = 100_000


def enter_voters(*, vote: Vote, named: Iterable[Named], by: Who, now: datetime) -> int:
    """Lines by a list, typed or brought in. One who stands there already is passed by."""
    lines = [line for line in map(line_of, named) if line.name]
    if not lines:
        raise Refusal(_("Write at least one name, each on a line of its own."), field="named")
    return fill(vote, lines, by=by, now=now, what="list")


@transaction.atomic
def strike_voter(*, voter: Voter, by: Who, now: datetime) -> None:
    """Take a line off the roll, before it is closed."""
    vote, step = lock(voter.vote, Action.FILL, by)
    gone, _rows = Voter.objects.filter(pk=voter.pk, vote=vote).delete()
    if not gone:
        raise WrongState(_("This line was taken off the roll already."))
    move(vote, step, by=by, now=now, data={"struck": voter.number})


@transaction.atomic
def empty_roll(*, vote: Vote, by: Who, now: datetime) -> int:
    """Take everybody off the roll, before it is closed. Returns how many stood there."""
    vote, step = lock(vote, Action.FILL, by)
    gone, _rows = vote.roll.all().delete()
    if gone:
        move(vote, step, by=by, now=now, data={"struck": gone, "whole": True})
    return gone


@transaction.atomic
def fill(vote: Vote, lines: Iterable[Line], *, by: Who, now: datetime, what: str) -> int:
    """Put these lines on the roll, but for those that stand there; `what`: where they come from, for the journal.
    Returns how many were added."""
    vote, step = lock(vote, Action.FILL, by)
    known = {bytes(mark) for mark in vote.roll.values_list("mark", flat=True) if mark}
    number = vote.roll.aggregate(last=Max("number"))["last"] or 0
    made: list[Voter] = []
    for line in lines:
        mark = codes.once(line.said)
        if mark not in known:
            known.add(mark)
            made.append(_voter(vote, number + len(made) + 1, mark, line))
    if number + len(made) > MOST:
        raise Refusal(_("A roll has at most %(most)d lines.") % {"most": MOST})
    Voter.objects.bulk_create(made, batch_size=1000)
    if made:
        move(vote, step, by=by, now=now, data={"added": len(made), "from": what})
    return len(made)


def _voter(vote: Vote, number: int, mark: bytes, line: Line) -> Voter:
    return Voter(
        vote=vote,
        number=number,
        mark=mark,
        name=line.name[:ABOUT],
        about=line.about[:ABOUT],
        account=line.account,
        floor_area=line.floor_area if vote.unit == Unit.OWNER else None,
    )
