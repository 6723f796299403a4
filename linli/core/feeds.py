"""Calendars to subscribe to, as others' programs read them (iCalendar, RFC 5545; its refreshing RFC 7986)."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event

FRESH = timedelta(hours=2)


def feed(name: str, events: Iterable[Event], *, room: str) -> bytes:
    """A calendar of these events. `room`: what made it, as its readers tell calendars apart."""
    made = Calendar()
    made.add("prodid", f"-//Linli//{room}//ZH")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", name)
    made.add("refresh-interval", FRESH, parameters={"value": "DURATION"})
    for event in events:
        made.add_component(event)
    written: bytes = made.to_ical()
    return written


def event(
    key: str, *, version: int, at: datetime, begins: datetime, ends: datetime, words: str, where: str, link: str
) -> Event:
    """One entry. `key` names it for good, `version` grows when it changes, `at`: when it was written, `link`: a whole
    address."""
    made = Event()
    made.add("uid", f"{key}@linli")
    made.add("sequence", version)
    for name, moment in (("dtstamp", at), ("dtstart", begins), ("dtend", ends)):
        made.add(name, moment.astimezone(UTC))
    made.add("summary", words)
    made.add("location", where)
    made.add("url", link)
    return made
