"""Swaps: asked of somebody or of whoever can, and only done when the other says yes. The rules are asked at both times;
of two who say yes at once, one gets it."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.journal import actions as journal
from linli.notify.words import Group
from linli.people.models import Account, Person
from linli.rosters.actions.turns import lapse, pass_on
from linli.rosters.candidates import holders, serving
from linli.rosters.models import Shift, Swap, Turn
from linli.rosters.rules import when, why_not_serve, why_not_swap
from linli.rosters.telling import MINE, SWAPS, accounts_of, superiors, tell
from linli.rosters.words import Asked


@transaction.atomic
def ask_swap(*, turn: Turn, by: Account, now: datetime, to: Person | None = None, back: Turn | None = None) -> Swap:
    """Ask somebody to take one's turn, perhaps for one of theirs; with nobody named, whoever could take it is asked."""
    turn = _locked(turn)
    if why_not := why_not_swap(turn, by, now):
        raise NotAllowed(why_not)
    if Swap.objects.filter(turn=turn, state=Asked.ASKED).exists():
        raise WrongState(_("A swap of this turn has been asked already. Take that back first."))
    back = _locked(back) if back else None
    if to and (to.pk == by.person_id or (back and back.person_id != to.pk)):
        raise Refusal(_("Choose somebody else, and a turn that is theirs."), field="to")
    if to and (why_not := _why_not(turn, to, back)):
        raise Refusal(why_not, field="to")
    swap = Swap.objects.create(turn=turn, person=turn.person, to=to, back=back, asked_at=now)
    data = {"turn": turn.pk, "to": to.pk if to else None}
    journal.record("swap.asked", swap, by=by, at=now, data=data, area_id=turn.shift.station.area_id, new=True)
    _tell_asked(swap, now)
    return swap


def _why_not(turn: Turn, to: Person, back: Turn | None) -> str | None:
    """Why the one cannot take it, or the other what is given in return."""
    given = [back.pk] if back else []
    if why_not := why_not_serve(to, turn.shift, but=given):
        return why_not
    return why_not_serve(turn.person, back.shift, but=[turn.pk]) if back else None


def able(shift: Shift, *, but: int) -> list[Person]:
    """Who might take a shift, by their posts; whether they are free is asked when they say yes. Two queries."""
    known = holders(shift.rule.posts, shift.day, shift.day)
    people = set(serving(shift.rule, shift.station.area_id, shift.day, known)) - {but}
    return list(Person.objects.filter(pk__in=people).order_by("name", "pk"))


@transaction.atomic
def accept_swap(*, swap: Swap, by: Account, now: datetime) -> Swap:
    """Say yes. Refusal when it would break a rule by now; WrongState when another was quicker."""
    swap = _open(swap)
    turn, back = _both(swap)
    _answerable(swap, turn, by, now)
    list(Person.objects.select_for_update().filter(pk__in=(by.person_id, turn.person_id)).order_by("pk"))
    if why_not := _why_not(turn, by.person, back):
        raise Refusal(why_not)
    giver = turn.person
    if back:
        # For a moment both turns would be one person's; called off, the one is not in the other's way.
        Turn.objects.filter(pk=back.pk).update(off_at=now)
    pass_on(turn, by.person, turn.shift)
    if back:
        pass_on(back, giver, back.shift)
    swap.state, swap.answered_at, swap.taken_by = Asked.ACCEPTED, now, by.person
    swap.save(update_fields=["state", "answered_at", "taken_by"])
    for one, before in [(turn, giver.pk), *([(back, by.person_id)] if back else [])]:
        data = {"before": before, "person": one.person_id, "swap": swap.pk}
        journal.record("turn.handed_on", one, by=by, at=now, data=data, area_id=one.shift.station.area_id)
    journal.record("swap.accepted", swap, by=by, at=now, area_id=turn.shift.station.area_id)
    lapse([turn, *([back] if back else [])], now)
    _tell_done(swap, turn, giver, by.person, now)
    return swap


