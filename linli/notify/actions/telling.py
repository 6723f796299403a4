"""Telling people: into each inbox at once; beyond it when the person's own choice says so."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from linli.notify import choices
from linli.notify.models import Message, Notice, Route
from linli.notify.words import Group
from linli.people.models import Account, Organisation

LONGEST = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """One thing and whom it concerns. `key` makes it one notice for each of them, however often it is told;
    `case_number`: the case it is about, if any."""

    accounts: Sequence[Account]
    key: str
    subject: str
    now: datetime
    group: Group = Group.INFORMATION
    link: str = ""
    case_number: int | None = None


def tell(
    accounts: Iterable[Account],
    *,
    key: str,
    subject: str,
    now: datetime,
    group: Group = Group.INFORMATION,
    link: str = "",
    case_number: int | None = None,
) -> None:
    """Put a notice into each account's inbox; one that is there already (same key) stays as it is."""
    given = list(accounts)
    news = News(accounts=given, key=key, subject=subject, now=now, group=group, link=link, case_number=case_number)
    tell_all([news])


def tell_all(news: Sequence[News]) -> None:
    """Put all of this into inboxes. One statement, and three queries about those with an address of their own."""
    told = {each.pk for one in news for each in one.accounts}
    reached = list(Route.objects.filter(account__in=told, active=True).values_list("account_id", flat=True))
    chosen = choices.of_many(reached) if reached else {}
    notices = [_notice(one, account, chosen.get(account.pk)) for one in news for account in one.accounts]
    Notice.objects.bulk_create(notices, ignore_conflicts=True)


def _notice(one: News, account: Account, chosen: choices.Choices | None) -> Notice:
    return Notice(
        account=account,
        key=one.key,
        group=one.group,
        case_number=one.case_number,
        subject=one.subject[:LONGEST],
        link=one.link,
        at=one.now,
        goes_at=chosen.goes_at(one.group, now=one.now) if chosen else None,
    )


def send(
    organisation: Organisation, *, key: str, subject: str, body: str, now: datetime, case_number: int | None = None
) -> None:
    """Queue a message on each of the organisation's routes, once per key. `case_number`: the case it is about, if
    any."""
    said: dict[str, Any] = {"key": key, "subject": subject[:LONGEST], "body": body, "not_before": now, "at": now}
    routes = Route.objects.filter(organisation=organisation, active=True)
    messages = [Message(route=route, case_number=case_number, **said) for route in routes]
    Message.objects.bulk_create(messages, ignore_conflicts=True)
