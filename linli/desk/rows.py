"""Rows of the queue: read with exactly the columns that are shown, and told in words. Names come from memory."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from django.db.models.functions import Left
from django.urls import reverse

from linli.areas.tree import tree
from linli.cases import look
from linli.cases.ladder import rungs
from linli.cases.words import Channel, Status, Urgency
from linli.catalogue.tables import tables
from linli.core.text import first_words
from linli.desk.paging import Spot
from linli.people.directory import directory

COLUMNS = [
    "pk",
    "status",
    "channel",
    "area_id",
    "place",
    "category_id",
    "rung_id",
    "received_at",
    "due_at",
    "lead_id",
    "version",
    "redo_asked_at",
    "amber_at",
    "supervision",
    "waiting_since",
    "urgency",
    "returns",
    "handler__person__name",
]
NAMES = (*COLUMNS, "beginning")
BEGINNING = 160
WORDS = 44


@dataclass(frozen=True, slots=True)
class Row:
    """One case on one line, everything already in words."""

    pk: int
    link: str
    words: str
    where: str
    place: str
    category: str
    channel: str
    rung: str
    status: str
    mark: look.Mark
    left: look.TimeLeft | None
    lead: str
    handler: str
    received_at: datetime
    version: int
    redo_asked: bool
    urgent: bool
    returns: int
    supervision: str
    may_be_accepted: bool
    spot: Spot


class Teller:
    """Turns what the database gave into rows; what is the same for all of them is looked up once."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.areas, self.catalogue = tree.get(), tables.get()
        self.organisations, self.rungs = directory.get(), rungs.get()
        self.statuses = {status.value: look.status_word(status) for status in Status}
        self.channels = {channel.value: look.channel_word(channel) for channel in Channel}
        self.where, self.category, self.rung = cache(self._where), cache(self._category), cache(self._rung)
        self.lead = cache(self.organisations.name)
        self.prefix = reverse("desk:case", args=[0]).removesuffix("0/")

    def _where(self, area_id: int) -> str:
        return self.areas.full_name(area_id) if area_id in self.areas.nodes else ""

    def _category(self, category_id: int | None) -> str:
        return str(self.catalogue.categories.get(category_id or 0, ""))

    def _rung(self, rung_id: int | None) -> str:
        return str(self.rungs.get(rung_id or 0, ""))

    def rows(self, found: Iterable[dict[str, Any]]) -> list[Row]:
        return [self.row(**each) for each in found]

    def left(self, status: str, other: dict[str, Any], due_at: datetime | None) -> look.TimeLeft | None:
        """The time left; nothing while the case waits for the resident."""
        if other["waiting_since"]:
            return None
        return look.time_left(status, other["received_at"], due_at, self.now, other["amber_at"])

    def row(self, *, pk: int, status: str, beginning: str, due_at: datetime | None, **other: Any) -> Row:
        return Row(
            pk=pk,
            link=f"{self.prefix}{pk}/",
            words=first_words(beginning, WORDS),
            where=self.where(other["area_id"]),
            place=other["place"],
            category=self.category(other["category_id"]),
            channel=self.channels[other["channel"]],
            rung=self.rung(other["rung_id"]),
            status=self.statuses[status],
            mark=look.status_mark(status),
            left=self.left(status, other, due_at),
            lead=self.lead(other["lead_id"]),
            handler=other["handler__person__name"] or "",
            received_at=other["received_at"],
            version=other["version"],
            supervision=look.supervision_word(other["supervision"]),
            redo_asked=other["redo_asked_at"] is not None,
            urgent=other["urgency"] == Urgency.URGENT,
            returns=other["returns"],
            may_be_accepted=status == Status.RECEIVED,
            spot=Spot(due_at, pk),
        )


def columns(cases: Any) -> Any:
    """The queryset, reading just what a row shows, as dicts with NAMES in this order."""
    return cases.values(*COLUMNS, beginning=Left("text", BEGINNING))
