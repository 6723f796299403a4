"""Who is told of what about duty: into the inbox, each in their own language, once for each key."""

from collections.abc import Callable, Iterable
from datetime import datetime

from django.utils import timezone
from django.utils.translation import override

from linli.areas.tree import tree
from linli.notify import actions as notify
from linli.notify.choices import language
from linli.notify.words import Group
from linli.people.models import Account
from linli.people.permissions import Permission

MINE, PLANS, SWAPS = "/desk/rosters/mine/", "/desk/rosters/plans/", "/desk/rosters/swaps/"
MOST = 50


def tell(
    accounts: Iterable[Account], say: Callable[[], str], *, key: str, now: datetime, group: Group, link: str
) -> None:
    """Put it into their inboxes; `say` is called in each reader's language."""
    by_language: dict[str, list[Account]] = {}
    for account in accounts:
        by_language.setdefault(language(account.pk), []).append(account)
    for spoken, readers in by_language.items():
        with override(spoken):
            subject = say()
        notify.tell(readers, key=key, subject=subject, now=now, group=group, link=link)


def accounts_of(people: Iterable[int], *, but: int | None = None) -> list[Account]:
    """The accounts of people (ids), without one account."""
    found = Account.objects.filter(is_active=True, person__in=list(people)).select_related("person")
    return [each for each in found if each.pk != but]


def superiors(area_id: int, now: datetime, *, but: Iterable[int] = ()) -> list[Account]:
    """Who makes rosters in the smallest area around a place that has anybody who does; without some people (ids)."""
    able = Account.objects.filter(is_active=True).exclude(person__in=list(but)).select_related("person")
    for area in reversed(tree.get().lineage(area_id)):
        posts = {
            "person__posts__area": area,
            "person__posts__period__contains": timezone.localdate(now),
            "person__posts__role__permissions__contains": [Permission.ROSTER_EDIT],
            "person__posts__role__active": True,
        }
        if found := list(able.filter(**posts).distinct()[:MOST]):
            return found
    return []
