"""Calling a meeting: its list is made of those who belong to the forum, its agenda of what waits; all are told."""

import secrets
from collections.abc import Callable, Iterable
from datetime import datetime
from uuid import uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.areas.tree import tree
from linli.core.prepared import locked
from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.core.text import clean
from linli.deliberation import rules
from linli.deliberation.actions.agenda import gather_into
from linli.deliberation.actions.planned import Planned
from linli.deliberation.models import Attendance, Forum, Meeting
from linli.deliberation.queries import below
from linli.deliberation.telling import tell_members, when
from linli.deliberation.words import Action, Attends, Standing, State
from linli.journal import actions as journal
from linli.people.models import Account, Organisation, Post

LONGEST, MOST = 400, 2000
TOLD = ("begins", "ends", "station", "place")  # what everybody on the list must hear of


@transaction.atomic
def call(planned: Planned, *, by: Account, now: datetime) -> Meeting:
    """Call a meeting. NotAllowed where one holds none, Refusal for what cannot be, or is called already."""
    meeting = _call(planned, by=by, now=now)
    journal.record("meeting.called", meeting, by=by, at=now, data=_facts(meeting), area_id=meeting.area_id, new=True)
    gather_into(meeting, by=by, now=now)
    _invite(meeting, invitation, now)
    return meeting


@transaction.atomic
def call_again(planned: Planned, *, meeting: Meeting, by: Account, now: datetime) -> Meeting:
    """Call an adjourned meeting again: the forum's rule for a second call holds; its topics come along."""
    first = locked(Meeting, meeting.pk)
    rules.check(by, first, Action.CALL_AGAIN)
    if Meeting.objects.filter(again=first).exists():
        raise WrongState(_("This meeting was called again already."))
    if (planned.forum.pk, planned.area.pk) != (first.forum_id, first.area_id):
        raise Refusal(_("Called again is the same meeting: of the same forum, for the same place."), field="area")
    made = _call(planned, by=by, now=now, again=first)
    facts = {**_facts(made), "again": first.pk}
    journal.record("meeting.called_again", made, by=by, at=now, data=facts, area_id=made.area_id, new=True)
    gather_into(made, by=by, now=now)
    _invite(made, second_invitation, now)
    return made


@transaction.atomic
def change(planned: Planned, *, meeting: Meeting, seen: int, by: Account, now: datetime) -> Meeting:
    """Have it otherwise; another time or place is told to everybody on the list. WrongState when somebody changed it
    meanwhile."""
    meeting = _held(meeting, Action.CHANGE, by, seen)
    fields = planned.fields(now)
    _check_free(meeting.forum_id, meeting.area_id, fields["begins"], but=meeting.pk)
    differs = sorted(name for name, value in fields.items() if getattr(meeting, name) != value)
    for name in differs:
        setattr(meeting, name, fields[name])
    if not differs:
        return meeting
    if "begins" in differs:
        meeting.reminded_at = None
    meeting.version += 1
    meeting.save()
    facts = {"fields": differs, "begins": meeting.begins.isoformat()}
    journal.record("meeting.changed", meeting, by=by, at=now, data=facts, area_id=meeting.area_id)
    if set(differs) & set(TOLD):
        tell_members(meeting, lambda: _moved(meeting), what=f"v{meeting.version}", now=now)
    return meeting


@transaction.atomic
def cancel(*, meeting: Meeting, words: str, seen: int, by: Account, now: datetime) -> Meeting:
    """It does not take place; everybody on the list hears why. What stood on its agenda waits for the next."""
    meeting = _held(meeting, Action.CANCEL, by, seen)
    why = clean(words, LONGEST, field="words")
    if not why:
        raise Refusal(_("Say why it does not take place; those on the list read it."), field="words")
    meeting.state, meeting.version = State.CANCELLED, meeting.version + 1
    meeting.save(update_fields=["state", "version"])
    meeting.topics.filter(state=Standing.OPEN).update(state=Standing.POSTPONED)
    journal.record("meeting.cancelled", meeting, by=by, at=now, words=why, area_id=meeting.area_id)
    tell_members(meeting, lambda: _cancelled(meeting), what="cancelled", now=now)
    return meeting


