"""无为问责 (Z13): those of whom the practice's figures are all nothing, over its months. A list to look into; what it
means, a person decides."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.db.models.functions import Lower, Upper

from linli.annual.figures import NAMES, by_account
from linli.annual.models import Finding
from linli.annual.practice import annual
from linli.people.models import Post


@dataclass(frozen=True, slots=True)
class Somebody:
    """One person on the list: their post, and the figures, each 0. `finding`: what was decided, once it was."""

    post: Post
    figures: dict[str, int]
    finding: Finding | None


def span(today: date) -> tuple[date, date]:
    """The practice's months, up to the end of the last one; both days included."""
    month = today.year * 12 + today.month - 1
    year, number = divmod(month - annual().idle.months, 12)
    return date(year, number + 1, 1), date.fromordinal(today.replace(day=1).toordinal() - 1)


def idle(areas: Iterable[int], today: date) -> list[Somebody]:
    """Those who held a post with one of the practice's roles all through the span, and of whom every figure is 0. One
    query for each figure, and two."""
    said, (first, last) = annual().idle, span(today)
    if not said.none_of:
        return []
    posts = _posts(list(areas), said.roles, first, last)
    accounts = [post.person.account.pk for post in posts]
    counts = by_account(said.none_of, accounts, first, last)
    done = {account for of_key in counts.values() for account, count in of_key.items() if count}
    findings = {each.person_id: each for each in Finding.objects.filter(last=last, person__account__in=accounts)}
    nothing = {str(NAMES[key]): 0 for key in said.none_of}
    return [
        Somebody(post, nothing, findings.get(post.person_id)) for post in posts if post.person.account.pk not in done
    ]


def _posts(areas: list[int], roles: tuple[str, ...], first: date, last: date) -> list[Post]:
    """One post for each person, the first of several."""
    held = Post.objects.annotate(since=Lower("period"), until=Upper("period")).filter(
        Q(until__isnull=True) | Q(until__gt=last),
        since__lte=first,
        area__in=areas,
        role__key__in=roles,
        person__active=True,
        person__account__is_active=True,
    )
    found: dict[int, Post] = {}
    for post in held.select_related("person__account", "role", "organisation").order_by("area__path", "pk"):
        found.setdefault(post.person_id, post)
    return list(found.values())
