"""Casting a vote: the line of the roll is used and the ballot is there, both or neither, once.

Whoever votes holds the vote's row against closing, and the line of the roll against everybody else. Of a secret ballot
nothing is written that has a time or leads back to the line (docs/decisions/0042-votes.md).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from linli.core.codes import read_code
from linli.core.prepared import first_row, locked, one
from linli.core.refusal import Refusal, WrongState
from linli.core.updating import update
from linli.journal import actions as journal
from linli.journal.actions import RESIDENT, Who
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.votes import codes, rules
from linli.votes.models import Ballot, Proxy, Vote, Voter
from linli.votes.words import Method

COLUMNS = ", ".join(f'"{field.column}"' for field in Vote._meta.concrete_fields)
# FOR KEY SHARE: voters do not wait for each other, closing waits for them all, and they for closing.
HELD = f'SELECT {COLUMNS} FROM "{Vote._meta.db_table}" WHERE id = %(pk)s FOR KEY SHARE'
BALLOT = f"""
INSERT INTO "{Ballot._meta.db_table}" (id, vote_id, receipt, choices)
VALUES (gen_random_uuid(), %(vote)s, %(receipt)s, %(choices)s) ON CONFLICT DO NOTHING RETURNING receipt
"""
TRIES = 20
Chosen = int | Sequence[int]


@dataclass(frozen=True, slots=True)
class Cast:
    """What was cast. `receipt`: the nine digits of a secret ballot; empty for an open one."""

    vote: Vote
    voter: Voter
    choices: list[int]
    receipt: str


def by_code(code: str) -> Voter:
    """The line of the roll whose slip has this code. Refusal for what is no code, or nobody's."""
    number = read_code(code)
    found: Voter | None = Voter.objects.select_related("vote").filter(code_mark__in=codes.marks(number)).first()
    if found is None:
        raise Refusal(
            _("No slip has this code. Compare it with your slip; once a vote is closed, its codes are void."),
            field="code",
        )
    return found


@transaction.atomic
def cast(*, code: str, choice: Chosen, now: datetime, carried: int | None = None, receipt: str = "") -> Cast:
    """Vote by the code of a slip. `choice`: the number of an option, or several where there are several seats;
    `carried`: the number on the roll of whoever gave this person their vote. `receipt`: drawn beforehand by whoever
    asked once more; cast with the same one again, it is the same vote, and its receipt is shown again."""
    own = by_code(code)
    mark = bytes(own.code_mark or b"")
    return _cast(own.vote_id, own, carried, choice, mark=mark, by=RESIDENT, now=now, receipt=receipt)


@transaction.atomic
def cast_signed_in(*, vote: Vote, choice: Chosen, by: Account, now: datetime, carried: int | None = None) -> Cast:
    """Vote by one's account, where it stands on the roll."""
    own = Voter.objects.filter(vote=vote, account=by).first()
    if own is None:
        raise Refusal(_("You are not on the roll of this vote."))
    return _cast(vote.pk, own, carried, choice, mark=None, by=by, now=now)


@transaction.atomic
def call_roll(*, vote: Vote, number: int, choice: Chosen, by: Account, now: datetime) -> Cast:
    """In an open vote, enter what was said aloud for a number on the roll, as a teller: by that voter, or by whoever
    carries the vote."""
    rules.require(by, vote, Permission.VOTE_TELL)
    if vote.method != Method.OPEN:
        raise Refusal(_("Only in an open vote is the roll called."))
    own = Voter.objects.filter(vote=vote, number=number).first()
    if own is None:
        raise Refusal(_("Nobody on the roll has the number %(number)d.") % {"number": number}, field="number")
    proxy = Proxy.objects.filter(principal=own).select_related("holder").first()
    if proxy is not None:
        return _cast(vote.pk, proxy.holder, number, choice, mark=None, by=by, now=now)
    return _cast(vote.pk, own, None, choice, mark=None, by=by, now=now)


def _cast(
    vote_pk: int,
    own: Voter,
    carried: int | None,
    choice: Chosen,
    *,
    mark: bytes | None,
    by: Who,
    now: datetime,
    receipt: str = "",
) -> Cast:
    vote = one(Vote, HELD, {"pk": vote_pk})
    assert vote is not None, "a vote with a roll is never deleted"
    if sentence := rules.why_not_vote(vote, now):
        raise WrongState(sentence)
    choices = rules.chosen(vote, choice)
    voter = locked(Voter, own.pk if carried is None else _carried(own, carried))
    _check_slip(own, voter, mark)
    if voter.used:
        if receipt and vote.ballots.filter(receipt=receipt).exists():
            return Cast(vote, voter, choices, receipt)  # the same press twice; nothing says that this is whose it is
        raise WrongState(rules.used_already(vote.method))
    if vote.method == Method.OPEN:
        return _openly(vote, voter, choices, by=by, now=now)
    voter.used = True
    update(voter, ("used",))
    return Cast(vote, voter, choices, _ballot(vote, choices, receipt))


def _check_slip(own: Voter, voter: Voter, mark: bytes | None) -> None:
    """Refusal for a slip that is void, and for whoever gave this vote to somebody else."""
    slip = voter if voter.pk == own.pk else Voter.objects.get(pk=own.pk)
    if mark is not None and bytes(slip.code_mark or b"") != mark:
        raise Refusal(_("A newer slip was printed for you; this one is void."), field="code")
    if voter.pk == own.pk and Proxy.objects.filter(principal=voter).exists():
        raise Refusal(rules.given_away())


def _carried(own: Voter, number: int) -> int:
    """Whose vote this person carries; looked up again under the lock of that line by the caller's next statements."""
    found = Proxy.objects.select_for_update().filter(holder=own, principal__number=number).first()
    if found is None:
        raise Refusal(_("You carry no vote of number %(number)d.") % {"number": number}, field="carried")
    return found.principal_id


def _openly(vote: Vote, voter: Voter, choices: list[int], *, by: Who, now: datetime) -> Cast:
    """The roll names the choice; the journal says that it was said, and by whom it was entered, not what."""
    voter.used, voter.choices = True, choices
    update(voter, ("used", "choices"))
    journal.record("voter.voted", voter, by=by, at=now, data={"vote": vote.pk}, area_id=vote.area_id)
    return Cast(vote, voter, choices, "")


def _ballot(vote: Vote, choices: list[int], drawn: str) -> str:
    for at in range(TRIES):
        receipt = codes.new_receipt() if at or not drawn else drawn
        said: dict[str, Any] = {"vote": vote.pk, "receipt": receipt, "choices": choices}
        if first_row(BALLOT, said):
            return str(said["receipt"])
    raise Refusal(_("No free receipt was found. Please try again."))
