"""Who came: signed in at the place by the code on the station's screen, or marked by hand; who did not is seen."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.journal import actions as journal
from linli.journal.actions import SYSTEM
from linli.notify.words import Group
from linli.people.models import Account
from linli.rosters import addresses
from linli.rosters.models import Turn
from linli.rosters.practice import terms
from linli.rosters.rules import when, why_not_plan
from linli.rosters.telling import superiors, tell
from linli.rosters.words import SERVED, Presence
from linli.stations.models import Station

BY_CODE, BY_HAND = "code", "hand"
STRETCH = 200


@transaction.atomic
def come(*, station: Station, code: str, by: Account, now: datetime) -> Turn:
    """Sign in for one's turn at a station with the code that its screen shows. Signed in already, nothing changes."""
    if not addresses.good(code, station, now):
        raise Refusal(_("This code is no longer good. Point your phone at the station's screen again."))
    mine = Turn.objects.standing().filter(
        person=by.person_id, shift__station=station, shift__published_at__isnull=False
    )
    near = mine.filter(shift__starts_at__lte=now + terms().early, shift__ends_at__gt=now)
    turn = _next(near)
    if turn is None:
        raise Refusal(_why_none(mine, station, now))
    return turn if turn.presence in SERVED else _came(turn, BY_CODE, now, by, now)


def _next(turns: QuerySet[Turn]) -> Turn | None:
    rows = turns.select_for_update(of=("self",)).select_related("shift__station")
    return rows.order_by("shift__starts_at").first()


def _why_none(mine: QuerySet[Turn], station: Station, now: datetime) -> str:
    """What is wrong when there is nothing to sign in for: too early, too late, or not on duty here."""
    today = timezone.localdate(now)
    later = mine.filter(shift__starts_at__gt=now, shift__day=today).select_related("shift").order_by("shift__starts_at")
    if turn := later.first():
        opens = timezone.localtime(turn.shift.starts_at - terms().early)
        return _("You are on duty here from %(begins)s. Sign in from %(opens)s on.") % {
            "begins": f"{timezone.localtime(turn.shift.starts_at):%H:%M}",
            "opens": f"{opens:%H:%M}",
        }
    if mine.filter(shift__ends_at__lte=now, shift__day=today).exists():
        return _("Your shift here is over. If you were there, ask whoever makes the rosters to mark it.")
    return _("You are not on duty at %(station)s now.") % {"station": station}


def _came(turn: Turn, how: str, came_at: datetime, by: Account, now: datetime) -> Turn:
    late = came_at > turn.shift.starts_at + terms().late
    turn.presence = Presence.LATE if late else Presence.ON_TIME
    turn.came_at, turn.version = came_at, turn.version + 1
    turn.save(update_fields=["presence", "came_at", "version"])
    data = {"how": how, "presence": turn.presence}
    journal.record("turn.came", turn, by=by, at=now, data=data, area_id=turn.shift.station.area_id)
    return turn


@transaction.atomic
def mark_present(*, turn: Turn, came_at: datetime, by: Account, now: datetime, seen: int) -> Turn:
    """Say for somebody that they came, and when: for whoever has no phone, or forgot. Not for oneself."""
    rows = Turn.objects.select_for_update(of=("self",)).select_related("shift__station")
    turn = rows.get(pk=turn.pk)
    if why_not := why_not_plan(by, turn.shift.station.area_id):
        raise NotAllowed(why_not)
    if turn.person_id == by.person_id:
        raise NotAllowed(_("Nobody marks themselves. Sign in by the code at the station, or ask a colleague."))
    if turn.version != seen or turn.off_at:
        raise WrongState(_("Somebody has changed this shift meanwhile. Look at it again."))
    if came_at > now:
        raise Refusal(_("This time has not come yet."), field="came_at")
    if not turn.shift.starts_at - terms().early <= came_at < turn.shift.ends_at:
        raise Refusal(
            _("The shift was %(when)s; this time is not in it.") % {"when": when(turn.shift)}, field="came_at"
        )
    return _came(turn, BY_HAND, came_at, by, now)


def see_absences(*, now: datetime) -> int:
    """Mark whoever has not come in time, and tell who makes the rosters there, once each. Returns how many."""
    late = Turn.objects.standing().filter(
        presence=Presence.AWAITED,
        shift__published_at__isnull=False,
        shift__starts_at__lte=now - terms().absent_after,
    )
    numbers = list(late.order_by("pk").values_list("pk", flat=True)[:STRETCH])
    return sum(_see(pk, now) for pk in numbers)


@transaction.atomic
def _see(pk: int, now: datetime) -> bool:
    """One of them; whoever signs in this very moment, or whom another process has seen, is left alone."""
    rows = Turn.objects.standing().filter(pk=pk, presence=Presence.AWAITED)
    turn = rows.select_for_update(of=("self",), skip_locked=True).select_related("shift__station").first()
    if turn is None:
        return False
    turn.presence, turn.missed_at, turn.version = Presence.ABSENT, now, turn.version + 1
    turn.save(update_fields=["presence", "missed_at", "version"])
    journal.record("turn.missed", turn, by=SYSTEM, at=now, area_id=turn.shift.station.area_id)
    tell(
        superiors(turn.shift.station.area_id, now, but=[turn.person_id]),
        lambda: (
            _("%(name)s has not come on duty at %(station)s, %(when)s")
            % {"name": turn.person, "station": turn.shift.station, "when": when(turn.shift)}
        ),
        key=f"turn-missed-{turn.pk}-{turn.person_id}",
        now=now,
        group=Group.SUPERVISION,
        link=f"/desk/rosters/shifts/{turn.shift_id}/",
    )
    return True
