"""Calendars of duty as others' programs read them (iCalendar, RFC 5545)."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from icalendar import Event

from linli.core.feeds import event, feed
from linli.core.links import absolute
from linli.rosters.models import SecretAddress, Shift, Turn
from linli.rosters.queries import of_person, with_turns

BACK, AHEAD = timedelta(days=62), timedelta(days=366)


def calendar(address: SecretAddress, now: datetime) -> bytes:
    """What the address opens: a person's turns, or a station's shifts with who is on them, from two months back."""
    if address.person:
        turns = of_person(address.person.pk, since=now - BACK).select_related("shift__station")
        return feed(_("Duty: %(name)s") % {"name": address.person}, (_turn(turn, now) for turn in turns), room="duty")
    station = address.station
    assert station is not None
    shifts = Shift.objects.published().filter(station=station, ends_at__gt=now - BACK, starts_at__lt=now + AHEAD)
    rows = with_turns(shifts.select_related("rule", "station").order_by("starts_at", "pk"))
    return feed(_("Duty: %(name)s") % {"name": station}, (_shift(shift, now) for shift in rows), room="duty")


def _turn(turn: Turn, now: datetime) -> Event:
    words = _("%(rule)s at %(station)s") % {"rule": turn.shift.rule, "station": turn.shift.station}
    return _event(f"turn-{turn.pk}", turn.version, words, turn.shift, now)


def _shift(shift: Shift, now: datetime) -> Event:
    turns = list(shift.turns.all())
    names = _(", ").join(turn.person.name for turn in turns) or _("nobody yet")
    version = sum(turn.version for turn in turns)
    return _event(f"shift-{shift.pk}", version, f"{shift.rule}: {names}", shift, now)


def _event(key: str, version: int, words: str, shift: Shift, now: datetime) -> Event:
    return event(
        key,
        version=version,
        at=now,
        begins=shift.starts_at,
        ends=shift.ends_at,
        words=words,
        where=str(shift.station),
        link=absolute("/desk/rosters/mine/"),
    )
