"""When the next meetings would be, by each forum's rhythm, where none is called yet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from linli.areas.tree import Node, tree
from linli.catalogue.tables import tables
from linli.core.calendar import SHANGHAI, DayKind
from linli.deliberation.models import Forum, Meeting
from linli.deliberation.practice import depth, in_use
from linli.deliberation.queries import below
from linli.deliberation.words import Rhythm, State

AHEAD, MONTH = timedelta(days=62), timedelta(days=30)
MONTHS = {Rhythm.MONTHLY: range(1, 13), Rhythm.QUARTERLY: (1, 4, 7, 10), Rhythm.YEARLY: (1,)}
MOST = 12


@dataclass(frozen=True, slots=True)
class Proposed:
    """A meeting that should be called: of which forum, for which area, when it would begin."""

    forum: Forum
    area: Node
    begins: datetime


def proposed(areas: Sequence[int], now: datetime) -> list[Proposed]:
    """The next one of each forum of these areas and those below, unless one is called; the nearest first, a few of
    them. One query."""
    coming = Meeting.objects.filter(state__in=(State.CALLED, State.OPEN), ends__gt=now)
    called = set(coming.values_list("forum", "area"))
    nodes = [tree.get().nodes[each] for each in below(list(areas))]
    found = [
        Proposed(forum, node, begins)
        for forum in in_use()
        if (begins := next_of(forum, now))
        for node in nodes
        if node.active and node.depth == depth(forum) and (forum.pk, node.id) not in called
    ]
    return sorted(found, key=lambda each: (each.begins, each.forum.order, each.area.code))[:MOST]


def next_of(forum: Forum, now: datetime) -> datetime | None:
    """When a forum would meet next, early enough to be called in time; None where nothing is said, or not within two
    months. A statutory holiday moves it to the next working day."""
    if forum.weekday is None or forum.begins is None:
        return None
    first = timezone.localdate(now) + timedelta(days=forum.call_days)
    for day in _days(forum, first, first + AHEAD):
        begins = datetime.combine(_working(day), forum.begins, SHANGHAI)
        if begins > now:
            return begins
    return None


def next_day(meeting: Meeting, now: datetime) -> date:
    """On which day the next meeting of the same forum for the same area is: as it is called, else by its rhythm, else
    in a month."""
    same = Meeting.objects.filter(forum=meeting.forum_id, area=meeting.area_id, state=State.CALLED)
    called = same.filter(begins__gt=meeting.ends).order_by("begins").values_list("begins", flat=True).first()
    begins = called or next_of(meeting.forum, max(now, meeting.ends)) or now + MONTH
    return timezone.localdate(begins)


def _days(forum: Forum, first: date, until: date) -> Iterator[date]:
    day = first
    while day <= until:
        if day.isoweekday() == forum.weekday and _due(forum, day):
            yield day
        day += timedelta(days=1)


def _due(forum: Forum, day: date) -> bool:
    """Whether the forum meets in the week of the month, and in the month, in which the day lies."""
    if forum.rhythm == Rhythm.WEEKLY:
        return True
    return day.month in MONTHS.get(Rhythm(forum.rhythm), ()) and (day.day - 1) // 7 + 1 == (forum.week or 1)


def _working(day: date) -> date:
    while tables.get().calendar.day(day).kind is DayKind.HOLIDAY:
        day += timedelta(days=1)
    return day
