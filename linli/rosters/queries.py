"""Shared reads of duty: who is on duty at a station, one's own turns, a station's month."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch, QuerySet

from linli.people.faces import surname
from linli.rosters.models import Shift, Turn
from linli.rosters.words import Mode, Presence
from linli.stations.models import Station


@dataclass(frozen=True, slots=True)
class OnDuty:
    """Somebody on duty: who, for which organisation, in which sort of shift, from when until when, and whether they
    came."""

    name: str
    organisation: str
    mode: Mode
    rule: str
    starts_at: datetime
    ends_at: datetime
    presence: Presence

    @property
    def to_residents(self) -> str:
        """As residents read it: the organisation and the surname."""
        return " · ".join(each for each in (self.organisation, surname(self.name)) if each)


def on_duty(station: Station, moment: datetime) -> list[OnDuty]:
    """Who is on duty at a station at a moment, as the published roster has it; whoever did not come is left out. Two
    queries."""
    found = _people(Shift.objects.published().running(moment).filter(station=station))
    return [each for each in found if each.presence != Presence.ABSENT]


def duty_of_day(station: Station, day: date) -> list[OnDuty]:
    """Who is on duty at a station in the shifts that begin on a day, in the order of time. Two queries."""
    return _people(Shift.objects.published().filter(station=station, day=day))


def _people(shifts: QuerySet[Shift]) -> list[OnDuty]:
    rows = with_turns(shifts.select_related("rule").order_by("starts_at", "rule_id"))
    return [_one(shift, turn) for shift in rows for turn in shift.turns.all()]


def _one(shift: Shift, turn: Turn) -> OnDuty:
    return OnDuty(
        name=turn.person.name,
        organisation=str(turn.organisation or ""),
        mode=Mode(shift.mode),
        rule=str(shift.rule),
        starts_at=shift.starts_at,
        ends_at=shift.ends_at,
        presence=Presence(turn.presence),
    )


def with_turns(shifts: QuerySet[Shift]) -> QuerySet[Shift]:
    """Each with its standing turns and who they are; one query more."""
    turns = Turn.objects.standing().select_related("person", "organisation").order_by("pk")
    return shifts.prefetch_related(Prefetch("turns", queryset=turns))


def of_person(person_id: int, *, since: datetime) -> QuerySet[Turn]:
    """A person's turns whose shifts end after a moment, in the order of time."""
    mine = Turn.objects.standing().filter(person=person_id, shift__ends_at__gt=since)
    return mine.select_related("shift__station", "shift__rule", "organisation").order_by("shift__starts_at", "pk")


def month_at(station: Station, first: date, last: date) -> QuerySet[Shift]:
    """A station's published shifts between two days, with who is on them. Two queries."""
    return with_turns(
        Shift.objects.published().on(first, last).filter(station=station).select_related("rule").order_by("starts_at")
    )


def missing(shifts: Iterable[Shift]) -> int:
    """How many people are still missing from shifts whose turns are read."""
    return sum(max(0, shift.needed - len(shift.turns.all())) for shift in shifts)