@transaction.atomic
def decline_swap(*, swap: Swap, by: Account, now: datetime) -> Swap:
    """Say no, if one was asked by name."""
    swap = _open(swap)
    if swap.to_id != by.person_id:
        raise NotAllowed(_("This was not asked of you."))
    _close(swap, Asked.DECLINED, now)
    journal.record("swap.declined", swap, by=by, at=now)
    tell(
        accounts_of([swap.person_id]),
        lambda: (
            _("%(name)s cannot take your duty at %(station)s, %(when)s")
            % {"name": by.person, **_facts(swap.turn.shift)}
        ),
        key=f"swap-declined-{swap.pk}",
        now=now,
        group=Group.GIVEN,
        link=MINE,
    )
    return swap


@transaction.atomic
def withdraw_swap(*, swap: Swap, by: Account, now: datetime) -> Swap:
    """No longer ask."""
    swap = _open(swap)
    if swap.person_id != by.person_id:
        raise NotAllowed(_("This turn is not yours to give away."))
    _close(swap, Asked.WITHDRAWN, now)
    journal.record("swap.withdrawn", swap, by=by, at=now)
    return swap


def _close(swap: Swap, state: Asked, now: datetime) -> None:
    swap.state, swap.answered_at = state, now
    swap.save(update_fields=["state", "answered_at"])


def _open(swap: Swap) -> Swap:
    swap = Swap.objects.select_for_update().get(pk=swap.pk)
    if swap.state == Asked.ACCEPTED:
        raise WrongState(_("%(name)s has taken this turn already.") % {"name": swap.taken_by})
    if swap.state != Asked.ASKED:
        raise WrongState(_("This swap is not asked any more."))
    return swap


def _both(swap: Swap) -> tuple[Turn, Turn | None]:
    """The turn and what is given in return, locked in the order of their numbers: two swaps never wait for each
    other."""
    wanted = sorted({swap.turn_id, swap.back_id or swap.turn_id})
    found = {pk: _locked(Turn(pk=pk)) for pk in wanted}
    return found[swap.turn_id], found[swap.back_id] if swap.back_id else None


def _locked(turn: Turn) -> Turn:
    # Who has it may change while one waits for it, so the person is read afterwards, not with it.
    rows = Turn.objects.select_for_update(of=("self",)).select_related("shift__station", "shift__rule")
    return rows.get(pk=turn.pk)


def _answerable(swap: Swap, turn: Turn, by: Account, now: datetime) -> None:
    if swap.to_id not in (None, by.person_id) or by.person_id == swap.person_id:
        raise NotAllowed(_("This was not asked of you."))
    if turn.person_id != swap.person_id or turn.off_at or turn.shift.starts_at <= now:
        raise WrongState(_("This shift has begun, or was called off; it cannot be swapped any more."))


def _tell_asked(swap: Swap, now: datetime) -> None:
    people = [swap.to_id] if swap.to_id else [each.pk for each in able(swap.turn.shift, but=swap.person_id)]
    tell(
        accounts_of(people),
        lambda: (
            _("%(name)s asks whether you take the duty at %(station)s, %(when)s")
            % {"name": swap.person, **_facts(swap.turn.shift)}
        ),
        key=f"swap-{swap.pk}",
        now=now,
        group=Group.TO_DO,
        link=SWAPS,
    )


def _tell_done(swap: Swap, turn: Turn, giver: Person, taker: Person, now: datetime) -> None:
    """Both, and whoever makes the rosters there."""
    facts = {"giver": giver, "taker": taker}
    both = accounts_of([giver.pk, taker.pk])
    above = superiors(turn.shift.station.area_id, now, but=[giver.pk, taker.pk])
    for readers, group in ((both, Group.GIVEN), (above, Group.INFORMATION)):
        tell(
            readers,
            lambda: (
                _("Swapped: %(taker)s instead of %(giver)s at %(station)s, %(when)s") % {**facts, **_facts(turn.shift)}
            ),
            key=f"swap-done-{swap.pk}",
            now=now,
            group=group,
            link=MINE,
        )


def _facts(shift: Shift) -> dict[str, object]:
    return {"station": shift.station, "when": when(shift)}
