"""Hanging decisions out: for the statutory days everybody can read them and object. The worker sees when they are
over."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linli.core.prepared import locked
from linli.core.refusal import Refusal, WrongState
from linli.deliberation import rules
from linli.deliberation.models import Decision, Meeting
from linli.deliberation.telling import running, tell
from linli.deliberation.words import Action
from linli.journal import actions as journal
from linli.journal.actions import SYSTEM
from linli.notify.words import Group
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


def end_notices(*, now: datetime) -> int:
    """Close every notice whose days are over, and tell whoever ran the meeting what came of it. Returns how many."""
    done = 0
    while _end_next(now):
        done += 1
    return done


@transaction.atomic
def _end_next(now: datetime) -> Decision | None:
    running_out = Decision.objects.filter(posted_until__lt=timezone.localdate(now), notice_over_at__isnull=True)
    due = running_out.select_related("topic__meeting").order_by("posted_until", "pk")
    decision = due.select_for_update(skip_locked=True, of=("self",)).first()
    if decision is None:
        return None
    decision.notice_over_at = now
    decision.save(update_fields=["notice_over_at"])
    raised = decision.objections.count()
    left = decision.objections.filter(answered_at__isnull=True).count()
    meeting: Meeting = decision.topic.meeting
    tell(
        running(meeting),
        lambda: _over(decision, raised, left),
        key=f"meeting:notice{decision.posted_until:%Y%m%d}:{decision.pk}",
        now=now,
        link=f"{meeting.get_absolute_url()}objections/" if left else decision.topic.get_absolute_url(),
        group=Group.TO_DO if left else Group.INFORMATION,
    )
    facts = {"meeting": meeting.pk, "objections": raised, "open": left}
    journal.record("decision.notice_over", decision, by=SYSTEM, at=now, data=facts, area_id=meeting.area_id)
    return decision


def _over(decision: Decision, raised: int, left: int) -> str:
    said = {"topic": decision.topic, "n": left or raised}
    if not raised:
        return _("Public notice over: “%(topic)s”, nobody objected") % said
    if not left:
        return (
            ngettext(
                "Public notice over: “%(topic)s”, %(n)d objection, answered",
                "Public notice over: “%(topic)s”, %(n)d objections, all answered",
                raised,
            )
            % said
        )
    return (
        ngettext(
            "Public notice over: “%(topic)s”, %(n)d objection still to be answered",
            "Public notice over: “%(topic)s”, %(n)d objections still to be answered",
            left,
        )
        % said
    )


def _post(decision: Decision, meeting: Meeting, by: Account, now: datetime) -> None:
    today = timezone.localdate(now)
    # The day on which it is hung out is not counted (Civil Code, art. 201).
    decision.posted_on, decision.posted_until = today, today + timedelta(days=meeting.forum.posted_days)
    decision.notice_over_at = None
    decision.save(update_fields=["posted_on", "posted_until", "notice_over_at"])
    facts = {"meeting": meeting.pk, "until": decision.posted_until.isoformat()}
    journal.record("decision.posted", decision, by=by, at=now, data=facts, area_id=meeting.area_id)
