"""What waits for a person becomes one message: exactly one for what is due, whoever gathers and however often."""

from collections.abc import Callable, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linli.core.links import absolute
from linli.notify.actions.choosing import postpone
from linli.notify.models import Message, Notice, Route
from linli.notify.words import Group

MOST = 40  # lines of a message; the rest is counted
MayRead = Callable[[int, Sequence[Notice]], Sequence[Notice]]


def waiting(*, now: datetime) -> list[int]:
    """The accounts for whom something is due to go out."""
    due = Notice.objects.filter(goes_at__lte=now).order_by("account_id")
    return list(due.values_list("account_id", flat=True).distinct())


@transaction.atomic
def gather(account_id: int, *, now: datetime, may_read: MayRead) -> Message | None:
    """Make one message of all that is due for an account and not read yet; None when there is nothing to say.

    `may_read(account_id, notices)` returns those that it may be told of at this moment. The address's row is the
    claim: a second gatherer passes by. What comes after the message of its hour or day has gone waits for the next.
    """
    if not Route.objects.filter(account=account_id, active=True, account__is_active=True).exists():
        Notice.objects.filter(account=account_id, goes_at__isnull=False).update(goes_at=None)
        return None
    route = Route.objects.select_for_update(skip_locked=True, of=("self",)).filter(account=account_id).first()
    if route is None:
        return None
    due = list(Notice.objects.filter(account=account_id, goes_at__lte=now).order_by("id"))
    key = f"gathered:{max(each.goes_at for each in due if each.goes_at):%Y-%m-%dT%H:%M:%S.%f%z}" if due else ""
    if due and Message.objects.filter(route=route, key=key).exists():
        postpone(account_id, now=now)
        return None
    Notice.objects.filter(pk__in=[each.pk for each in due]).update(goes_at=None)
    told = may_read(account_id, [each for each in due if each.read_at is None])
    return _message(route, key, told, now) if told else None


def _message(route: Route, key: str, told: Sequence[Notice], now: datetime) -> Message:
    return Message.objects.create(
        route=route,
        key=key,
        subject=subject(told),
        body=body(told),
        not_before=now,
        at=now,
        notices=[each.pk for each in told],
    )


def subject(told: Sequence[Notice]) -> str:
    """What a message is called: its one notice, or how many there are."""
    if len(told) == 1:
        return told[0].subject
    return ngettext("%(count)d notice for you", "%(count)d notices for you", len(told)) % {"count": len(told)}


def body(told: Sequence[Notice]) -> str:
    """Each notice on a line, under its group; what one must hear of comes first."""
    lines: list[str] = []
    for group in Group:
        mine = [each for each in told if each.group == group]
        if mine:
            lines += [f"{group.label}", *(f"· {each.subject}" for each in mine)]
    more = len(lines) - MOST
    if more > 0:
        lines = [*lines[:MOST], _("… and %(more)d more in your inbox.") % {"more": more}]
    return "\n".join([*lines, _("Open your inbox: %(link)s") % {"link": absolute("/desk/inbox/")}])
