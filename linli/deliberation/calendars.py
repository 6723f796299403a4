"""Meetings in one's own calendar: one of them, those to which somebody belongs, or those that everybody may attend."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from icalendar import Event

from linli.core.feeds import event, feed
from linli.core.links import absolute
from linli.deliberation.models import Meeting
from linli.deliberation.words import State
from linli.people.models import Account

BACK, MOST = timedelta(days=62), 500


def one(meeting: Meeting, *, public: bool = False) -> bytes:
    """A single meeting, with the way to its page at the desk, or on the public site."""
    return feed(meeting.title, [_entry(meeting, public=public)], room="meetings")


def of_member(account: Account, now: datetime) -> bytes:
    """Those on whose list somebody is, by name or for an organisation, and those that they run."""
    name = _("Meetings: %(name)s") % {"name": account.person}
    return feed(name, _entries(Meeting.objects.of_member(account), now), room="meetings")


def of_residents(area: int | None, forum: int | None, now: datetime) -> bytes:
    """Those announced to everybody that concern an area, or of one forum; all of them without."""
    found = Meeting.objects.for_residents()
    found = found.concerning(area) if area else found
    found = found.filter(forum=forum) if forum else found
    return feed(_("Meetings"), _entries(found, now, public=True), room="meetings")


def _entries(found: QuerySet[Meeting], now: datetime, *, public: bool = False) -> Iterator[Event]:
    """From two months back, so that what was cancelled goes out of calendars that have it."""
    coming = found.filter(begins__gt=now - BACK).select_related("station").order_by("begins", "pk")[:MOST]
    return (_entry(each, public=public) for each in coming)


def _entry(meeting: Meeting, *, public: bool) -> Event:
    path = reverse("portal:deliberation:meeting", args=[meeting.pk]) if public else meeting.get_absolute_url()
    made = event(
        f"meeting-{meeting.pk}",
        version=meeting.version,
        at=meeting.called_at,
        begins=meeting.begins,
        ends=meeting.ends,
        words=meeting.title,
        where=meeting.where,
        link=absolute(path),
    )
    if meeting.about:
        made.add("description", meeting.about)
    if meeting.state == State.CANCELLED:
        made.add("status", "CANCELLED")
    return made
