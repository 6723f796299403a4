"""The queue's page of cases: the query for each question composed once, then only carried out."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from linli.areas.tree import tree
from linli.cases.models import Case
from linli.cases.words import ENDED, Status
from linli.core.prepared import all_rows, composed
from linli.desk import asked_again, choices
from linli.desk.asked_again import MOVING, NOW
from linli.desk.paging import STAND_IN, Page, Spot, Stretch, along, page
from linli.desk.question import Question
from linli.desk.rows import NAMES, columns
from linli.desk.searching import searched
from linli.desk.tabs import TABS
from linli.people.models import Account
from linli.people.powers import Standing, standing

SIZE = 50


def listed(asked: Question, account: Account, place: Mapping[str, str], now: datetime) -> Page:
    """The page of cases that the question and the place in the list name."""
    if asked.q:
        return searched(asked, account, place.get("after", ""), now, size=SIZE)
    family = tuple(choices.family(asked.category)) if asked.category else ()
    who, where = standing(account), tree.get().lineage(asked.area_id)

    def take(stretch: Stretch, spot: Spot | None, most: int) -> list[dict[str, Any]]:
        text = _composed(who, asked, stretch, most, family, where)
        return [dict(zip(NAMES, row, strict=True)) for row in all_rows(text, asked_again.at(now, spot))]

    return page(take, place, size=SIZE, latest_first=asked.status in ENDED)


@lru_cache(maxsize=1024)
def _composed(
    who: Standing,
    asked: Question,
    stretch: Stretch,
    most: int,
    family: tuple[int, ...],
    _where: tuple[int, ...],
) -> str:
    """The query. All that it depends on is among the arguments."""
    return composed(columns(along(narrowed(asked, who.account(), NOW, family), stretch, STAND_IN))[:most], MOVING)


def narrowed(asked: Question, account: Account, now: datetime, family: Sequence[int]) -> Any:
    """The cases a question without a search is about, in no order yet. `family`: its category and those below it."""
    tab = TABS[asked.tab]
    here = asked.status or tab.within_area
    cases = Case.objects.visible_in(account, asked.area_id) if here else Case.objects.visible_to(account)
    cases = cases.at(Status(asked.status)) if asked.status else tab.cases(cases, account, now)
    if asked.category:
        cases = cases.filter(category__in=family)
    return cases.filter(channel=asked.channel) if asked.channel else cases
