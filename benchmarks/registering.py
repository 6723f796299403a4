"""Registering a case through the action, against the very same rows inserted by bare psycopg, one transaction each."""

import itertools
from uuid import uuid4

import psycopg
from django.db import connection
from django.utils import timezone

from benchmarks.clock import repeat, table
from linli.areas.tree import tree
from linli.cases import actions as cases
from linli.cases.models import Case
from linli.core.codes import new_code
from linli.journal.models import Event

TIMES = 1500
ROUNDS = 3


def measure() -> None:
    """Action and bare insert in turns; the medians' ratio is the figure."""
    grids = itertools.cycle([node.id for node in tree.get().nodes.values() if node.depth == 4])
    through_action, bare = [], []
    with psycopg.connect(**_address()) as raw:
        insert = _bare(raw)
        for _ in range(ROUNDS):
            through_action.append(repeat(lambda: _register(next(grids)), TIMES))
            bare.append(repeat(insert, TIMES))
    ours = max(sample.rate for sample in through_action)
    theirs = max(sample.rate for sample in bare)
    ratio = sorted(a.rate / b.rate for a, b in zip(through_action, bare, strict=True))[ROUNDS // 2]
    table(
        "Registering a case, one client",
        ["what", "a second", "p50 ms", "p95 ms", "aim"],
        [
            ["through the action", f"{ours:.0f}", *_spread(through_action), ""],
            ["the same rows by bare psycopg", f"{theirs:.0f}", *_spread(bare), ""],
            ["ratio (median of rounds)", f"{ratio:.0%}", "", "", "≥ 35 %"],
        ],
    )


def _spread(samples: list) -> list[str]:
    best = max(samples, key=lambda sample: sample.rate)
    return [f"{best.percentile(0.5):.2f}", f"{best.percentile(0.95):.2f}"]


def _register(grid: int) -> None:
    cases.register(
        cases.Submission(
            text="路灯不亮，晚上看不见路，请来修一修。", area_id=grid, key=uuid4(), contact_phone="13900000000"
        ),
        now=timezone.now(),
    )


def _address() -> dict[str, str]:
    params = connection.get_connection_params()
    return {key: params[key] for key in ("dbname", "user", "host", "port", "password") if params.get(key)}


def _bare(raw: psycopg.Connection):
    """Insert copies of the last case and its event: as many columns, as many bytes, the same indexes."""
    case = Case.objects.order_by("-pk").values().first() or _first()
    event = Event.objects.filter(subject_type="case", subject_id=case["id"]).values().get()
    case_sql, case_row = _insert(Case, case, leave_out={"id"})
    event_sql, event_row = _insert(Event, event, leave_out={"id", "xid"})

    def insert() -> None:
        with raw.transaction():
            row = {**case_row, "code": new_code(), "submission_key": uuid4()}
            number = raw.execute(case_sql + " RETURNING id", row).fetchone()[0]
            raw.execute(event_sql, {**event_row, "subject_id": number})

    return insert


def _first() -> dict[str, object]:
    _register(next(iter(node.id for node in tree.get().nodes.values() if node.depth == 4)))
    return Case.objects.order_by("-pk").values().first()


def _insert(model, values: dict[str, object], leave_out: set[str]) -> tuple[str, dict[str, object]]:
    row = {}
    for field in model._meta.concrete_fields:
        if field.attname not in leave_out:
            row[field.column] = field.get_db_prep_save(values[field.attname], connection)
    columns = ", ".join(row)
    marks = ", ".join(f"%({column})s" for column in row)
    return f"INSERT INTO {model._meta.db_table} ({columns}) VALUES ({marks})", row
