"""Many cases at once: ten thousand shown beforehand, some of them forbidden; then done one by one; then taken back.

Beside each stands the same by bare SQL in the same run: reading the cases and writing the rows; a transaction for each
case with its change, its event and its row, as the batch needs them.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psutil
import psycopg
from django.db import connection
from django.utils import timezone

from benchmarks import district, ledger, loader
from benchmarks.clock import cpu_of, table
from benchmarks.house import SIZE
from benchmarks.steps import received
from benchmarks.web import postmaster
from linli.cases import actions as cases
from linli.cases.models import Case
from linli.cases.words import Action
from linli.core.refusal import Refusal
from linli.desk.bulk import actions as bulk
from linli.desk.bulk import limits, preview
from linli.desk.bulk.running import run
from linli.desk.models import Batch
from linli.people.models import Account

COUNT = min(limits.MOST, SIZE // 10)
FORBIDDEN = 20  # one of so many has been accepted already
LONG = 3600.0
Row = list[object]


def measure() -> None:
    """Accept ten thousand new cases at once."""
    with loader.cases(SIZE):
        account = district.accounts()["bench-district"]
        numbers = received(COUNT)
        for case in Case.objects.filter(pk__in=numbers[::FORBIDDEN]):
            cases.accept(case=case, by=account, now=timezone.now())
        table(
            f"Many at once: {COUNT:,} of {SIZE:,} cases, one of {FORBIDDEN} forbidden",
            ["what", "seconds", "queries", "CPU ms a case", "bare SQL s", "ratio", "came out"],
            [*_rows(account, numbers), _too_many(account)],
        )


def _rows(account: Account, numbers: list[int]) -> Iterator[Row]:
    found = Case.objects.filter(pk__in=numbers).select_related("lead").defer("contact_name", "contact_phone")
    shown: list[Batch] = []
    row = _timed("shown beforehand", lambda: shown.append(_show(account, list(found))))
    batch = shown[0]
    counts = preview.told(batch, account, timezone.now())["counts"]
    yield [*row, *_beside(row, lambda: _bare_rows(numbers)), f"{counts['waiting']:,} will, {counts['refused']:,} not"]
    since, may = ledger.last(), list(batch.rows.filter(state="waiting").values_list("case_id", flat=True))
    begun = bulk.begin(batch=batch, by=account, now=timezone.now(), without_refused=True)
    row = _timed("done", lambda: run(begun, ends=time.monotonic() + LONG))
    yield [*row, *_beside(row, lambda: _bare_steps(may)), ledger.verdict("case.accepted", may, since)]
    since = ledger.last()
    back = bulk.begin_undo(batch=Batch.objects.get(pk=batch.pk), by=account, now=timezone.now())
    row = _timed("taken back", lambda: run(back, ends=time.monotonic() + LONG))
    yield [*row, "", "", ledger.verdict("case.undone", may, since)]


def _show(account: Account, among: list[Case]) -> Batch:
    return bulk.show(by=account, now=timezone.now(), action=Action.ACCEPT, cases=among)


def _too_many(account: Account) -> Row:
    """One more than may be: refused, and nothing is written."""
    among, before = [Case()] * (limits.MOST + 1), Batch.objects.count()
    said = ""

    def ask() -> None:
        nonlocal said
        try:
            _show(account, among)
        except Refusal as refusal:
            said = str(refusal)

    row = _timed(f"{limits.MOST + 1:,} cases", ask)
    return [*row, "", "", f"“{said}”, {Batch.objects.count() - before} written"]


def _timed(what: str, work: Callable[[], object]) -> Row:
    both = [psutil.Process(), postmaster()]
    with _counted() as queries:
        before, begun = cpu_of(both), time.perf_counter()
        work()
        seconds, spent = time.perf_counter() - begun, cpu_of(both) - before
    return [what, f"{seconds:.2f}", f"{queries[0]:,}", f"{1000 * spent / COUNT:.2f}"]


def _beside(row: Row, work: Callable[[], None]) -> Row:
    begun = time.perf_counter()
    work()
    seconds = time.perf_counter() - begun
    return [f"{seconds:.2f}", f"{seconds / float(str(row[1])):.0%}"]


@contextmanager
def _counted() -> Iterator[list[int]]:
    count = [0]

    def one_more(execute: Callable[..., object], *said: object) -> object:
        count[0] += 1
        return execute(*said)

    with connection.execute_wrapper(one_more):
        yield count


@contextmanager
def _bare() -> Iterator[psycopg.Connection]:
    """A connection of psycopg's own, and tables to write to that are thrown away."""
    known = connection.get_connection_params()
    wanted = {key: known[key] for key in ("dbname", "user", "password", "host", "port") if known.get(key)}
    with psycopg.connect(**wanted, autocommit=True) as bare:
        for name in ("desk_batchrow", "journal_event", "cases_case"):
            bare.execute(f"CREATE UNLOGGED TABLE bare_{name} (LIKE {name} INCLUDING DEFAULTS)")
            bare.execute(f"ALTER TABLE bare_{name} SET LOGGED")
        try:
            yield bare
        finally:
            for name in ("desk_batchrow", "journal_event", "cases_case"):
                bare.execute(f"DROP TABLE bare_{name}")


def _bare_rows(numbers: list[int]) -> None:
    with _bare() as bare:
        found = bare.execute("SELECT id, version FROM cases_case WHERE id = ANY(%s)", [numbers]).fetchall()
        with bare.cursor() as cursor, cursor.copy(COPY) as copy:
            for pk, version in found:
                copy.write_row((pk, 1, pk, "waiting", version, "{}", None, ""))


def _bare_steps(numbers: list[int]) -> None:
    with _bare() as bare:
        bare.execute("INSERT INTO bare_cases_case SELECT * FROM cases_case WHERE id = ANY(%s)", [numbers])
        bare.execute("CREATE UNIQUE INDEX ON bare_cases_case (id)")
        for pk in numbers:
            with bare.transaction():
                bare.execute("SELECT * FROM bare_cases_case WHERE id = %s FOR UPDATE", [pk])
                bare.execute(
                    "SELECT seq, hash FROM journal_event WHERE subject_type = 'case' AND subject_id = %s "
                    "ORDER BY seq DESC LIMIT 1",
                    [pk],
                )
                bare.execute(
                    "UPDATE bare_cases_case SET status = 'accepted', version = version + 1 WHERE id = %s", [pk]
                )
                bare.execute(EVENT, [pk])
                bare.execute(ROW, [pk, pk])


LAST = "SELECT hash FROM journal_event WHERE subject_type = 'case' AND subject_id = %s ORDER BY seq DESC LIMIT 1"
CHANGE = "UPDATE bare_cases_case SET status = 'accepted', version = version + 1 WHERE id = %s"
COPY = "COPY bare_desk_batchrow (id, batch_id, case_id, state, seen, before, event_id, why) FROM STDIN"
ROW = (
    "INSERT INTO bare_desk_batchrow (id, batch_id, case_id, state, seen, before, why) "
    "VALUES (%s, 1, %s, 'done', 1, '{}', '')"
)
EVENT = (
    "INSERT INTO bare_journal_event (id, xid, kind, subject_type, subject_id, seq, at, voice, data, previous, hash) "
    "VALUES (1, 1, 'case.accepted', 'case', %s, 2, now(), 'staff', '{}', '', '')"
)
