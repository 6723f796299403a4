"""Calling numbers: the next, again, skip, pass on, serve, done. Two clerks who call at once get two numbers."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.bookings import rules
from linli.bookings.models import Line, Ticket
from linli.bookings.words import AT_A_WINDOW, Taken, Turn
from linli.core.calendar import SHANGHAI
from linli.core.refusal import Refusal, WrongState
from linli.journal import actions as journal
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.stations.models import Station

MOST_WINDOWS = 99


@transaction.atomic
def call_next(*, station: Station, window: int, lines: Sequence[Line], by: Account, now: datetime) -> Ticket | None:
    """Call whoever comes next in any of these lines to a window; whoever was there has been served. None when nobody
    waits. An appointment comes when its time has come, before those who came later than it was for."""
    rules.require(by, Permission.QUEUE_CALL, station)
    if not 1 <= window <= MOST_WINDOWS:
        raise Refusal(_("Between window 1 and window %(most)d.") % {"most": MOST_WINDOWS}, field="window")
    own = [each.pk for each in lines if each.station_id == station.pk]
    _finish(station, window, by, now)
    today = timezone.localdate(now, SHANGHAI)
    waiting = Ticket.objects.filter(line__in=own, day=today, state=Turn.WAITING)
    due = waiting.exclude(how=Taken.APPOINTMENT, rank_at__gt=now)
    ticket: Ticket | None = (
        due.order_by("-first", "rank_at", "pk").select_for_update(skip_locked=True, of=("self",)).first()
    )
    if ticket is None and own:  # nobody else waits: whoever came early for an appointment need not wait either
        ticket = waiting.order_by("rank_at", "pk").select_for_update(skip_locked=True, of=("self",)).first()
    if ticket is None:
        return None
    ticket.state, ticket.window, ticket.clerk, ticket.calls = Turn.CALLED, window, by, 1
    ticket.called_at = ticket.shown_at = now
    fields = ("state", "window", "clerk", "calls", "called_at", "shown_at")
    journal.record("ticket.called", ticket, **_told(ticket, station, by, now))
    return _saved(ticket, *fields)


@transaction.atomic
def call_again(*, ticket: Ticket, by: Account, now: datetime) -> Ticket:
    """Call the same number once more: it stands on top of the screen again."""
    ticket, station = _held(ticket, by, Turn.CALLED)
    ticket.calls, ticket.shown_at = ticket.calls + 1, now
    journal.record("ticket.called_again", ticket, **_told(ticket, station, by, now))
    return _saved(ticket, "calls", "shown_at")


@transaction.atomic
def serve(*, ticket: Ticket, by: Account, now: datetime) -> Ticket:
    """They are there: serving begins."""
    ticket, station = _held(ticket, by, Turn.CALLED)
    ticket.state, ticket.served_at = Turn.SERVED, now
    journal.record("ticket.served", ticket, **_told(ticket, station, by, now))
    return _saved(ticket, "state", "served_at")


@transaction.atomic
def done(*, ticket: Ticket, by: Account, now: datetime) -> Ticket:
    """They have been served."""
    ticket, station = _held(ticket, by, *AT_A_WINDOW)
    ticket.state, ticket.done_at = Turn.DONE, now
    journal.record("ticket.done", ticket, **_told(ticket, station, by, now))
    return _saved(ticket, "state", "done_at")


@transaction.atomic
def skip(*, ticket: Ticket, by: Account, now: datetime) -> Ticket:
    """Nobody came when it was called."""
    ticket, station = _held(ticket, by, Turn.CALLED)
    ticket.state, ticket.done_at = Turn.SKIPPED, now
    journal.record("ticket.skipped", ticket, **_told(ticket, station, by, now))
    return _saved(ticket, "state", "done_at")


@transaction.atomic
def bring_back(*, ticket: Ticket, by: Account, now: datetime) -> Ticket:
    """Whoever was skipped is there after all: they come next."""
    ticket, station = _held(ticket, by, Turn.SKIPPED)
    if ticket.day != timezone.localdate(now, SHANGHAI):
        raise WrongState(_("This number is of another day. Take a new one."))
    ticket.state, ticket.window, ticket.clerk, ticket.done_at = Turn.WAITING, None, None, None
    journal.record("ticket.brought_back", ticket, **_told(ticket, station, by, now))
    return _saved(ticket, "state", "window", "clerk", "done_at")


@transaction.atomic
def pass_on(*, ticket: Ticket, to: Line, by: Account, now: datetime) -> Ticket:
    """Another line sees to it: the number stays, and keeps its turn, so that nobody stands in line twice (P2)."""
    ticket, station = _held(ticket, by, *AT_A_WINDOW)
    if to.station_id != station.pk or not to.active or to.pk == ticket.line_id:
        raise Refusal(_("Choose another line of this station."), field="line")
    ticket.line, ticket.state, ticket.window, ticket.clerk, ticket.served_at = to, Turn.WAITING, None, None, None
    journal.record("ticket.passed_on", ticket, **_told(ticket, station, by, now))
    return _saved(ticket, "line", "state", "window", "clerk", "served_at")


def _finish(station: Station, window: int, by: Account, now: datetime) -> None:
    """Whoever is at the window has been served: one key is enough for a clerk."""
    there = Ticket.objects.filter(line__station=station, day=timezone.localdate(now, SHANGHAI), window=window)
    for each in there.filter(state__in=AT_A_WINDOW).select_for_update(of=("self",)).order_by("pk"):
        each.state, each.done_at = Turn.DONE, now
        journal.record("ticket.done", each, **_told(each, station, by, now))
        _saved(each, "state", "done_at")


def _held(ticket: Ticket, by: Account, *states: str) -> tuple[Ticket, Station]:
    held = Ticket.objects.select_for_update(of=("self",)).select_related("line__station").get(pk=ticket.pk)
    station = held.line.station
    rules.require(by, Permission.QUEUE_CALL, station)
    if held.state not in states:
        raise WrongState(
            _("%(label)s is now “%(state)s”. Look at the window as it is now.")
            % {"label": held.label, "state": held.get_state_display()}
        )
    return held, station


def _told(ticket: Ticket, station: Station, by: Any, now: datetime) -> dict[str, Any]:
    """What every event of a number says."""
    facts = {"label": ticket.label, "window": ticket.window}
    return {"by": by, "at": now, "data": facts, "area_id": station.area_id}


def _saved(ticket: Ticket, *fields: str) -> Ticket:
    ticket.save(update_fields=list(fields))
    return ticket
