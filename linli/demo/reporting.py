"""Visibly invented yearly reports: some handed in and scored, one of them late."""

from datetime import datetime, timedelta
from random import Random

from django.utils import timezone

from linli.annual import actions
from linli.annual.practice import Form, annual
from linli.annual.queries import below
from linli.people.models import Account, Post
from linli.people.permissions import Permission

WRITERS, SCORED, LATE = 4, 2, timedelta(days=3)
LINES = (
    "示范：全年走访联系户，听到的意见逐条登记，能当场办的当场办。",
    "示范：办不了的事写清楚找谁、什么时候回话，办完回访一次。",
    "示范：还有几件停车和漏水的事没有办好，原因是产权不清，下一步请街道一起商量。",
    "示范：来年把老人和孩子多的楼院排在前面，每月至少去一次。",
)


def reported(dice: Random, now: datetime) -> None:
    """Write, hand in and score through the actions themselves, by whoever may."""
    for form in annual().forms:
        if reader := _reader(form, now):
            _of_form(form, reader, dice, now)


def _of_form(form: Form, reader: Post, dice: Random, now: datetime) -> None:
    """The last of the writers was late the year before; the others write as soon as a year is open."""
    writers, by = _writers(form, reader, now), Account.objects.get(person=reader.person_id)
    for number, post in enumerate(writers, start=1):
        late = number == len(writers)
        year, handed = _late(now) if late else _open(now)
        report = actions.hand_in(
            form=form,
            area_id=post.area_id,
            year=year,
            words={part.key: _said(part.least, dice) for part in form.parts},
            seen=0,
            by=Account.objects.get(person=post.person_id),
            now=handed,
        )
        if late or number <= SCORED:
            points = annual().points * dice.randrange(80, 97) // 100
            scored = min(handed + timedelta(days=1), now)
            actions.score(report=report, points=points, words="示范：事情写得具体。", by=by, now=scored)


def _open(now: datetime) -> tuple[int, datetime]:
    """The latest year of which reports are written by now, and when they were handed in."""
    year = annual().years(timezone.localdate(now))[-1]
    return year, min(_due(year, now) - timedelta(days=5), now - timedelta(days=1))


def _late(now: datetime) -> tuple[int, datetime]:
    """The latest year that was due long enough ago, and a moment too late for it."""
    year = timezone.localdate(now).year - 1
    while _due(year, now) + 2 * LATE > now:
        year -= 1
    return year, _due(year, now) + LATE


def _due(year: int, now: datetime) -> datetime:
    """The morning of the day on which a year's reports are due."""
    due = annual().due_on(year)
    return timezone.localtime(now).replace(year=due.year, month=due.month, day=due.day, hour=10, minute=20)


def _said(least: int, dice: Random) -> str:
    """Lines enough for a section."""
    words = dice.choice(LINES)
    while len(words) < least:
        words += "\n" + dice.choice(LINES)
    return words + "\n" + dice.choice(LINES)


def _reader(form: Form, now: datetime) -> Post | None:
    held = Post.objects.held_on(timezone.localdate(now)).filter(
        role__key__in=form.read_by,
        role__permissions__contains=[Permission.ANNUAL_READ],
        person__account__is_active=True,
    )
    return held.order_by("pk").first()


def _writers(form: Form, reader: Post, now: datetime) -> list[Post]:
    held = Post.objects.held_on(timezone.localdate(now)).filter(
        role__key__in=form.roles, area__in=below([reader.area_id]), person__account__is_active=True
    )
    return list(held.exclude(person=reader.person_id).order_by("pk")[:WRITERS])
