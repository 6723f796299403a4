"""The messages that wait for a decision, fifty a page, in the order in which they were said."""

from dataclasses import dataclass
from datetime import datetime

from linli.cases.models import Draft
from linli.core.privacy import Mask, masked
from linli.people.models import Account

SIZE = 50


@dataclass(frozen=True, slots=True)
class Row:
    """One message; its sender as much as is needed to tell who speaks."""

    pk: int
    group: str
    sender: str
    said_at: datetime | None
    words: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of messages; `next` begins the following one, 0 where there is none. `begun`: it is not the first."""

    rows: list[Row]
    next: int
    begun: bool


def listed(account: Account, after: str, ticked: set[int]) -> Listed:
    """The page after a draft's number; the first without one. One query."""
    start = int(after) if after.isascii() and after.isdecimal() and len(after) <= 18 else 0
    waiting = Draft.objects.visible_to(account).waiting().filter(pk__gt=start).select_related("paste")
    found = list(waiting.order_by("pk")[: SIZE + 1])
    more, found = len(found) > SIZE, found[:SIZE]
    return Listed([_row(each, each.pk in ticked) for each in found], found[-1].pk if more else 0, start > 0)


def _row(draft: Draft, ticked: bool) -> Row:
    sender = masked(draft.sender, Mask.NAME)
    return Row(draft.pk, draft.paste.group, sender, draft.said_at, draft.words, ticked)
