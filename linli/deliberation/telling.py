"""Who is told of what about meetings: members, and those of the organisations on the list, each in their own language.

Residents read meetings and decisions on the public site; whoever raised the case reads the answer at their code.
"""

from collections.abc import Callable, Iterable
from datetime import datetime

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import override

from linli.deliberation.models import Attendance, Meeting
from linli.deliberation.words import Attends
from linli.notify import actions as notify
from linli.notify.choices import language
from linli.notify.words import Group
from linli.people.models import Account


def tell_members(meeting: Meeting, say: Callable[[], str], *, what: str, now: datetime) -> None:
    """Say the same to everybody on the list, once for each `what`."""
    tell(members(meeting, now), say, key=f"meeting:{what}:{meeting.pk}", now=now, link=meeting.get_absolute_url())


def tell(
    accounts: Iterable[Account],
    say: Callable[[], str],
    *,
    key: str,
    now: datetime,
    link: str,
    group: Group = Group.INFORMATION,
) -> None:
    """Put it into their inboxes; `say` is called in each reader's language."""
    by_language: dict[str, list[Account]] = {}
    for account in accounts:
        by_language.setdefault(language(account.pk), []).append(account)
    for spoken, readers in by_language.items():
        with override(spoken):
            subject = say()
        notify.tell(readers, key=key, subject=subject, now=now, group=group, link=link)


def members(meeting: Meeting, now: datetime) -> list[Account]:
    """The accounts of those on the list: members, and whoever holds a post that attends for an organisation."""
    listed = Attendance.objects.filter(meeting=meeting.pk).exclude(kind=Attends.RESIDENT)
    people = set(listed.filter(person__isnull=False).values_list("person", flat=True))
    organisations = list(listed.filter(kind=Attends.ORGANISATION).values_list("organisation", flat=True))
    sent = Q(
        person__posts__organisation__in=organisations,
        person__posts__period__contains=timezone.localdate(now),
    )
    wanted = Q(person__in=people | {meeting.secretary_id, meeting.chair_id}) | sent
    return list(Account.objects.filter(wanted, is_active=True).select_related("person").distinct())


def running(meeting: Meeting) -> list[Account]:
    """The accounts of whoever chairs it and of whoever writes its minutes."""
    return list(Account.objects.filter(person__in=(meeting.chair_id, meeting.secretary_id), is_active=True))


def when(moment: datetime) -> str:
    """A moment as a notice says it: 2026-11-24 14:30."""
    return f"{timezone.localtime(moment):%Y-%m-%d %H:%M}"
