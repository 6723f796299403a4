"""Going on with rosters under way: so many rows to a transaction, in which they say that they had their turn. So a
killed worker has brought in each row once or not at all, and whoever goes on begins where it stopped."""

import json
from collections import Counter
from datetime import datetime
from functools import partial
from time import monotonic

from django.db import transaction
from django.utils import timezone
from django.utils.translation import override

from linli.core.memory import uncollected
from linli.core.refusal import Refusal
from linli.core.saving import save_all
from linli.people.powers import powers
from linli.residents.models import Roster, RosterRow
from linli.residents.rosters.deciding import OnFile, Sheet
from linli.residents.rosters.landing import land
from linli.residents.rosters.rows import Read, Reader
from linli.residents.rosters.undoing import close_empty, undo

STRETCH = 1000
State, Kind, RowState = Roster.State, RosterRow.Kind, RosterRow.State
UNDER_WAY = (State.LOOKING, State.RUNNING, State.UNDOING)


def run_all(*, seconds: float) -> int:
    """Go on with every roster under way, for about so many seconds. Returns how many rows had their turn."""
    ends, had = monotonic() + seconds, 0
    for roster in Roster.objects.filter(state__in=UNDER_WAY).order_by("id"):
        if monotonic() < ends:
            had += run(roster, ends=ends)
    return had


@uncollected()
def run(roster: Roster, *, ends: float) -> int:
    """Go on with one until it is done, or the clock (time.monotonic) says that it is enough."""
    had = 0
    with override(roster.language):
        if roster.state == State.LOOKING:
            return look(roster)
        reader = _reader(roster, timezone.now())  # for all stretches: it remembers the places
        turn = partial(_land, reader) if roster.state == State.RUNNING else _undo
        while monotonic() < ends:
            now = timezone.now()
            with transaction.atomic():
                roster = Roster.objects.select_for_update(of=("self",)).select_related("account").get(pk=roster.pk)
                count = turn(roster, now) if roster.state in UNDER_WAY else 0
                roster.done += count
                if not count:
                    _finish(roster)
                roster.save(update_fields=["done", "state", "counts"])
            had += count
            if not count:
                break
    return had


def look(roster: Roster) -> int:
    """Compare every row with what is on file. Broken off, it is compared anew: nothing is changed by looking."""
    reader, sheet, counts = _reader(roster, timezone.now()), Sheet(), Counter[str]()
    after, had = 0, 0
    while rows := list(roster.rows.filter(number__gt=after).order_by("number")[:STRETCH]):
        reads = _read(reader, rows, sheet)
        on_file = OnFile(each for each in reads.values() if isinstance(each, Read))
        for row in rows:
            found = reads[row.number]
            if isinstance(found, str):
                row.kind, row.sentence = Kind.REFUSED, found
                continue
            verdict = on_file.verdict(found)
            row.kind, row.sentence = verdict.kind, verdict.sentence
        counts.update(row.kind for row in rows)
        after, had = rows[-1].number, had + len(rows)
        with transaction.atomic():
            save_all(rows, ["kind", "sentence"])
            Roster.objects.filter(pk=roster.pk, state=State.LOOKING).update(done=had)
    Roster.objects.filter(pk=roster.pk, state=State.LOOKING).update(state=State.SHOWN, counts=dict(counts))
    return had


def _read(reader: Reader, rows: list[RosterRow], sheet: Sheet) -> dict[int, Read | str]:
    """Each row by its number: read, or the sentence that refuses it."""
    found: dict[int, Read | str] = {}
    for row in rows:
        try:
            read = reader.read(json.loads(row.cells))
            sheet.refuse(row.number, read)
            found[row.number] = read
        except Refusal as refusal:
            found[row.number] = str(refusal)
    return found


def _land(reader: Reader, roster: Roster, now: datetime) -> int:
    wanted = roster.rows.filter(kind__in=(Kind.NEW, Kind.CHANGED), state=RowState.WAITING)
    rows = list(wanted.order_by("number")[:STRETCH])
    if rows:
        reads = _read(reader, rows, Sheet())
        land(roster, rows, reads, now=now)
        save_all(rows, ["kind", "state", "sentence", "household_id", "resident_id", "before", "version"])
    return len(rows)


def _undo(roster: Roster, now: datetime) -> int:
    rows = list(roster.rows.filter(state=RowState.LANDED).order_by("-number")[:STRETCH])
    if rows:
        undo(roster, rows, now=now)
        save_all(rows, ["state", "sentence"])
    else:
        close_empty(roster, now=now)
    return len(rows)


def _finish(roster: Roster) -> None:
    counts = Counter(roster.rows.values_list("kind", flat=True))
    roster.counts = {**counts, **Counter(roster.rows.exclude(state=RowState.WAITING).values_list("state", flat=True))}
    roster.state = {State.RUNNING: State.DONE, State.UNDOING: State.UNDONE}.get(State(roster.state), roster.state)


def _reader(roster: Roster, now: datetime) -> Reader:
    return Reader(roster.columns, roster.area_id, roster.agreed, powers(roster.account), now)
