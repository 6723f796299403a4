"""The numbers on the tabs and the saved filters beside them, all in one query: counted up to a hundred and no further.

So they cost the same at any size; at worst one walks the index of what is open here. The query's text depends on who
asks from which post about which area, so it is composed once for each; only the moment changes.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet, Value

from linli.areas.tree import tree
from linli.cases.models import Case
from linli.core.prepared import composed, first_row
from linli.desk import asked_again
from linli.desk.asked_again import MOVING, NOW
from linli.desk.models import SavedFilter
from linli.desk.question import Question
from linli.desk.tabs import OPEN, TABS
from linli.notify.models import Notice
from linli.people.models import Account
from linli.people.powers import Power, Standing, standing

MOST = 100
UNREAD = "unread"
SAVED = f"""(
SELECT coalesce(json_agg(json_build_array(f.name, f.asks) ORDER BY f.organisation_id NULLS FIRST, f.name), '[]')::text
FROM {SavedFilter._meta.db_table} f
WHERE f.organisation_id IS NULL AND f.account_id = {{account}} OR f.organisation_id = ANY('{{{{{{organisations}}}}}}')
)"""


@dataclass(frozen=True, slots=True)
class Bar:
    """Name of the tab -> how many (MOST: that many or more), and UNREAD -> notices not yet read; and the saved
    filters: name and what each asks."""

    numbers: dict[str, int]
    saved: list[tuple[str, str]]


def counted(question: Question, account: Account, now: datetime) -> Bar:
    """What the bar of the queue shows."""
    where = tree.get().lineage(question.area_id)
    names, sql = _composed(standing(account), question.post, question.area_id, where)
    *numbers, saved = first_row(sql, asked_again.at(now)) or ()
    return Bar(dict(zip(names, numbers, strict=True)), json.loads(saved))


@lru_cache(maxsize=512)
def _composed(
    who: Standing,
    post: Power,
    area_id: int,
    _where: tuple[int, ...],
) -> tuple[list[str], str]:
    """The names counted, and the query. All that the answer depends on is among the arguments."""
    account = who.account()
    wanted = _wanted(account, post, area_id)
    parts = [
        f"(SELECT count(*) FROM ({composed(cases[:MOST], MOVING)}) AS part_{number})"
        for number, cases in enumerate(wanted.values())
    ]
    organisations = ",".join(str(each) for each in sorted({power.organisation_id for power in who.held}))
    parts.append(SAVED.format(account=who.account_id, organisations=organisations))
    return list(wanted), f"SELECT {', '.join(parts)}"


def _wanted(account: Account, post: Power, area_id: int) -> dict[str, QuerySet]:
    unread = Notice.objects.filter(account=account, read_at__isnull=True)
    wanted: dict[str, QuerySet] = {UNREAD: unread.values_list(Value(1))}
    # In the list's own order, so that the planner takes the list's own index and stops after MOST.
    seen: Any = Case.objects.visible_to(account).order_by("due_at", "id").values_list(Value(1))
    here: Any = Case.objects.visible_in(account, area_id).order_by("due_at", "id").values_list(Value(1))
    for name, tab in TABS.items():
        if name != OPEN and tab.permission in post.permissions:
            wanted[name] = tab.cases(here if tab.within_area else seen, account, NOW)
    return wanted


def capped(number: int) -> str:
    """As it is shown: 0 … 99, then 99+."""
    return str(number) if number < MOST else f"{MOST - 1}+"
