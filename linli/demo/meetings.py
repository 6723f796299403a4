"""Visibly invented meetings: one of each forum, held a few days ago, whose decisions hang out; and the next one."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random
from uuid import UUID

from django.utils import timezone

from linli.areas.models import Area
from linli.areas.tree import tree
from linli.core.refusal import Refusal
from linli.deliberation import actions
from linli.deliberation.models import Forum, Meeting
from linli.deliberation.practice import depth, in_use
from linli.deliberation.proposing import next_of
from linli.deliberation.words import Counts, Follows, Method
from linli.journal.actions import RESIDENT
from linli.people.models import Account, Post
from linli.people.permissions import Permission

MOST, HOMES, GUESTS = 40, 6, 9
TOPICS = (
    ("示范：楼道堆物怎么清", "每周五下午集中清理，各楼组出人。", None),
    ("示范：公共晾衣架放哪里", "在东侧空地装两排晾衣架。", "3600"),
    ("示范：夜间停车怎么管", "先划线，试行一个月。", "1200"),
)


def held(dice: Random, now: datetime) -> None:
    """Hold one of each forum a few days ago; before there are cases, whose stories are told by others."""
    for forum in in_use():
        if found := _whose(forum, now):
            area, by = found
            begins = (timezone.localtime(now) - timedelta(days=dice.randrange(2, 5))).replace(hour=9, minute=30)
            _hold(_planned(forum, area, by, begins), by, dice)


def to_come(dice: Random, now: datetime) -> None:
    """Call the next one of each; what waits comes onto its agenda by itself."""
    for forum in in_use():
        if found := _whose(forum, now):
            area, by = found
            later = (timezone.localtime(now) + timedelta(days=forum.call_days + 4)).replace(hour=9, minute=30)
            begins = next_of(forum, now) or later
            with suppress(Refusal):
                meeting = actions.call(_planned(forum, area, by, begins), by=by, now=now)
                actions.add_topic(meeting=meeting, title=dice.choice(TOPICS)[0], by=by, now=now)


def _whose(forum: Forum, now: datetime) -> tuple[Area, Account] | None:
    """The first area that has such a meeting and somebody with an account who may hold it."""
    held_now = Post.objects.held_on(timezone.localdate(now)).filter(
        role__permissions__contains=[Permission.MEETING_HOLD], person__account__is_active=True
    )
    for area in Area.objects.filter(active=True, depth=depth(forum)).order_by("path")[:3]:
        around = held_now.filter(area__in=tree.get().lineage(area.pk)).order_by("-area__path", "pk")
        if post := around.select_related("person__account").first():
            return area, post.person.account
    return None


def _planned(forum: Forum, area: Area, by: Account, begins: datetime) -> actions.Planned:
    begins = begins.replace(second=0, microsecond=0)
    return actions.Planned(
        forum=forum,
        area=area,
        begins=begins,
        ends=begins + timedelta(minutes=forum.lasts),
        place="示范会议室",
        chair=by.person,
        secretary=by.person,
        households=HOMES if forum.counts == Counts.HOUSEHOLDS else None,
    )


def _hold(planned: actions.Planned, by: Account, dice: Random) -> None:
    begins = planned.begins
    before = begins - timedelta(days=planned.forum.call_days + 1)
    meeting = actions.call(planned, by=by, now=before)
    if meeting.attendances.count() > MOST:  # so many are not noted one by one in a demonstration
        actions.cancel(meeting=meeting, words="示范：改期召开。", seen=meeting.version, by=by, now=before)
        return

    def key() -> UUID:
        return UUID(int=dice.getrandbits(128), version=4)

    for row in meeting.attendances.order_by("pk"):
        actions.check_in(attendance=row, by=by, now=begins)
    if meeting.forum.counts == Counts.HOUSEHOLDS:
        for number in range(1, HOMES):
            guest = actions.Guest(name=f"示范居民 {number}", home=f"示范 {number} 号", key=key())
            actions.walk_in(guest, meeting=meeting, by=by, now=begins)
    elif meeting.forum.counts == Counts.EVERYBODY:
        actions.count_guests(meeting=meeting, number=GUESTS, by=by, now=begins)
    meeting = actions.begin(meeting=meeting, by=by, now=begins)
    with suppress(Refusal):  # a forum to which nobody belongs here decides nothing
        _decide(meeting, by, dice, begins + timedelta(minutes=30), key)
    meeting = actions.end(meeting=meeting, by=by, now=begins + timedelta(minutes=planned.forum.lasts))
    after = begins + timedelta(days=1)
    minutes = actions.write_minutes(meeting=meeting, words="示范：会议按议程进行。", seen=1, by=by, now=after)
    actions.publish_minutes(minutes=minutes, by=by, now=after)
    for topic in meeting.topics.filter(decision__posted_on__isnull=False)[:1]:
        said = actions.Objecting(name="示范居民 9", phone="13900000009", words="示范：希望换个时间。", key=key())
        actions.raise_objection(said, decision=topic.decision, by=RESIDENT, now=after + timedelta(hours=2))


def _decide(meeting: Meeting, by: Account, dice: Random, at: datetime, key: Callable[[], UUID]) -> None:
    for title, words, amount in dice.sample(TOPICS, 2):
        topic = actions.add_topic(meeting=meeting, title=title, by=by, now=at)
        actions.discuss(topic=topic, notes="示范：几位居民说了想法。", seen=1, by=by, now=at)
        said = actions.Decided(words=words, method=Method.CONSENT, reasons="示范：多数人方便。")
        decision = actions.decide(said, topic=topic, by=by, now=at)
        if amount:
            wanted = actions.Wanted(
                kind=Follows.SPENDING, words=title, amount=Decimal(amount), fund="示范村集体资金", key=key()
            )
            actions.follow(wanted, decision=decision, by=by, now=at)
