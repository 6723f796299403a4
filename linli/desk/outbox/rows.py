"""The messages that did not go out, as they are shown: what they are, not what they say."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from linli.cases.events import LABELS
from linli.cases.models import Case
from linli.core.privacy import Mask, masked
from linli.journal.models import Event
from linli.notify.models import TROUBLED, Message
from linli.people.models import Account

SIZE = 50
LATER = Q(state=Message.State.WAITING, attempts__gt=0)


@dataclass(frozen=True, slots=True)
class Row:
    """One message. `case_number`: of a text message to a resident; `perhaps`: it may have arrived all the same;
    `next_at`: when it is tried by itself; where that is empty, somebody has to decide."""

    pk: int
    what: str
    case_number: int | None
    to: str
    why: str
    tried_at: datetime
    attempts: int
    perhaps: bool
    next_at: datetime | None


def visible_to(account: Account) -> Any:
    """Every message in trouble, but for texts about cases that are not the account's to see, such as a complaint about
    itself."""
    seen = Case.objects.visible_to(account).values("pk")
    return Message.objects.filter(Q(case_number__isnull=True) | Q(case_number__in=seen))


def listed(account: Account, before: str) -> tuple[list[Row], int]:
    """The newest fifty, older than the given number if one is given; and where the next page begins, 0 for none. Two
    queries."""
    found = visible_to(account).filter(Q(state__in=TROUBLED) | LATER)
    if before.isascii() and before.isdecimal() and len(before) <= 18:
        found = found.filter(pk__lt=int(before))
    messages = list(found.select_related("route__organisation", "route__account__person").order_by("-pk")[: SIZE + 1])
    more, messages = len(messages) > SIZE, messages[:SIZE]
    texts = [int(each.key.partition(":")[2]) for each in messages if each.key.startswith("text:")]
    kinds = dict(Event.objects.filter(pk__in=texts).values_list("pk", "kind"))
    return [_row(each, kinds) for each in messages], messages[-1].pk if more else 0


def _row(message: Message, kinds: dict[int, str]) -> Row:
    waits = message.state == Message.State.WAITING
    return Row(
        pk=message.pk,
        what=_what(message, kinds),
        case_number=message.case_number,
        to=_to(message),
        why=message.trouble,
        tried_at=message.at if waits else message.not_before,
        attempts=message.attempts,
        perhaps=message.state == Message.State.UNCERTAIN,
        next_at=message.not_before if waits else None,
    )


def _what(message: Message, kinds: dict[int, str]) -> str:
    kind, _colon, rest = message.key.partition(":")
    if kind == "text":
        return str(LABELS.get(kinds.get(int(rest), ""), _("Text message")))
    known = {"gathered": _("Notices, together"), "test": _("A test")}
    return str(known.get(kind) or LABELS.get(kind, _("A message")))


def _to(message: Message) -> str:
    route = message.route
    if route is None:
        return masked(message.phone, Mask.PHONE) or _("a number no longer kept")
    whom = masked(str(route.account.person), Mask.NAME) if route.account else str(route.organisation)
    return f"{whom} · {route.name}"
