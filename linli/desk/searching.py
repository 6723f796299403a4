"""Cases by the words in them: the queue's question put to the index of words, and the answer checked with the cases."""

from datetime import datetime
from typing import Any

from linli.areas.tree import tree
from linli.cases.models import Case
from linli.cases.words import Status
from linli.core.codes import LENGTH
from linli.core.terms import wanted
from linli.desk import choices
from linli.desk.paging import Page, read_spot, spot_of
from linli.desk.question import Question
from linli.desk.rows import columns
from linli.desk.tabs import TABS
from linli.insight import marks, searching
from linli.people.models import Account
from linli.people.powers import powers

DONE_TABS = ("check", "redo")


def searched(asked: Question, account: Account, after: str, now: datetime, *, size: int) -> Page:
    """The page of cases with all these words, the newest first, from the one after a spot on.

    The index is a few seconds behind and only narrows: what the cases themselves say, and who may see them, decides.
    """
    spot, groups = read_spot(after), grouped(asked, account)
    truth, below, found = narrowed(asked, account, now), spot.pk if spot else None, list[dict[str, Any]]()
    while groups and len(found) <= size:
        numbers = searching.numbers(groups, below=below, most=size + 1)
        found += columns(truth.filter(pk__in=numbers)).order_by("-pk")
        if len(numbers) <= size:
            break
        below = min(numbers)
    return Page(found[:size], None, spot_of(found[size - 1]) if len(found) > size else None)


def everything(asked: Question, account: Account, now: datetime, *, most: int) -> Any:
    """All cases with all these words, as a queryset; of more than `most`, the newest so many."""
    groups = grouped(asked, account)
    numbers = searching.numbers(groups, most=most) if groups else []
    return narrowed(asked, account, now).filter(pk__in=numbers)


def narrowed(asked: Question, account: Account, now: datetime) -> Any:
    """The cases the account may see among which is searched: all states, unless a tab or a state is chosen."""
    tab = TABS[asked.tab] if asked.tab and not asked.status else None
    cases = Case.objects.visible_to(account)
    if tab is None or tab.within_area:
        cases = cases.within(asked.area_id)
    if tab:
        cases = tab.cases(cases, account, now)
    elif asked.status:
        cases = cases.at(Status(asked.status))
    if asked.category:
        cases = cases.filter(category__in=choices.family(asked.category))
    return cases.filter(channel=asked.channel) if asked.channel else cases


def grouped(asked: Question, account: Account) -> list[list[str]]:
    """What the index is asked for: of each group at least one. Empty when no word is long enough to be looked for."""
    words = [[term] for term in wanted(asked.q)]
    if not words:
        return []
    tab = TABS[asked.tab] if asked.tab and not asked.status else None
    if tab is None or tab.within_area:
        words += [[marks.area(asked.area_id)]] if tree.get().nodes[asked.area_id].depth > 1 else []
    else:
        words.append([marks.lead(each) for each in sorted(powers(account).organisation_ids)])
    if asked.status:
        words.append([marks.group(Status(asked.status))])
    elif tab and asked.tab not in DONE_TABS:
        words.append([marks.group(Status.RECEIVED)])
    if asked.category:
        words.append([marks.category(each) for each in choices.family(asked.category)])
    return words + ([[marks.channel(asked.channel)]] if asked.channel else [])


def numbered(account: Account, typed: str) -> Case | None:
    """The case with this number or query code, if the account may see it."""
    digits = "".join(typed.split())
    if not (digits.isdecimal() and digits.isascii() and len(digits) <= 18):
        return None
    wanted_case = {"code": digits} if len(digits) == LENGTH else {"pk": int(digits)}
    return Case.objects.visible_to(account).filter(**wanted_case).only("pk").first()
