"""What waits for a meeting: cases that the ladder sent, accepted proposals, what an earlier one left undone."""

from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from linli.areas.models import Area
from linli.cases.ladder import rungs
from linli.cases.models import Case
from linli.cases.words import Status
from linli.deliberation.models import Forum, Meeting, Topic
from linli.deliberation.words import Standing
from linli.proposals.models import Proposal
from linli.proposals.words import State as ProposalState


def cases(forum: Forum, area_id: int) -> "QuerySet[Any]":
    """Cases under deliberation at the forum's level of the ladder, in the area, that stand on no agenda; those that
    have the least time left first. A complaint about somebody here comes before no meeting."""
    rung = next((each.pk for each in rungs.get().values() if each.key == forum.rung and each.active), 0)
    listed = Topic.objects.filter(case=OuterRef("pk")).filter(
        Q(state=Standing.OPEN) | Q(state=Standing.POSTPONED, carried_to__isnull=True)
    )
    found = Case.objects.within(area_id).open().filter(status=Status.DELIBERATING, rung=rung, about_line__isnull=True)
    return found.exclude(Exists(listed)).order_by("due_at", "id")


def carried(meeting: Meeting) -> "QuerySet[Topic]":
    """Topics of earlier meetings that were left or put off, or whose decision was set aside, and that no later one
    took; those put off beyond this meeting's day wait for another."""
    day = timezone.localdate(meeting.begins)
    found = undone().filter(meeting__forum=meeting.forum_id, meeting__area=meeting.area_id)
    found = found.filter(Q(again_on__isnull=True) | Q(again_on__lte=day)).exclude(meeting=meeting)
    return found.order_by("meeting__begins", "order")


def put_off_until(day: date) -> "QuerySet[Topic]":
    """Topics that were put off until this day or an earlier one, and that no meeting took."""
    return undone().filter(state=Standing.POSTPONED, again_on__lte=day)


def undone() -> "QuerySet[Topic]":
    """Topics that were left, put off or set aside, and that no later meeting took; but for cases that went on and
    proposals that were answered meanwhile."""
    still = Q(case__isnull=True) | Q(case__status=Status.DELIBERATING, case__rung__key=F("meeting__forum__rung"))
    asked = Q(proposal__isnull=True) | Q(proposal__state=ProposalState.ACCEPTED)
    left = Q(still & asked, state=Standing.POSTPONED) | Q(decision__set_aside_at__isnull=False)
    return Topic.objects.filter(left, carried_to__isnull=True)


def proposals(forum: Forum, area: Area) -> "QuerySet[Any]":
    """Accepted proposals of the area, not answered yet, that no meeting has before it, has put off or has decided; the
    oldest first. None for a forum that takes none."""
    if not forum.proposals:
        return Proposal.objects.none()
    left = Q(state=Standing.POSTPONED, carried_to__isnull=False)
    taken = Topic.objects.filter(proposal=OuterRef("pk")).exclude(Q(state=Standing.TAKEN_OFF) | left)
    return Proposal.objects.for_meeting(area).filter(state=ProposalState.ACCEPTED).exclude(Exists(taken))


def title_of(case: Case) -> str:
    """What everybody may read of a case: what kind of thing, not the resident's words."""
    category = str(case.category) if case.category_id else ""
    return category[:100] or f"No. {case.pk}"


def waiting(meeting: Meeting) -> int:
    """How many cases, proposals and earlier topics are not on its agenda yet."""
    found = cases(meeting.forum, meeting.area_id).count() + carried(meeting).count()
    return found + (proposals(meeting.forum, meeting.area).count() if meeting.forum.proposals else 0)
