"""One meeting, to be run in the room: its agenda, who is there, and what can be done now."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from linli.areas.tree import tree
from linli.cases.models import Case
from linli.deliberation import agenda, quorum, rules
from linli.deliberation.models import Attendance, Meeting, Objection, Topic
from linli.deliberation.queries import belongs
from linli.deliberation.words import Action, Attends, Counts, Standing, State
from linli.desk.deliberation.forms import AdjournForm, CancelForm, CountForm, GuestForm, InviteForm, TopicForm
from linli.desk.face import show
from linli.journal.models import Words
from linli.people.doors import signed_in
from linli.people.models import Account

MOST = 400


@signed_in
@require_safe
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of one meeting."""
    return page(request, seen(request.user, pk))


def seen(account: Any, pk: int) -> Meeting:
    """The meeting; 404 where there is none for this account."""
    wanted = Meeting.objects.visible_to(account).select_related("forum", "station", "chair", "secretary", "again")
    return get_object_or_404(wanted, pk=pk)


def page(request: HttpRequest, found: Meeting, *, status: int = 200, **forms: Any) -> HttpResponse:
    """The page; a form that was refused takes the place of its empty one."""
    account: Any = request.user
    holds = rules.why_not_hold(account, found) is None
    context = {
        "meeting": found,
        "area": tree.get().full_name(found.area_id),
        "at": quorum.of(found),
        "rule": quorum.said(found.forum),
        "topics": shown(account, found),
        "why": _why(found),
        "holds": holds,
        "second": Meeting.objects.filter(again=found).first() if found.state == State.ADJOURNED else None,
        **_listed(account, found, holds=holds),
        **(_held(account, found) if holds else {}),
        **forms,
    }
    return show(request, "desk/deliberation/meeting.html", context, here="meetings", status=status)


def shown(account: Account, found: Meeting) -> list[tuple[Topic, bool]]:
    """Its topics in order, each with whether this account may see the case that it is about."""
    topics = list(found.topics.exclude(state=Standing.TAKEN_OFF).select_related("decision", "case__category"))
    about = [each.case_id for each in topics if each.case_id]
    open_to = (
        set(Case.objects.visible_to(account).filter(pk__in=about).values_list("pk", flat=True)) if about else set()
    )
    return [(each, each.case_id in open_to) for each in topics]


def _listed(account: Account, found: Meeting, *, holds: bool) -> dict[str, Any]:
    """Who is on the list, for whoever runs the meeting or belongs to it."""
    if not holds and not belongs(account, found):
        return {"listed": None}
    rows = Attendance.objects.filter(meeting=found).select_related("person", "organisation").order_by("kind", "pk")
    own = next((each for each in rows[:MOST] if each.person_id == account.person_id), None)
    return {"listed": list(rows[:MOST]), "own": own, "residents": found.forum.counts != Counts.MEMBERS}


def _held(account: Account, found: Meeting) -> dict[str, Any]:
    """What only whoever runs it is shown: what can be done now, and the forms for it."""
    now = timezone.now()
    may = {action.value: rules.why_not(account, found, action) is None for action in Action}
    return {
        "may": may,
        "why_not_begin": rules.why_not_begin(found, now),
        "why_not_attend": rules.why_not_attend(found, account, now),
        "waiting": agenda.waiting(found) if may["set_agenda"] else 0,
        "cancel": CancelForm(initial={"seen": found.version}),
        "adjourn": AdjournForm(),
        "topic": TopicForm(),
        "guest": GuestForm(auto_id="guest_%s"),
        "invite": InviteForm(auto_id="invite_%s"),
        "count": CountForm(initial={"number": found.guests}),
        "homes": found.forum.counts == Counts.HOUSEHOLDS,
        "objections": Objection.objects.filter(decision__topic__meeting=found, answered_at__isnull=True).count(),
        "kinds": Attends,
        "now": now,
    }


def _why(found: Meeting) -> str:
    if found.state not in (State.CANCELLED, State.ADJOURNED):
        return ""
    said = Words.objects.filter(event__subject_type="meeting", event__subject_id=found.pk)
    said = said.filter(event__kind__in=("meeting.cancelled", "meeting.adjourned")).order_by("-event__seq")
    return said.values_list("text", flat=True).first() or ""
