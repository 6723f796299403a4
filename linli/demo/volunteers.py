"""Visibly invented volunteers and teams: some joined, some reported in with their account, some not confirmed yet."""

from collections.abc import Sequence
from datetime import datetime
from random import Random

from django.utils import timezone

from linli.areas.models import Area
from linli.areas.tree import middles, tree
from linli.cases.skills import skills
from linli.journal.actions import RESIDENT
from linli.people.models import Account, Post
from linli.people.permissions import Permission
from linli.volunteers import actions
from linli.volunteers.models import Team, Volunteer
from linli.volunteers.practice import fields
from linli.volunteers.words import Free, Rough

PEOPLE, REPORTED, TEAMS, WAITING = 24, 6, 6, 3


def helping(dice: Random, now: datetime) -> None:
    """Join, report in and found teams through the actions themselves, confirmed by whoever may."""
    keeper = _keeper(now)
    if keeper is None:
        return
    post, by = keeper
    places = _places(post)
    joined = [_join(number, dice, places, now) for number in range(1, PEOPLE + 1)]
    known = joined[:-WAITING] + _reported(by, dice, places, now)
    active = [actions.confirm(volunteer=each, by=by, now=now) for each in known]
    for number, (field, name) in enumerate(fields()[:TEAMS]):
        team = _found(number, field, name, active, dice, by, now)
        for each in dice.sample(active, min(6, len(active))):
            actions.take_in(volunteer=each, team=team, by=by, now=now)
        actions.ask_in(volunteer=joined[-1], team=team, by=RESIDENT, now=now)


def _keeper(now: datetime) -> tuple[Post, Account] | None:
    """Whoever keeps volunteers for the widest area, with an account."""
    held = Post.objects.held_on(timezone.localdate(now)).filter(
        role__permissions__contains=[Permission.VOLUNTEER_KEEP], person__account__is_active=True
    )
    post = held.select_related("area").order_by("area__depth", "area__path", "pk").first()
    return (post, Account.objects.get(person=post.person_id)) if post else None


def _places(post: Post) -> list[Area]:
    """Areas that the keeper keeps, without any below them."""
    nodes = tree.get()
    inside = [node.id for node in nodes.nodes.values() if node.active and post.area_id in node.lineage]
    ends = [pk for pk in inside if not nodes.children(pk)]
    return list(Area.objects.filter(pk__in=ends[:200]).order_by("path"))


def _join(number: int, dice: Random, places: Sequence[Area], now: datetime) -> Volunteer:
    words = [key for key, _word in skills()]
    joining = actions.Joining(
        name=f"示范志愿者 {number}",
        phone=f"1390001{number:04d}",
        area=dice.choice(places),
        born=dice.randrange(1955, 2005),
        skills=dice.sample(words, min(len(words), dice.randrange(3))),
        times=dice.sample(Free.values, dice.randrange(1, 4)),
        rough=Rough.MIDDLE if number % 2 and middles.get() else Rough.NONE,
    )
    return actions.join(joining, by=RESIDENT, now=now)


def _reported(by: Account, dice: Random, places: Sequence[Area], now: datetime) -> list[Volunteer]:
    """Some who serve, from the organisation of their post."""
    held = Post.objects.held_on(timezone.localdate(now)).filter(person__account__is_active=True)
    posts = held.exclude(person=by.person_id).select_related("organisation", "person__account").order_by("pk")
    found, seen = list[Volunteer](), set[int]()
    for post in posts[: REPORTED * 3]:
        if post.person_id not in seen and len(found) < REPORTED:
            seen.add(post.person_id)
            joining = actions.Joining(area=dice.choice(places), organisation=post.organisation)
            found.append(actions.report_in(joining, by=post.person.account, now=now))
    return found


def _found(
    number: int, field: str, name: str, active: Sequence[Volunteer], dice: Random, by: Account, now: datetime
) -> Team:
    captain = active[number % len(active)]
    founding = actions.Founding(
        name=f"示范{name}队", field=field, area=captain.area, captain=captain, about="示范队伍。"
    )
    return actions.found(founding, by=by, now=now)
