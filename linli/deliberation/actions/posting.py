"""Hanging decisions out: for the statutory days everybody can read them and object."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.core.prepared import locked
from linli.core.refusal import Refusal, WrongState
from linli.deliberation import rules
from linli.deliberation.models import Decision, Meeting
from linli.deliberation.words import Action
from linli.journal import actions as journal
from linli.people.models import Account


@transaction.atomic
def post(*, meeting: Meeting, by: Account, now: datetime) -> list[Decision]:
    """Hang out every decision of the meeting that does not hang yet, for the forum's days. Refusal where the practice
    hangs out none; hung out twice, it is once."""
    meeting = locked(Meeting, meeting.pk)
    rules.check(by, meeting, Action.FOLLOW_UP)
    if not meeting.forum.posted_days:
        raise Refusal(_("Decisions of “%(forum)s” are not hung out here.") % {"forum": meeting.forum})
    return post_all(meeting, by=by, now=now)


@transaction.atomic
def post_again(*, decision: Decision, by: Account, now: datetime) -> Decision:
    """Hang it out for longer: the days begin anew, such as when a sheet was torn down."""
    meeting = locked(Meeting, decision.topic.meeting_id)
    rules.check(by, meeting, Action.FOLLOW_UP)
    decision = locked(Decision, decision.pk)
    if decision.posted_on is None or decision.set_aside_at:
        raise WrongState(_("This decision does not hang out."))
    _post(decision, meeting, by, now)
    return decision


def post_all(meeting: Meeting, *, by: Account, now: datetime) -> list[Decision]:
    """As `post`, for a meeting that the caller has locked; none where the practice hangs out none."""
    if not meeting.forum.posted_days:
        return []
    found = list(Decision.objects.filter(topic__meeting=meeting, posted_on__isnull=True).order_by("pk"))
    for decision in found:
        _post(decision, meeting, by, now)
    return found


def _post(decision: Decision, meeting: Meeting, by: Account, now: datetime) -> None:
    today = timezone.localdate(now)
    # The day on which it is hung out is not counted (Civil Code, art. 201).
    decision.posted_on, decision.posted_until = today, today + timedelta(days=meeting.forum.posted_days)
    decision.save(update_fields=["posted_on", "posted_until"])
    facts = {"meeting": meeting.pk, "until": decision.posted_until.isoformat()}
    journal.record("decision.posted", decision, by=by, at=now, data=facts, area_id=meeting.area_id)
