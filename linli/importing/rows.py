"""One row becomes one case: received and, where the source says so, answered, finished, struck off."""

import hashlib
from collections.abc import Mapping as MappingType
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from linli.cases.actions import Submission
from linli.cases.life import Life
from linli.cases.words import Action, Channel, Outcome
from linli.core.refusal import Refusal
from linli.core.sheets import Cell
from linli.core.text import clean
from linli.importing.fields import Field
from linli.importing.mapping import CONTENT, Mapping
from linli.importing.moments import read_moment
from linli.importing.places import Places, read_point
from linli.importing.topics import Topics
from linli.journal.actions import SYSTEM

LONGEST = 20_000
CLOSED = frozenset({"closed", "resolved", "已销号", "已关闭", "已结案", "已归档", "办结归档", "结案", "关闭"})


@dataclass(frozen=True)
class Taker:
    """Turns rows into lives. `now` is the moment of the import: nothing happened after it."""

    mapping: Mapping
    places: Places
    topics: Topics
    now: datetime

    def take(self, row: MappingType[str, Cell]) -> Life:
        """The life a row tells; Refusal, in a sentence, when it cannot be taken."""
        received, done = self._moment(row, Field.RECEIVED), self._moment(row, Field.DONE)
        self._check_order(received, done)
        life = self._begin(row, received or self.now)
        self._go_on(life, done, reply=self._words(row, Field.REPLY), closed=self._is_closed(row))
        return life

    def _begin(self, row: MappingType[str, Cell], at: datetime) -> Life:
        text = self._text(row)
        latitude, longitude = read_point(self._said(row, Field.LATITUDE), self._said(row, Field.LONGITUDE))
        area_id, place = self.places.find(
            self._said(row, Field.AREA), self._said(row, Field.PLACE), latitude, longitude
        )
        topic = self._said(row, Field.CATEGORY)
        category = self.topics.find(topic)
        submission = Submission(
            text=text,
            area_id=area_id,
            channel=Channel.IMPORT,
            source=self._source(row, text),
            category=category,
            place=place,
            latitude=latitude,
            longitude=longitude,
            contact_name=self._said(row, Field.CONTACT_NAME)[:60],
            contact_phone=self._said(row, Field.CONTACT_PHONE)[:30],
        )
        words = {"category": topic[:120]} if topic and category is None else None
        return Life(submission, by=SYSTEM, at=at, longest=LONGEST, source_words=words)

    def _go_on(self, life: Life, done: datetime | None, *, reply: str, closed: bool) -> None:
        """What followed. The source knows no handler, so nobody is put down as having had it in hand."""
        if done is None:
            if closed:
                raise Refusal(_("It is closed in the source, which does not say when."))
            if reply:
                life.step(Action.REPLY, by=SYSTEM, at=self.now, words=reply)
            return
        life.step(Action.ACCEPT, by=SYSTEM, at=life.now)
        same_day = timezone.localdate(done) == timezone.localdate(life.now)
        life.finish(Outcome.AT_ONCE if same_day else Outcome.IN_TIME, by=SYSTEM, at=done, words=reply)
        if closed:
            life.step(Action.VERIFY, by=SYSTEM, at=done)
            life.close(by=SYSTEM, at=done)

    def _check_order(self, received: datetime | None, done: datetime | None) -> None:
        for moment in (received, done):
            if moment and moment > self.now:
                raise Refusal(_("“%(moment)s” lies in the future.") % {"moment": _shown(moment)})
        if done and received is None:
            raise Refusal(_("It says when it was finished, but not when it was received."))
        if done and received and done < received:
            raise Refusal(
                _("It was finished (%(done)s) before it was received (%(received)s).")
                % {"done": _shown(done), "received": _shown(received)}
            )

    def _text(self, row: MappingType[str, Cell]) -> str:
        parts = (self._words(row, Field.TITLE), self._words(row, Field.BODY))
        text = "\n".join(part for part in parts if part) or self._words(row, Field.WHOLE)
        if not text:
            raise Refusal(_("There is no text."))
        return text

    def _source(self, row: MappingType[str, Cell], text: str) -> str:
        number = self._said(row, Field.ID)
        if number and len(number) <= 50:
            return f"{self.mapping.source[:60]}:{number}"
        said = number or f"{self._said(row, Field.RECEIVED)}\n{text}"
        return f"{self.mapping.source[:40]}:{CONTENT}:{hashlib.sha256(said.encode()).hexdigest()[:40]}"

    def _is_closed(self, row: MappingType[str, Cell]) -> bool:
        return self._said(row, Field.STATUS).casefold() in CLOSED

    def _moment(self, row: MappingType[str, Cell], field: Field) -> datetime | None:
        cell = self.mapping.cell(row, field)
        return read_moment(cell, self.mapping.zone, day_first=self.mapping.day_first)

    def _words(self, row: MappingType[str, Cell], field: Field) -> str:
        return clean(_written(self.mapping.cell(row, field)), LONGEST)

    def _said(self, row: MappingType[str, Cell], field: Field) -> str:
        return " ".join(self._words(row, field).split())


def _written(cell: Any) -> str:
    """A cell as it was written: whole numbers without “.0”."""
    if cell is None:
        return ""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _shown(moment: datetime) -> str:
    return f"{timezone.localtime(moment):%Y-%m-%d %H:%M}"
