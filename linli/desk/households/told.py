"""The story of a file: what happened to the household, its members and their care, newest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from linli.areas.tree import tree
from linli.journal.models import Event, Voice
from linli.people.models import Account
from linli.residents.events import LABELS
from linli.residents.words import Purpose

MOST = 100


@dataclass(frozen=True, slots=True)
class Told:
    """One event as it is shown."""

    label: str
    at: datetime
    who: str
    words: str
    facts: str


def story_of(subjects: dict[str, Iterable[int]], *, most: int = MOST) -> list[Told]:
    """The last events of these subjects (kind of subject -> ids), whichever way they happened. Two queries."""
    found: list[Event] = []
    for kind, ids in subjects.items():
        mine = Event.objects.filter(subject_type=kind, subject_id__in=list(ids)).select_related("words")
        found += mine.order_by("-id")[:most]
    events = sorted(found, key=lambda each: (each.at, each.pk), reverse=True)[:most]
    wanted = {each.actor_id for each in events if each.actor_id}
    names = {each.pk: str(each.person) for each in Account.objects.filter(pk__in=wanted).select_related("person")}
    return [_told(each, names) for each in events]


def _told(event: Event, names: dict[int, str]) -> Told:
    speakers = {Voice.RESIDENT.value: _("The resident"), Voice.SYSTEM.value: _("Linli itself")}
    words = getattr(event, "words", None)
    return Told(
        label=str(LABELS.get(event.kind, event.kind)),
        at=event.at,
        who=speakers.get(event.voice, names.get(event.actor_id or 0, "")),
        words=words.text if words else "",
        facts=_facts(event.data),
    )


def _facts(data: dict[str, Any]) -> str:
    purposes = [str(Purpose(each).label) for each in data.get("purposes", [data.get("purpose")]) if each in Purpose]
    area = data.get("to")
    moved = [tree.get().full_name(area)] if area in tree.get().nodes else []
    return _("; ").join([*purposes, *moved])
