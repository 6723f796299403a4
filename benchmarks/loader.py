"""A loader of many cases by COPY: valid rows in every state, a tenth of them open, each with the event of coming in.

The steps between are left out of the journal: a list does not read them, and five million events more would only cost
time.
"""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from benchmarks.house import beside
from linli.areas.tree import tree
from linli.cases.actions import Submission
from linli.cases.life import Life
from linli.cases.lifecycle import RECEIVED
from linli.cases.models import Case
from linli.cases.words import OPEN, Channel, Outcome, Status
from linli.catalogue.tables import tables
from linli.core import copying
from linli.core.codes import new_code
from linli.journal.actions import RESIDENT
from linli.journal.bulk import Said, record_stories
from linli.people.models import Organisation

BATCH = 20_000
OPEN_SHARE = 0.1
IN_HAND = (Status.ASSIGNED, Status.IN_PROGRESS)
WHO = ["居民", "老人", "孩子", "邻居", "商户", "租户", "学生", "司机"]
WHAT = ["路灯不亮", "井盖坏了", "噪音扰民", "水管漏水", "电梯停运", "停车难", "楼道堆物", "树枝挡路", "暖气不热"]
NAMES = "新城东西南北路街村口河山田园花桥井塘湾岗坪沟坡林泉石金玉龙凤安康乐福寿春夏秋冬光明和平解放红旗朝阳"
Row = dict[str, Any]


@contextmanager
def cases(total: int, *, open_share: float = OPEN_SHARE) -> Iterator[None]:
    """Be in a database with that many cases, or a few more: built once, kept for the next run."""
    with beside(f"cases_{total}" if open_share == OPEN_SHARE else f"open_{total}"):
        if Case.objects.count() < total:
            fill(total, open_share)
        with connection.cursor() as cursor:
            cursor.execute("analyze")  # of columns that came since it was built the planner knows nothing
        yield


def fill(total: int, open_share: float = OPEN_SHARE) -> None:
    """Add cases until there are `total`; then let the planner know."""
    here = Case.objects.count()
    chance = random.Random(here)
    lead_id = Organisation.objects.order_by("pk").values_list("pk", flat=True)[0]
    codes = set(Case.objects.values_list("code", flat=True))
    while here < total:
        rows = list(_rows(min(BATCH, total - here), chance, lead_id, codes, open_share))
        with transaction.atomic():
            for row, key in zip(rows, copying.keys(Case, len(rows)), strict=True):
                row["id"] = key
            _copy(rows)
            record_stories("case", ((row["id"], [_received(row)]) for row in rows))
        here += len(rows)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE) cases_case")
        cursor.execute("ANALYZE journal_event")


def _rows(number: int, chance: random.Random, lead_id: int, codes: set[str], open_share: float) -> Iterator[Row]:
    now = timezone.now()
    grids = [node.lineage for node in tree.get().nodes.values() if node.depth == 4]
    categories = list(tables.get().categories)
    pattern = Life(Submission(text="测速", area_id=grids[0][-1]), by=RESIDENT, at=now).case
    constant = {field.attname: getattr(pattern, field.attname) for field in Case._meta.concrete_fields}
    for _ in range(number):
        lineage = chance.choice(grids)
        yield {
            **constant,
            "code": _code(codes),
            "text": _said(chance),
            "category_id": chance.choice(categories),
            "channel": chance.choice((Channel.PORTAL, Channel.WINDOW)).value,
            "area_id": lineage[-1],
            **{f"within_{depth}": lineage[depth - 1] for depth in (2, 3, 4)},
            **_life(now, chance, lead_id, open_share),
        }


def _code(taken: set[str]) -> str:
    while (code := new_code()) in taken:
        pass
    taken.add(code)
    return code


def _said(chance: random.Random) -> str:
    spot, end = ("".join(chance.choices(NAMES, k=length)) for length in (3, 8))
    return f"{spot}{chance.randrange(200)}号楼前{chance.choice(WHAT)}，{chance.choice(WHO)}不便，{end}，请来修一修。"


def _life(now: datetime, chance: random.Random, lead_id: int, open_share: float) -> Row:
    """A state, and the dates that bear it out."""
    open_now = chance.random() < open_share
    age = timedelta(days=chance.random() * (20 if open_now else 365))
    received, status = now - age, chance.choice(OPEN) if open_now else Status.CLOSED
    ended = None if open_now else received + age * chance.random()
    return {
        "received_at": received,
        "due_from": received,
        "due_at": received + timedelta(days=7),
        "status": status.value,
        "lead_id": lead_id if status in (*IN_HAND, Status.CLOSED) else None,
        "look_again_on": (now + timedelta(days=30)).date() if status == Status.PARKED else None,
        "next_look_at": now + timedelta(days=1 + 300 * chance.random()) if open_now else None,
        "outcome": "" if open_now else Outcome.IN_TIME.value,
        "done_at": ended,
        "closed_at": ended,
    }


def _copy(rows: list[Row]) -> None:
    fields = [field for field in Case._meta.concrete_fields if not field.has_db_default()]
    columns = ", ".join(f'"{field.column}"' for field in fields)
    converted = [field.attname for field in fields if field.attname.startswith("contact_")]
    kept = {name: Case._meta.get_field(name).get_db_prep_save(rows[0][name], connection) for name in converted}
    names = [field.attname for field in fields]
    with connection.cursor() as cursor, cursor.copy(f"COPY cases_case ({columns}) FROM STDIN") as out:
        for row in rows:
            row |= kept
            out.write_row([row[name] for name in names])


def _received(row: Row) -> Said:
    facts = {"to": "received", "channel": row["channel"], "category": row["category_id"]}
    facts["due"] = row["due_at"].isoformat()
    return Said(RECEIVED, row["received_at"], RESIDENT, facts, area_id=row["area_id"])
