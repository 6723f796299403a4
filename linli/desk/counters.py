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
from linli.people.powers import powers

MOST = 100
UNREAD = "unread"


def counted(question: Question, account: Account, now: datetime) -> dict[str, int]:
    """Name of the tab -> how many (MOST: that many or more), and UNREAD -> notices not yet read."""
    mine = powers(account)
    wanted: dict[str, QuerySet] = {UNREAD: Notice.objects.filter(account=account, read_at__isnull=True)}
    for name, tab in TABS.items():
        if name != OPEN and tab.permission in question.post.permissions and mine.held:
            wanted[name] = cases_of(name, question, account, now).order_by("due_at", "id")
    return _count(wanted)


def cases_of(tab: str, question: Question, account: Account, now: datetime) -> QuerySet:
    """The cases of a tab that the account may see, in the area asked about."""
    cases = Case.objects.visible_to(account)
    if TABS[tab].within_area:
        cases = cases.within(question.area_id)
    return TABS[tab].cases(cases, account, now)


def _count(wanted: Mapping[str, QuerySet]) -> dict[str, int]:
    parts, values = [], []
    for number, cases in enumerate(wanted.values()):
        # In the list's own order, so that the planner takes the list's own index and stops after MOST.
        sql, params = cases.values_list(Value(1))[:MOST].query.sql_with_params()
        parts.append(f"(SELECT count(*) FROM ({sql}) AS part_{number})")
        values.extend(params)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(parts)}", values)
        return dict(zip(wanted, cursor.fetchone(), strict=True))


def capped(number: int) -> str:
    """As it is shown: 0 … 99, then 99+."""
    return str(number) if number < MOST else f"{MOST - 1}+"
