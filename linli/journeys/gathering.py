"""What waits for people goes out together, to each as chosen; a case that one may no longer see is left out."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import override

from linli.cases.models import Case
from linli.notify import actions as notify
from linli.notify.choices import language
from linli.notify.models import Message, Notice
from linli.people.models import Account


def gather(*, now: datetime) -> int:
    """Make one message for each person for whom something is due. Returns how many messages were made."""
    return sum(_gather(account_id, now) is not None for account_id in notify.waiting(now=now))


def _gather(account_id: int, now: datetime) -> Message | None:
    with override(language(account_id)):
        return notify.gather(account_id, now=now, may_read=may_read)


def may_read(account_id: int, notices: Sequence[Notice]) -> list[Notice]:
    """Those about cases that the account may see now (a complaint about somebody may have become known since); those
    that say that a case has left one's sight, as long as it is not kept from one."""
    account = Account.objects.get(pk=account_id)
    left = {notice.case_number for notice in notices if notice.case_number and not notice.link}
    numbers = {notice.case_number for notice in notices if notice.case_number} - left
    seen = _numbers(Case.objects.visible_to(account), numbers) | _numbers(Case.objects.not_about(account), left)
    return [notice for notice in notices if notice.case_number is None or notice.case_number in seen]


def _numbers(cases: QuerySet[Case], wanted: set[int]) -> set[int]:
    return set(cases.filter(pk__in=wanted).values_list("pk", flat=True)) if wanted else set()
