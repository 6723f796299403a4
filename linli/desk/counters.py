"""The numbers on the tabs, all in one query: counted up to a hundred and no further.

So they cost the same at any size; at worst one walks the index of what is open here.
"""

from collections.abc import Mapping
from datetime import datetime

from django.db import connection
from django.db.models import QuerySet, Value

from linli.cases.models import Case
from linli.desk.question import Question
from linli.desk.tabs import OPEN, TABS
from linli.notify.models import Notice
from linli.people.models import Account

MOST = 100
UNREAD = "unread"


def counted(question: Question, account: Account, now: datetime) -> dict[str, int]:
    """Name of the tab -> how many (MOST: that many or more), and UNREAD -> notices not yet read."""
    unread = Notice.objects.filter(account=account, read_at__isnull=True)
    wanted: dict[str, QuerySet] = {UNREAD: unread.values_list(Value(1))}
    # In the list's own order, so that the planner takes the list's own index and stops after MOST.
    seen = Case.objects.visible_to(account).order_by("due_at", "id").values_list(Value(1))
    here = seen.within(question.area_id)
    for name, tab in TABS.items():
        if name != OPEN and tab.permission in question.post.permissions:
            wanted[name] = tab.cases(here if tab.within_area else seen, account, now)
    return _count(wanted)


def _count(wanted: Mapping[str, QuerySet]) -> dict[str, int]:
    parts, values = [], []
    for number, cases in enumerate(wanted.values()):
        sql, params = cases[:MOST].query.sql_with_params()
        parts.append(f"(SELECT count(*) FROM ({sql}) AS part_{number})")
        values.extend(params)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(parts)}", values)
        return dict(zip(wanted, cursor.fetchone(), strict=True))


def capped(number: int) -> str:
    """As it is shown: 0 … 99, then 99+."""
    return str(number) if number < MOST else f"{MOST - 1}+"
