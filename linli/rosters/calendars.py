"""Calendars of duty as others' programs read them (iCalendar, RFC 5545)."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from linli.core.links import absolute
from linli.rosters.models import SecretAddress, Shift, Turn
from linli.rosters.queries import of_person, with_turns

BACK, AHEAD = timedelta(days=62), timedelta(days=366)
FRESH = timedelta(hours=2)


def calendar(address: SecretAddress, now: datetime) -> bytes:
    """What the address opens: a person's turns, or a station's shifts with who is on them, from two months back."""
    if address.person:
        turns = of_person(address.person.pk, since=now - BACK).select_related("shift__station")
        return _calendar(_("Duty: %(name)s") % {"name": address.person}, (_turn(turn, now) for turn in turns))
    station = address.station
    assert station is not None
    shifts = Shift.objects.published().filter(station=station, ends_at__gt=now - BACK, starts_at__lt=now + AHEAD)
    rows = with_turns(shifts.select_related("rule", "station").order_by("starts_at", "pk"))
    return _calendar(_("Duty: %(name)s") % {"name": station}, (_shift(shift, now) for shift in rows))


def _calendar(name: str, events: Iterable[Event]) -> bytes:
    made = Calendar()
    made.add("prodid", "-//Linli//duty//ZH")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", name)
    made.add("refresh-interval", FRESH, parameters={"value": "DURATION"})
    for event in events:
        made.add_component(event)
    return made.to_ical()


def _turn(turn: Turn, now: datetime) -> Event:
    words = _("%(rule)s at %(station)s") % {"rule": turn.shift.rule, "station": turn.shift.station}
    return _event(f"turn-{turn.pk}", turn.version, words, turn.shift, now)


def _shift(shift: Shift, now: datetime) -> Event:
    turns = list(shift.turns.all())
    names = _(", ").join(turn.person.name for turn in turns) or _("nobody yet")
    version = sum(turn.version for turn in turns)
    return _event(f"shift-{shift.pk}", version, f"{shift.rule}: {names}", shift, now)


def _event(key: str, version: int, words: str, shift: Shift, now: datetime) -> Event:
    event = Event()
    event.add("uid", f"{key}@linli")
    event.add("sequence", version)
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", shift.starts_at.astimezone(UTC))
    event.add("dtend", shift.ends_at.astimezone(UTC))
    event.add("summary", words)
    event.add("location", str(shift.station))
    event.add("url", absolute("/desk/rosters/mine/"))
    return event
