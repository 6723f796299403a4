"""The numbers on the tabs, all in one query: counted up to a hundred and no further.

So they cost the same at any size; at worst one walks the index of what is open here. The query's text depends on who
asks from which post about which area, so it is composed once for each; only the moment changes.
"""

from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import QuerySet, Value

from linli.areas.tree import tree
from linli.cases.models import Case
from linli.desk.question import Question
from linli.desk.tabs import OPEN, TABS, midnight_after
from linli.notify.models import Notice
from linli.people.models import Account
from linli.people.powers import Power, Powers, powers

Places = tuple[tuple[int, ...], ...]
MOST = 100
UNREAD = "unread"
# Stand for the moment in a composed query, and are replaced when it is asked.
NOW = datetime(2000, 1, 1, tzinfo=UTC)
MIDNIGHT = midnight_after(NOW)


def counted(question: Question, account: Account, now: datetime) -> dict[str, int]:
    """Name of the tab -> how many (MOST: that many or more), and UNREAD -> notices not yet read."""
    held = tuple(powers(account).held)
    lineage = tree.get().lineage
    places = tuple(lineage(each) for each in (question.area_id, *(power.area_id for power in held)))
    names, sql, params = _composed(account.pk, account.person_id, held, question.post, question.area_id, places)
    moments = {NOW: now, MIDNIGHT: midnight_after(now)}
    with connection.cursor() as cursor:
        cursor.execute(sql, [moments.get(each, each) if isinstance(each, datetime) else each for each in params])
        return dict(zip(names, cursor.fetchone(), strict=True))


@lru_cache(maxsize=512)
def _composed(
    account_id: int, person_id: int, held: tuple[Power, ...], post: Power, area_id: int, _places: Places
) -> tuple[list[str], str, list[Any]]:
    """The names counted, and the query with its values. All that the answer depends on is among the arguments."""
    account = Account(pk=account_id, person_id=person_id)
    account._powers = Powers(list(held))
    wanted = _wanted(account, post, area_id)
    parts: list[str] = []
    values: list[Any] = []
    for number, cases in enumerate(wanted.values()):
        sql, params = cases[:MOST].query.sql_with_params()
        parts.append(f"(SELECT count(*) FROM ({sql}) AS part_{number})")
        values.extend(params)
    return list(wanted), f"SELECT {', '.join(parts)}", values


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
