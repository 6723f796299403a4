"""Which cases a batch is about: the ticked ones, or all that the queue's question finds."""

from datetime import datetime
from typing import Any

from django.http import QueryDict

from linli.cases.models import Case
from linli.desk import choices, question
from linli.desk.bulk.limits import MOST
from linli.desk.listing import narrowed
from linli.desk.searching import everything
from linli.people.models import Account
from linli.people.powers import powers

UNREAD = ("contact_name", "contact_phone")


def matching(account: Account, sent: QueryDict, now: datetime) -> list[Case]:
    """The cases the account may see among those ticked (`case`), or, with `all`, of the address in `asks`; one more
    than MOST at most, in the queue's order."""
    found: Any
    if "all" not in sent:
        found = Case.objects.visible_to(account).filter(pk__in=ticked(sent))
    else:
        asked = question.read(QueryDict(sent.get("asks", "").lstrip("?")), powers(account))
        family = choices.family(asked.category) if asked.category else ()
        found = everything(asked, account, now, most=MOST + 1) if asked.q else narrowed(asked, account, now, family)
    wanted = found.select_related("lead").defer(*UNREAD).order_by("due_at", "id")
    return list(wanted[: MOST + 1])


def ticked(sent: QueryDict) -> list[int]:
    """The numbers of the ticked rows."""
    said = sent.getlist("case")[:MOST]
    return sorted({int(each) for each in said if each.isascii() and each.isdecimal() and len(each) <= 18})
