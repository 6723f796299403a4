"""Closing a vote: counted, the count kept with the hash of what it was counted from; and calling it off."""

from datetime import datetime

from django.db import connection, transaction
from django.utils.translation import gettext as _

from linli.core.refusal import Refusal, WrongState
from linli.core.text import clean
from linli.journal.actions import SYSTEM, Who
from linli.votes import rules
from linli.votes.actions.steps import lock, move
from linli.votes.models import Ballot, Vote, Voter
from linli.votes.tallying import digest, lines, tally
from linli.votes.words import Action, Method

REASON = 400
# All ballots are written anew in one transaction, in the order of their random keys, and so are all lines of the roll:
# neither where a row lies nor which transaction wrote it says any longer which ballot belongs to which line.
AGAIN = f"""
WITH gone AS (DELETE FROM {Ballot._meta.db_table} WHERE vote_id = %(vote)s RETURNING id, vote_id, receipt, choices)
INSERT INTO {Ballot._meta.db_table} (id, vote_id, receipt, choices)
SELECT gen_random_uuid(), vote_id, receipt, choices FROM gone ORDER BY receipt
"""
ROLL = f"UPDATE {Voter._meta.db_table} SET code_mark = NULL WHERE vote_id = %(vote)s"


@transaction.atomic
def close(*, vote: Vote, by: Who, now: datetime) -> Vote:
    """Close and count. By code: when its time is over, or when all have voted; in the room: when two tellers say the
    same. The codes are void then. Refusal when it is too early."""
    vote, step = lock(vote, Action.CLOSE, by)
    used = vote.roll.filter(used=True).count()
    if sentence := rules.why_not_close(vote, used=used, agreed=agreed(vote), now=now):
        raise Refusal(sentence)
    if vote.method == Method.SECRET:
        _shuffle(vote, used)
    found, said = tally(vote), lines(vote)
    facts = {**found.data(), "digest": digest(said)}
    changes = {"result": found.data(), "digest": facts["digest"], "closed_at": now}
    return move(vote, step, by=by, now=now, data=facts, **changes)


@transaction.atomic
def cancel(*, vote: Vote, words: str, by: Who, now: datetime) -> Vote:
    """Call it off, with the reason; what was cast until then is not counted."""
    vote, step = lock(vote, Action.CANCEL, by)
    reason = clean(words, REASON, field="words")
    if not reason:
        raise Refusal(_("Say why the vote does not take place."), field="words")
    return move(vote, step, by=by, now=now, words=reason, closed_at=now)


def close_due(*, now: datetime) -> int:
    """Close every vote by code whose time is over. Returns how many."""
    closed = 0
    for vote in Vote.objects.to_close(now):
        try:
            close(vote=vote, by=SYSTEM, now=now)
        except WrongState:
            continue  # somebody closed it or called it off meanwhile
        closed += 1
    return closed


def agreed(vote: Vote) -> bool:
    """Whether two tellers counted, and all who counted say the same."""
    counts = list(vote.counted.all())
    return len(counts) >= 2 and len({each.said for each in counts}) == 1


def _shuffle(vote: Vote, used: int) -> None:
    """The lock on the vote has waited for everybody who was voting: no ballot comes any more."""
    assert vote.ballots.count() == used, "a ballot for each line of the roll that was used"
    with connection.cursor() as cursor:
        cursor.execute(AGAIN, {"vote": vote.pk})
        cursor.execute(ROLL, {"vote": vote.pk})
