"""The messages that wait for a decision, fifty a page, in the order in which they were said."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from linli.cases.models import Case, Draft
from linli.core.privacy import Mask, masked
from linli.core.text import first_words
from linli.insight.likely import likely
from linli.people.models import Account

SIZE = 50
MOST_LIKELY = 5
WORDS = 60


@dataclass(frozen=True, slots=True)
class Likely:
    """A case that may be about the same."""

    pk: int
    link: str
    words: str
    status: str


@dataclass(frozen=True, slots=True)
class Row:
    """One message; its sender as much as is needed to tell who speaks. `likely` when somebody asked for them."""

    pk: int
    group: str
    sender: str
    said_at: datetime | None
    words: str
    ticked: bool
    likely: list[Likely] | None


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of messages; `next` begins the following one, 0 where there is none. `begun`: it is not the first."""

    rows: list[Row]
    next: int
    begun: bool


def listed(account: Account, after: str, ticked: set[int], like: str = "") -> Listed:
    """The page after a draft's number; the first without one. One query; more where for one of them, `like`, cases that
    may be about the same are asked for."""
    start = int(after) if after.isascii() and after.isdecimal() and len(after) <= 18 else 0
    waiting = Draft.objects.visible_to(account).waiting().filter(pk__gt=start).select_related("paste")
    found = list(waiting.order_by("pk")[: SIZE + 1])
    more, found = len(found) > SIZE, found[:SIZE]
    rows = [_row(each, each.pk in ticked, _likely(each, account) if like == str(each.pk) else None) for each in found]
    return Listed(rows, found[-1].pk if more else 0, start > 0)


def _row(draft: Draft, ticked: bool, same: list[Likely] | None) -> Row:
    sender = masked(draft.sender, Mask.NAME)
    return Row(draft.pk, draft.paste.group, sender, draft.said_at, draft.words, ticked, same)


def _likely(draft: Draft, account: Account) -> list[Likely]:
    numbers = [case.pk for case in likely(draft.words, draft.area_id, timezone.now(), most=MOST_LIKELY)]
    seen = Case.objects.visible_to(account).filter(pk__in=numbers).order_by("-pk") if numbers else []
    return [Likely(case.pk, case.get_absolute_url(), first_words(case.text, WORDS), case.status) for case in seen]
