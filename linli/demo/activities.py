"""Visibly invented activities with people on their lists, rooms and lines of windows, at some stations."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from django.utils import timezone

from linli.activities import actions
from linli.activities.models import Activity
from linli.activities.practice import Kind, kinds
from linli.activities.words import Audience
from linli.areas.tree import tree
from linli.bookings import actions as bookings
from linli.core.refusal import Refusal
from linli.core.repeating import Rhythm
from linli.journal.actions import RESIDENT
from linli.people.models import Account, Post
from linli.people.permissions import Permission
from linli.stations.models import Station

STATIONS, EACH, AHEAD = 4, 3, 10
WEEKS = timedelta(weeks=4)
ROOMS = (("示范多功能厅", 60, True), ("示范小会议室", 12, False))
LINES = (("A", "示范综合窗口", "Sample window"), ("B", "示范社保窗口", "Sample insurance window"))


def happening(dice: Random, now: datetime) -> None:
    """Announce and sign up through the actions themselves, by whoever may."""
    for station in Station.objects.in_use().select_related("area").order_by("pk")[:STATIONS]:
        if post := _keeper(station, now):
            _furnish(station, Account.objects.get(person=post.person_id), now)
            for activity in _announced(station, post, kinds(), dice, now):
                _sign_up(activity, dice, now)
            if not Activity.objects.filter(series__isnull=False).exists():
                _again_and_again(station, post, dice, now)


def _keeper(station: Station, now: datetime) -> Post | None:
    """Somebody with an account who keeps what happens there, in the smallest area around it."""
    held = Post.objects.held_on(timezone.localdate(now)).filter(
        role__permissions__contains=[Permission.ACTIVITY_HOLD, Permission.ROOM_KEEP],
        area__in=tree.get().lineage(station.area_id),
        person__account__is_active=True,
    )
    return held.select_related("organisation", "person").order_by("-area__path", "pk").first()


def _furnish(station: Station, by: Account, now: datetime) -> None:
    for name, seats, residents in ROOMS:
        bookings.keep_room(station=station, room=None, name=name, seats=seats, residents=residents, by=by, now=now)
    for letter, name, name_en in LINES:
        bookings.keep_line(
            station=station, line=None, letter=letter, name=name, name_en=name_en, windows=2, minutes=15, by=by, now=now
        )


def _announced(station: Station, post: Post, known: Sequence[Kind], dice: Random, now: datetime) -> list[Activity]:
    by, made = Account.objects.get(person=post.person_id), []
    for kind in dice.sample(known, min(EACH, len(known))):
        planned = _planned(station, post, kind, dice, now)
        with suppress(Refusal):
            made.append(actions.announce(planned, by=by, now=now))
    return made


def _again_and_again(station: Station, post: Post, dice: Random, now: datetime) -> None:
    """The same every week, with people on each list."""
    open_to_all = [each for each in kinds() if each.audience == Audience.ANYBODY]
    planned = _planned(station, post, dice.choice(open_to_all), dice, now)
    done = actions.announce_series(
        replace(planned, title=f"{planned.title}（每周）"),
        rhythm=Rhythm.WEEKLY,
        until=timezone.localdate(planned.begins + WEEKS),
        holidays=False,
        by=Account.objects.get(person=post.person_id),
        now=now,
    )
    for activity in done.activities:
        _sign_up(activity, dice, now)


def _planned(station: Station, post: Post, kind: Kind, dice: Random, now: datetime) -> actions.Planned:
    day = timezone.localtime(now) + timedelta(days=dice.randrange(1, AHEAD))
    begins = day.replace(hour=dice.choice((9, 14, 15)), minute=30, second=0, microsecond=0)
    return actions.Planned(
        kind=kind.key,
        title=f"示范{kind.name}",
        begins=begins,
        ends=begins + timedelta(hours=2),
        station=station,
        organisation=post.organisation,
        responsible=post.person,
        limit=dice.choice((5, 20, None)),
        audience=kind.audience,
    )


def _sign_up(activity: Activity, dice: Random, now: datetime) -> None:
    if activity.audience != Audience.ANYBODY:
        return
    for number in range(1, dice.randrange(3, 9)):
        guest = actions.Guest(name=f"示范居民 {number}", phone=f"1390000{number:04d}")
        actions.sign_up(guest, activity=activity, by=RESIDENT, now=now)
