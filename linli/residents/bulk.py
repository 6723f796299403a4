"""Many household files at once, as a roster or a demonstration brings them: what the single actions write, by COPY."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from linli.core import copying
from linli.core.codes import new_code
from linli.journal.actions import Who
from linli.journal.bulk import Said, record_stories
from linli.residents import marks
from linli.residents.actions.consenting import LASTS
from linli.residents.codes import file_code
from linli.residents.models import Consent, Household, Resident
from linli.residents.words import Relation


@dataclass(slots=True, kw_only=True)
class Person:
    """A member to be entered, everything spelt as `reading` spells it. `resident_id` is known afterwards."""

    name: str
    phone: str = ""
    id_number: str = ""
    born_on: str = ""
    relation: str = Relation.OTHER
    agreed: Sequence[str] = ()
    resident_id: int = 0


@dataclass(slots=True, kw_only=True)
class File:
    """A household file to be opened. `household_id` is known afterwards."""

    area_id: int
    address: str = ""
    building: str = ""
    spot: str = ""
    size: int = 0
    code: str = ""
    agent_id: int | None = None
    seen_at: datetime | None = None
    since: date | None = None
    members: list[Person] = field(default_factory=list)
    household_id: int = 0


@transaction.atomic
def enter(files: Sequence[File], *, source: str, by: Who, now: datetime) -> list[Household]:
    """Open files with their members and consents, each with its events. The database refuses an address twice."""
    households = [_household(each, source, now) for each in files]
    copying.give_keys(households)
    for each, row in zip(files, households, strict=True):
        each.household_id, row.code = row.pk, each.code or file_code(row.pk)
    copying.copy(Household, households)
    record_stories("household", ((row.pk, _opened(row, by, now)) for row in households))
    add([(row.pk, row.area_id, person) for each, row in zip(files, households, strict=True) for person in each.members],
        source=source, by=by, now=now)  # fmt: skip
    return households


def add(people: Iterable[tuple[int, int, Person]], *, source: str, by: Who, now: datetime) -> None:
    """Enter members of households: (household's id, its area's id, the member); with consents and events."""
    known = list(people)
    codes = _codes(len(known))
    rows = [
        _resident(household, person, code, source, now)
        for (household, _area, person), code in zip(known, codes, strict=True)
    ]
    copying.give_keys(rows)
    for row, (_household_id, _area, person) in zip(rows, known, strict=True):
        person.resident_id = row.pk
    copying.copy(Resident, rows)
    today = timezone.localdate(now)
    given = {"how": source, "given_on": today, "until": today + LASTS, "recorded_by": by.pk}
    agreed = [
        Consent(resident_id=person.resident_id, purpose=purpose, **given)
        for _household_id, _area, person in known
        for purpose in person.agreed
    ]
    copying.give_keys(agreed)
    copying.copy(Consent, agreed)
    record_stories("resident", ((person.resident_id, _entered(each, source, by, now)) for each in known
                                for person in [each[2]]))  # fmt: skip


def _household(said: File, source: str, now: datetime) -> Household:
    return Household(
        area_id=said.area_id,
        address=said.address,
        building=said.building,
        spot=said.spot,
        size=max(said.size, len(said.members)),
        agent_id=said.agent_id,
        agent_since=said.since if said.agent_id else None,
        seen_at=said.seen_at,
        source=source,
        marks=sorted(marks.of_address(said.address)),
        place_mark=marks.same_place(said.address),
        entered_at=now,
    )


def _codes(count: int) -> list[str]:
    """So many codes that nobody has: among hundreds of thousands, two drawn at random are the same now and then."""
    found: set[str] = set()
    while len(found) < count:
        drawn = {new_code() for _each in range(count - len(found))}
        found |= drawn - set(Resident.objects.filter(code__in=drawn).values_list("code", flat=True))
    return list(found)


def _resident(household_id: int, person: Person, code: str, source: str, now: datetime) -> Resident:
    spelt = {"name": person.name, "phone": person.phone, "id_number": person.id_number}
    return Resident(
        code=code,
        household_id=household_id,
        born_on=person.born_on,
        relation=person.relation,
        source=source,
        entered_at=now,
        **spelt,
        **marks.columns(**spelt),
    )


def _opened(row: Household, by: Who, now: datetime) -> list[Said]:
    story = [Said("household.added", now, by, {"code": row.code, "source": str(row.source)}, area_id=row.area_id)]
    if row.agent_id:
        story.append(Said("household.agent_given", now, by, {"person": row.agent_id}, area_id=row.area_id))
    return story


def _entered(entry: tuple[int, int, Person], source: str, by: Who, now: datetime) -> list[Said]:
    household_id, area_id, person = entry
    story = [Said("resident.added", now, by, {"household": household_id, "source": str(source)}, area_id=area_id)]
    if person.agreed:
        until = (timezone.localdate(now) + LASTS).isoformat()
        data = {"purposes": sorted(person.agreed), "how": str(source), "until": until}
        story.append(Said("resident.consented", now, by, data, area_id=area_id))
    return story