def _call(planned: Planned, *, by: Account, now: datetime, again: Meeting | None = None) -> Meeting:
    # One after another for each forum, so that the same meeting is not called twice at once.
    forum = Forum.objects.select_for_update().get(pk=planned.forum.pk)
    if sentence := rules.why_not_call(by, forum, planned.area.pk):
        raise NotAllowed(sentence)
    fields = planned.fields(now)
    _check_free(forum.pk, planned.area.pk, fields["begins"])
    meeting = Meeting.objects.create(
        **fields,
        forum=forum,
        area=planned.area,
        again=again,
        door=secrets.token_urlsafe(16),
        called_at=now,
        called_by=by,
    )
    _list(meeting, forum, again, now)
    return meeting


def _check_free(forum_id: int, area_id: int, begins: datetime, but: int = 0) -> None:
    same = Meeting.objects.filter(forum=forum_id, area=area_id, begins=begins).exclude(state=State.CANCELLED)
    if same.exclude(pk=but).exists():
        raise Refusal(_("This meeting is called for that time already. Look at the list of meetings."), field="begins")


def _list(meeting: Meeting, forum: Forum, again: Meeting | None, now: datetime) -> None:
    """Put on the list whoever belongs to the forum; for a second call, whoever belonged to the first."""
    people, organisations = _asked_before(again) if again else _belonging(forum, meeting, now)
    rows = [Attendance(key=uuid4(), meeting=meeting, kind=Attends.PERSON, person_id=each) for each in people]
    rows += [
        Attendance(key=uuid4(), meeting=meeting, kind=Attends.ORGANISATION, organisation_id=each)
        for each in organisations
    ]
    if len(rows) > MOST:
        raise Refusal(_("More than %(most)d people belong to this meeting.") % {"most": MOST}, field="forum")
    Attendance.objects.bulk_create(rows)


def _belonging(forum: Forum, meeting: Meeting, now: datetime) -> tuple[Iterable[int], Iterable[int]]:
    """Holders of its roles in the area or below, and organisations of its kinds there; for a kind of which there is
    none there, those of the places around it."""
    near, day = below([meeting.area_id]), timezone.localdate(now)
    held = Post.objects.held_on(day).filter(role__key__in=forum.roles, area__in=near, person__active=True)
    found = Organisation.objects.filter(active=True, kind__in=forum.organisation_kinds)
    here = list(found.filter(area__in=near).values_list("pk", "kind"))
    missing = set(forum.organisation_kinds) - {kind for _pk, kind in here}
    around = found.filter(kind__in=missing, area__in=tree.get().lineage(meeting.area_id))
    return (
        held.order_by("person").values_list("person", flat=True).distinct(),
        [*(pk for pk, _kind in here), *around.order_by("pk").values_list("pk", flat=True)],
    )


def _asked_before(first: Meeting) -> tuple[Iterable[int], Iterable[int]]:
    listed = Attendance.objects.filter(meeting=first).order_by("pk")
    return (
        listed.filter(kind=Attends.PERSON).values_list("person", flat=True),
        listed.filter(kind=Attends.ORGANISATION).values_list("organisation", flat=True),
    )


def _held(meeting: Meeting, action: Action, by: Account, seen: int) -> Meeting:
    held = locked(Meeting, meeting.pk)
    rules.check(by, held, action)
    if seen != held.version:
        raise WrongState(_("Somebody changed this meeting while you were looking at it. Look at it as it is now."))
    return held


def _invite(meeting: Meeting, say: Callable[[Meeting], str], now: datetime) -> None:
    tell_members(meeting, lambda: say(meeting), what="called", now=now)


def _facts(meeting: Meeting) -> dict[str, object]:
    return {"forum": meeting.forum_id, "begins": meeting.begins.isoformat(), "title": meeting.title}


def _named(meeting: Meeting) -> dict[str, str]:
    return {"title": meeting.title, "when": when(meeting.begins), "where": meeting.where}


def invitation(meeting: Meeting) -> str:
    """The notice of a meeting."""
    return _("Meeting: “%(title)s” on %(when)s, %(where)s") % _named(meeting)


def second_invitation(meeting: Meeting) -> str:
    """The notice of a second call."""
    return _("Called again: “%(title)s” on %(when)s, %(where)s") % _named(meeting)


def _moved(meeting: Meeting) -> str:
    return _("Moved: “%(title)s” is now on %(when)s, %(where)s") % _named(meeting)


def _cancelled(meeting: Meeting) -> str:
    return _("Cancelled: “%(title)s” on %(when)s does not take place") % _named(meeting)
