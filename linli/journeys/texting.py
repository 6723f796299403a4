"""A reader of the journal that sends residents who left a number a text message at the moments their practice has words
for: received, done, not taken on, a redo decided, put off until a day.

A text names the case by number and code and never says what it is about: whose telephone it is, nobody knows.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from linli.cases.models import Arrival, Case
from linli.cases.words import AnswerBy, Channel, Outcome
from linli.catalogue.tables import tables
from linli.core.links import absolute
from linli.journal.models import Event
from linli.journal.readers import Reader
from linli.notify import actions as notify
from linli.notify.timing import Quiet, clocks

LATEST = timedelta(days=1)  # older news is no news, such as after a gateway was set or a backup restored
MOMENTS = {
    "case.received": "received",
    "case.finished": "done",
    "case.settled": "done",
    "case.declined": "declined",
    "case.redo_granted": "redo_granted",
    "case.redo_refused": "redo_refused",
    "case.parked": "look_again",
}
WITHOUT = (AnswerBy.CODE, AnswerBy.IN_PERSON, AnswerBy.PROXY)


def text(events: Sequence[Event]) -> None:
    """Queue a text for each of these events that has words in the practice. Two queries, none where no text goes."""
    practice = tables.get().practice if notify.texts_go_out() else None
    said = practice.settings.get("texts") if practice else None
    latest = timezone.now() - LATEST
    wanted = [event for event in events if event.kind in MOMENTS and event.at > latest] if said else []
    if not said or not wanted:
        return
    numbers = {event.subject_id for event in wanted}
    cases = Case.objects.filter(phone_mark__isnull=False).exclude(channel=Channel.IMPORT).in_bulk(numbers)
    otherwise = Arrival.objects.filter(case__in=cases, answer_by__in=WITHOUT).values_list("case_id", flat=True)
    for event in wanted:
        if event.subject_id in cases and event.subject_id not in set(otherwise):
            _text(event, cases[event.subject_id], said)


def _text(event: Event, case: Case, said: dict[str, Any]) -> None:
    day, moment = day_of(event, case), MOMENTS[event.kind]
    words = said["words"].get("look_again" if day else moment)
    if words:
        notify.text(
            phone=case.contact_phone,
            mark=bytes(case.phone_mark) if case.phone_mark else None,
            words=filled(words, case, moment, day),
            key=f"text:{event.pk}",
            case_number=case.pk,
            quiet=quiet_of(said),
            now=timezone.now(),
        )


def day_of(event: Event, case: Case) -> date | None:
    """When it is looked at again, if this event put it off; what is settled with another case goes by that day."""
    put_off = event.kind == "case.parked" or event.data.get("outcome") == Outcome.NOT_NOW
    day = event.data.get("until") or event.data.get("look_again_on")
    return date.fromisoformat(day) if put_off and day else case.look_again_on if put_off else None


def filled(words: str, case: Case, moment: str, day: date | None) -> str:
    """The pack's words with what they name: {number}, {code}, {link}, {day}."""
    page = "portal:rate" if moment == "done" and day is None else "portal:case"
    known = {
        "{number}": str(case.pk),
        "{code}": case.code,
        "{link}": absolute(reverse(page, args=[case.code])),
        "{day}": f"{day.month}月{day.day}日" if day else "",
    }
    for name, value in known.items():
        words = words.replace(name, value)
    return words


def quiet_of(said: dict[str, Any]) -> Quiet | None:
    """When no resident is woken."""
    return clocks(*said["quiet"]) if said.get("quiet") else None


TEXTING = Reader("journeys.texting", text)
