"""Published turns changed by whoever makes the rosters: somebody put on a shift, a turn handed on, or called off."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.journal import actions as journal
from linli.notify.words import Group
from linli.people.models import Account, Person
from linli.rosters.actions.planning import organisation_of, turn_of
from linli.rosters.models import Shift, Swap, Turn
from linli.rosters.rules import when, why_not_plan, why_not_serve
from linli.rosters.telling import MINE, accounts_of, tell
from linli.rosters.words import Asked, Presence


@transaction.atomic
def give_turn(*, shift: Shift, person: Person, by: Account, now: datetime) -> Turn:
    """Put somebody on a published shift."""
    shift = _changeable(shift, by, now)
    person = Person.objects.select_for_update().get(pk=person.pk)
    standing = list(shift.turns.standing().values_list("person_id", flat=True))
    if person.pk in standing:
        raise Refusal(_("%(name)s is on this shift already.") % {"name": person}, field="person")
    if len(standing) >= shift.needed:
        raise WrongState(_("This shift is full. Hand a turn on instead."))
    _require(person, shift)
    turn = written(turn_of(shift, person.pk, organisation_of(person, shift)))
    journal.record("turn.given", turn, by=by, at=now, area_id=shift.station.area_id, new=True)
    tell_given(turn, shift, by, now)
    return turn


@transaction.atomic
def hand_on(*, turn: Turn, person: Person, by: Account, now: datetime, seen: int) -> Turn:
    """Have somebody else take a turn; both are told. Open swaps of it are void."""
    shift = _changeable(turn.shift, by, now)
    turn = _standing(turn, seen)
    list(Person.objects.select_for_update().filter(pk__in=(person.pk, turn.person_id)).order_by("pk"))
    if person.pk == turn.person_id:
        raise Refusal(_("%(name)s is on this shift already.") % {"name": person}, field="person")
    _require(person, shift)
    before = turn.person_id
    pass_on(turn, person, shift)
    journal.record(
        "turn.handed_on",
        turn,
        by=by,
        at=now,
        data={"before": before, "person": person.pk},
        area_id=shift.station.area_id,
    )
    lapse([turn], now)
    tell_given(turn, shift, by, now)
    _tell_free(turn, before, shift, by, now)
    return turn


@transaction.atomic
def call_off(*, turn: Turn, by: Account, now: datetime, seen: int) -> None:
    """They need not come; the place is empty again."""
    shift = _changeable(turn.shift, by, now)
    turn = _standing(turn, seen)
    turn.off_at, turn.version = now, turn.version + 1
    turn.save(update_fields=["off_at", "version"])
    journal.record("turn.called_off", turn, by=by, at=now, area_id=shift.station.area_id)
    lapse([turn], now)
    _tell_free(turn, turn.person_id, shift, by, now)


def pass_on(turn: Turn, person: Person, shift: Shift) -> None:
    """Write the turn over to somebody; the caller holds the locks and has asked the rules."""
    turn.person, turn.organisation_id, turn.version = person, organisation_of(person, shift), turn.version + 1
    turn.presence, turn.came_at, turn.missed_at, turn.off_at = Presence.AWAITED, None, None, None
    fields = ["person", "organisation", "version", "presence", "came_at", "missed_at", "off_at"]
    try:
        with transaction.atomic():
            turn.save(update_fields=fields)
    except IntegrityError as error:
        raise taken(person) from error


def written(turn: Turn) -> Turn:
    """Insert a turn; a sentence where the database refuses it."""
    try:
        with transaction.atomic():
            turn.save()
    except IntegrityError as error:
        raise taken(turn.person) from error
    return turn


def taken(person: Person) -> WrongState:
    return WrongState(
        _("%(name)s has been put on other duty this very moment. Choose somebody else.") % {"name": person}
    )


def lapse(turns: list[Turn], now: datetime) -> None:
    """Swaps that ask for these turns, or offer them in return, are no longer possible."""
    for way in ("turn__in", "back__in"):
        Swap.objects.filter(**{way: turns}, state=Asked.ASKED).update(state=Asked.LAPSED, answered_at=now)


def _changeable(shift: Shift, by: Account, now: datetime) -> Shift:
    found = Shift.objects.select_for_update(of=("self",)).select_related("station", "rule").get(pk=shift.pk)
    if why_not := why_not_plan(by, found.station.area_id):
        raise NotAllowed(why_not)
    if found.published_at is None:
        raise WrongState(_("This shift is not published yet. Change the draft instead."))
    if found.ends_at <= now:
        raise WrongState(_("This shift is over; who was there stays as it is."))
    return found


def _standing(turn: Turn, seen: int) -> Turn:
    found = Turn.objects.select_for_update().get(pk=turn.pk)
    if found.version != seen or found.off_at:
        raise WrongState(_("Somebody has changed this shift meanwhile. Look at it again."))
    if found.presence in (Presence.ON_TIME, Presence.LATE):
        raise WrongState(_("%(name)s has come already.") % {"name": found.person})
    return found


def _require(person: Person, shift: Shift) -> None:
    if why_not := why_not_serve(person, shift):
        raise Refusal(why_not, field="person")


def tell_given(turn: Turn, shift: Shift, by: Account, now: datetime) -> None:
    """Whoever is on duty now hears of it."""
    tell(
        accounts_of([turn.person_id], but=by.pk),
        lambda: _("You are on duty at %(station)s, %(when)s") % {"station": shift.station, "when": when(shift)},
        key=f"turn-{turn.pk}-{turn.version}",
        now=now,
        group=Group.GIVEN,
        link=MINE,
    )


def _tell_free(turn: Turn, person: int, shift: Shift, by: Account, now: datetime) -> None:
    tell(
        accounts_of([person], but=by.pk),
        lambda: (
            _("You are no longer on duty at %(station)s, %(when)s") % {"station": shift.station, "when": when(shift)}
        ),
        key=f"turn-free-{turn.pk}-{turn.version}",
        now=now,
        group=Group.GIVEN,
        link=MINE,
    )
