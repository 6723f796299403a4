"""Bringing in a stretch of rows: compared once more with what is on file by now, then written in bulk."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from linli.core.saving import save_all
from linli.journal.bulk import Said, record_next
from linli.residents import bulk, marks
from linli.residents.actions.consenting import agree
from linli.residents.models import Household, Resident, Roster, RosterRow
from linli.residents.rosters.deciding import COMPARED, OnFile, Verdict
from linli.residents.rosters.rows import Read
from linli.residents.words import Relation, Source

Kind, State = RosterRow.Kind, RosterRow.State


def land(roster: Roster, rows: list[RosterRow], reads: Mapping[int, Read | str], *, now: datetime) -> None:
    """Write what the rows say, and into each row what became of it; the caller saves the rows."""
    on_file = OnFile((each for each in reads.values() if isinstance(each, Read)), lock=True)
    files: dict[Any, bulk.File] = {}
    joining: list[tuple[RosterRow, Read, Household]] = []
    entered: list[tuple[RosterRow, bulk.File, bulk.Person]] = []
    changing: list[tuple[RosterRow, Verdict]] = []
    for row in rows:
        read = reads[row.number]
        verdict = on_file.verdict(read) if isinstance(read, Read) else Verdict(Kind.REFUSED, read)
        row.kind, row.sentence = verdict.kind, verdict.sentence
        if isinstance(read, str) or verdict.kind in (Kind.REFUSED, Kind.SAME):
            continue
        row.state = State.LANDED
        if verdict.kind == Kind.CHANGED:
            changing.append((row, verdict))
        elif verdict.household:
            joining.append((row, read, verdict.household))
        else:
            file = files.setdefault(read.home, _file(read))
            person = _person(roster, read)
            file.members.append(person)
            file.size = max(file.size, read.size)
            entered.append((row, file, person))
    bulk.enter(list(files.values()), source=Source.ROSTER, by=roster.account, now=now)
    for row, file, person in entered:
        row.household_id, row.resident_id, row.version = file.household_id, person.resident_id, 1
    _join(roster, joining, now)
    _change(roster, changing, now)


def _file(read: Read) -> bulk.File:
    return bulk.File(area_id=read.area_id, address=read.address, building=read.building, size=read.size, code=read.code)


def _person(roster: Roster, read: Read) -> bulk.Person:
    return bulk.Person(
        name=read.name,
        phone=read.phone,
        id_number=read.id_number,
        born_on=read.born_on,
        relation=read.relation or Relation.OTHER,
        agreed=roster.agreed,
    )


def _join(roster: Roster, joining: list[tuple[RosterRow, Read, Household]], now: datetime) -> None:
    """New members of households that are on file."""
    people = [(household.pk, household.area_id, _person(roster, read)) for _row, read, household in joining]
    bulk.add(people, source=Source.ROSTER, by=roster.account, now=now)
    for (row, _read, household), (_household, _area, person) in zip(joining, people, strict=True):
        row.household_id, row.resident_id, row.version = household.pk, person.resident_id, 1
    for household in {each.pk: each for _row, _read, each in joining}.values():
        entered = Resident.objects.present().filter(household=household).count()
        Household.objects.filter(pk=household.pk, size__lt=entered).update(size=entered)


def _change(roster: Roster, changing: list[tuple[RosterRow, Verdict]], now: datetime) -> None:
    """Members on file, set right; consents on paper are renewed with what stands on them."""
    stories = []
    changed, renewed = list[Resident](), list[tuple[Resident, int]]()
    for row, verdict in changing:
        resident = verdict.resident
        assert resident is not None
        row.before = json.dumps({name: getattr(resident, name) for name in verdict.changes})
        for name, value in verdict.changes.items():
            setattr(resident, name, value)
        for name, value in marks.columns(
            name=resident.name, phone=resident.phone, id_number=resident.id_number
        ).items():
            setattr(resident, name, value)
        resident.version += 1
        row.household_id, row.resident_id, row.version = resident.household_id, resident.pk, resident.version
        changed.append(resident)
        area_id = resident.household.area_id
        renewed.append((resident, area_id))
        data = {"fields": sorted(verdict.changes)}
        stories.append((resident.pk, [Said("resident.changed", now, roster.account, data, area_id=area_id)]))
    save_all(changed, [*COMPARED, "marks", "id_mark", "same_mark", "version"])
    record_next("resident", stories)
    for resident, area_id in renewed:
        agree(resident, roster.agreed, how=Source.ROSTER, by=roster.account, now=now, area_id=area_id)
