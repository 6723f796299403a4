"""Taking back what was told of a case to those from whom it is kept now: out of inboxes, and out of the outbox."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from linli.notify.models import Message, Notice, Route

TO_COME = (Message.State.WAITING, Message.State.FAILED)  # what failed may be tried again


@transaction.atomic
def withdraw(*, case_number: int, accounts: Iterable[int], now: datetime) -> int:
    """Take every notice about a case out of these accounts' inboxes, and what is still to go out about it to them or to
    any organisation out of the outbox. Returns how many notices those were.

    Other notices that waited in the same message are gathered anew. Whoever is gathering for one of these accounts
    holds its address, and is waited for. What is being sent at this moment cannot be called back.
    """
    hidden = list(accounts)
    routes = Route.objects.filter(Q(account__in=hidden) | Q(organisation__isnull=False))
    locked = list(routes.order_by("pk").select_for_update(of=("self",)).values_list("pk", flat=True))
    mine = Notice.objects.filter(account__in=hidden, case_number=case_number)
    notices = list(mine.values_list("pk", flat=True))
    of_it = Q(case_number=case_number) | Q(notices__overlap=notices)
    waiting = Message.objects.filter(of_it, route__in=locked, state__in=TO_COME).select_for_update(of=("self",))
    gathered = [pk for message in waiting for pk in message.notices]
    waiting.delete()
    mine.delete()
    Notice.objects.filter(pk__in=gathered, read_at__isnull=True).update(goes_at=now)
    return len(notices)
