"""A district's households: the list and every way of finding one, at the desk; against the same question in raw SQL.

LINLI_BENCH_HOUSEHOLDS=20000 makes a quarter of a million twenty thousand, for a trial run.
"""

import os
from functools import partial
from random import Random
from typing import Any
from urllib.parse import urlencode

from django.db import connection
from django.utils import timezone

from benchmarks import district
from benchmarks.clock import repeat, table
from benchmarks.house import beside
from benchmarks.staff import Staff, sign_in
from benchmarks.web import Site, load, site, status
from linli.areas.tree import tree
from linli.core.memory import uncollected
from linli.journal.actions import SYSTEM
from linli.residents import marks
from linli.residents.bulk import File, Person, enter
from linli.residents.models import Household
from linli.residents.words import Purpose, Relation, Source

SIZE = int(os.environ.get("LINLI_BENCH_HOUSEHOLDS", 250_000))
BATCH, TIMES, WARM_UP = 5000, 40, 4
SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨", "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华文玉红梅兰"
ROADS = ["幸福", "和平", "解放", "建设", "人民", "光明", "朝阳", "新华", "文化", "团结"]
AIM = "p95 < 80 ms"
QUESTIONS = {
    "a whole name": "赵伟芳",
    "part of a name that many have": "伟芳",
    "a telephone": "13800000007",
    "its last four digits": "0007",
    "an address": "幸福路7号",
    "a road that a tenth live in": "幸福路",
    "nobody": "欧阳麒麟",
}


def measure() -> None:
    """Fill the district, then list and search as the district's and as a street's post."""
    with beside("households"):
        fill()
        with site() as here:
            accounts = district.accounts()
            rows = [
                row
                for account in ("bench-district", "bench-street")
                for row in _rows(here, sign_in(here, accounts[account]), account.removeprefix("bench-"))
            ]
        table(f"{SIZE:,} households at the desk, one client", ["page", "p50 ms", "p95 ms", "CPU ms", "aim"], rows)
        _against_sql()


@uncollected()
def fill() -> None:
    """Open every household's file in bulk, through the encoders that the pages use; unless they are there."""
    here = Household.objects.count()
    if here >= SIZE:
        return
    dice, now = Random(4), timezone.now()
    grids = [node.id for node in tree.get().nodes.values() if node.depth == 4]
    begun = timezone.now()
    for start in range(here, SIZE, BATCH):
        files = [
            _file(number, grids[number * len(grids) // SIZE], dice) for number in range(start, min(start + BATCH, SIZE))
        ]
        enter(files, source=Source.ROSTER, by=SYSTEM, now=now)
    with connection.cursor() as cursor:
        for name in ("household", "resident"):
            cursor.execute(f"VACUUM (ANALYZE) residents_{name}")
    print(f"{SIZE - here:,} households entered in {(timezone.now() - begun).total_seconds():.0f} s")


def _file(number: int, grid: int, dice: Random) -> File:
    road = ROADS[dice.randrange(len(ROADS))]
    return File(
        area_id=grid,
        address=f"{road}路{number % 500 + 1}号{dice.randrange(30) + 1}号楼{number}室",
        building=f"{dice.randrange(30) + 1}号楼",
        members=[
            Person(name=_name(dice), phone=f"138{number:08d}", relation=Relation.HEAD, agreed=[Purpose.CONTACT]),
            *(Person(name=_name(dice)) for _more in range(dice.randrange(3))),
        ],
    )


def _name(dice: Random) -> str:
    return dice.choice(SURNAMES) + dice.choice(GIVEN) + dice.choice(GIVEN)


def _rows(here: Site, who: Staff, name: str) -> list[list[object]]:
    asked = {
        "the list": {},
        "the list, nobody keeps contact": {"tab": "without"},
        "not seen for long": {"tab": "unseen"},
    }
    pages = {**asked, **{question: {"q": words} for question, words in QUESTIONS.items()}}
    return [_page(here, who, f"{question}, {name}'s post", said) for question, said in pages.items()]


def _page(here: Site, who: Staff, name: str, said: dict[str, str]) -> list[object]:
    raw = who.get(f"/desk/households/?{urlencode(said)}")
    load(here, lambda _n: raw, clients=1, times=WARM_UP)
    sample, heads = load(here, lambda _n: raw, clients=1, times=TIMES)
    assert all(status(head) == 200 for head in heads.values()), heads[0]
    return [name, *(f"{sample.percentile(share):.1f}" for share in (0.5, 0.95)), f"{sample.cpu_ms:.1f}", AIM]


def _against_sql() -> None:
    """The same question put to the database by hand, in the same run: what the marks themselves cost."""
    asked = {
        "a telephone": ("resident", marks.by_whole_phone("13800000007")),
        "part of a name": ("resident", marks.of_name("伟芳")),
        "a road": ("household", marks.of_address("幸福路")),
    }
    rows = []
    for name, (kind, wanted) in asked.items():
        with connection.cursor() as cursor:
            sql = f"SELECT id FROM residents_{kind} WHERE marks @> %s LIMIT 70"
            sample = repeat(partial(_ask, cursor, sql, sorted(wanted)), TIMES)
        rows.append([name, *(f"{sample.percentile(share):.1f}" for share in (0.5, 0.95))])
    table("The same in raw SQL", ["question", "p50 ms", "p95 ms"], rows)


def _ask(cursor: Any, sql: str, wanted: list[int]) -> None:
    cursor.execute(sql, [wanted])
    cursor.fetchall()
