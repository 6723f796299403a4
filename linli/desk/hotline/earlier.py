"""What a caller asked before, as far as the one who answers may see it."""

from dataclasses import dataclass
from datetime import datetime

from linli.areas.tree import tree
from linli.cases.models import Case
from linli.cases.rules import why_not
from linli.cases.words import Action
from linli.core.text import first_words
from linli.people.models import Account

MOST = 10
WORDS = 60


@dataclass(frozen=True, slots=True)
class Earlier:
    """One case on a few lines; `open_to_more`: what is said now can be added to it."""

    pk: int
    link: str
    words: str
    where: str
    status: str
    received_at: datetime
    open_to_more: bool


def earlier(account: Account, number: str) -> list[Earlier]:
    """The caller's last cases, the latest first. One query."""
    if not number:
        return []
    found = Case.objects.visible_to(account).from_number(number).select_related("lead").order_by("-pk")[:MOST]
    return [_line(case, account) for case in found]


def _line(case: Case, account: Account) -> Earlier:
    return Earlier(
        pk=case.pk,
        link=case.get_absolute_url(),
        words=first_words(case.text, WORDS),
        where=tree.get().full_name(case.area_id),
        status=case.status,
        received_at=case.received_at,
        open_to_more=why_not(account, case, Action.SAY_MORE) is None,
    )
