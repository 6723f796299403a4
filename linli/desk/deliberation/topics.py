"""One topic: what it is about, what was said, what was decided, what follows."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from linli.areas.tree import tree
from linli.cases.models import Case
from linli.core.refusal import Refusal
from linli.deliberation import actions, quorum, rules
from linli.deliberation.decided import outcomes
from linli.deliberation.models import Decision, Meeting, Topic
from linli.deliberation.proposing import next_day
from linli.deliberation.queries import belongs
from linli.deliberation.told import how
from linli.deliberation.words import Action, Standing
from linli.desk.deliberation.forms import AskForm, DecideForm, FollowForm, NotesForm, PutOffForm, TakeOverForm
from linli.desk.face import show
from linli.desk.fields import DeskForm
from linli.people.doors import signed_in
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import powers
from linli.votes.words import Method

REFUSED = 422


@signed_in
@require_safe
def topic(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of one topic."""
    return _page(request, _seen(request.user, pk))


@signed_in
@require_POST
def discuss(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what was said."""

    def step(found: Topic, form: Any, by: Account) -> str:
        actions.discuss(topic=found, by=by, now=timezone.now(), **form.cleaned_data)
        return _("Kept.")

    return _formed(request, pk, "notes", lambda _found: NotesForm(request.POST), step)


@signed_in
@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what was decided."""

    def step(found: Topic, form: Any, by: Account) -> str:
        made = actions.decide(form.decided(), topic=found, by=by, now=timezone.now())
        return _("Decided: %(result)s.") % {"result": made.get_result_display()}

    return _formed(request, pk, "decide", lambda _found: DecideForm(request.POST), step)


@signed_in
@require_POST
def vote(request: HttpRequest, pk: int) -> HttpResponse:
    """Prepare the vote that decides it; its own page comes next."""
    account: Any = request.user

    def step(found: Topic, form: Any, by: Account) -> str:
        actions.prepare_vote(form.asked(), topic=found, by=by, now=timezone.now())
        return _("Prepared, with those who may vote on the roll. Look at it, then open it.")

    def form(_found: Topic) -> DeskForm:
        return AskForm(request.POST, by=account, auto_id="ask_%s")

    return _formed(request, pk, "ask", form, step, to_vote=True)


@signed_in
@require_POST
def take_over(request: HttpRequest, pk: int) -> HttpResponse:
    """What its vote decided is the decision."""

    def step(found: Topic, form: Any, by: Account) -> str:
        made = actions.take_over(topic=found, by=by, now=timezone.now(), **form.cleaned_data)
        return _("Decided: %(result)s.") % {"result": made.get_result_display()}

    return _formed(request, pk, "over", lambda _found: TakeOverForm(request.POST, auto_id="over_%s"), step)


@signed_in
@require_POST
def put_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Leave it for a later meeting."""

    def step(found: Topic, form: Any, by: Account) -> str:
        made = actions.put_off(topic=found, by=by, now=timezone.now(), **form.cleaned_data)
        return _("Put off. It comes up again at the first meeting from %(day)s on.") % {"day": made.again_on}

    return _formed(request, pk, "wait", lambda _found: PutOffForm(request.POST, auto_id="wait_%s"), step)


@signed_in
@require_POST
def follow(request: HttpRequest, pk: int) -> HttpResponse:
    """Have something follow from what was decided."""

    def form(found: Topic) -> DeskForm:
        return FollowForm(request.POST, decision=get_object_or_404(Decision, topic=found), auto_id="follow_%s")

    def step(found: Topic, form: Any, by: Account) -> str:
        actions.follow(form.wanted(), decision=found.decision, by=by, now=timezone.now())
        return _("Written down, and done where it could be done at once.")

    return _formed(request, pk, "follow", form, step)


def _seen(account: Any, pk: int) -> Topic:
    """The topic of a meeting that the account may see; 404 for any other."""
    wanted = Topic.objects.filter(meeting__in=Meeting.objects.visible_to(account))
    about = ("decision", "case", "proposal", "vote", "brought_by")
    return get_object_or_404(wanted.select_related("meeting__forum", *about), pk=pk)


def _page(request: HttpRequest, found: Topic, *, status: int = 200, **forms: Any) -> HttpResponse:
    account: Any = request.user
    meeting, decision = found.meeting, getattr(found, "decision", None)
    holds = rules.why_not_hold(account, meeting) is None
    at = quorum.of(meeting)
    case = Case.objects.visible_to(account).filter(pk=found.case_id).first() if found.case_id else None
    context = {
        "topic": found,
        "meeting": meeting,
        "case": case,
        "where": tree.get().full_name(case.area_id) if case else "",
        "decision": decision,
        "how": how(decision) if decision else "",
        "outcomes": outcomes(decision) if decision else [],
        "before": _before(found),
        "at": at,
        "why_not_enough": quorum.why_not_enough(at),
        "holds": holds,
        "told": holds or belongs(account, meeting),
        "next": _next(found),
        "later": Topic.objects.filter(taken_from=found).select_related("meeting").first() if found.again_on else None,
        **(_held(account, found, decision) if holds else {}),
        **forms,
    }
    return show(request, "desk/deliberation/topic.html", context, here="meetings", status=status)


def _held(account: Account, found: Topic, decision: Decision | None) -> dict[str, Any]:
    meeting, still = found.meeting, rules.why_not_discuss(found) is None
    may = {each: rules.why_not(account, meeting, each) is None for each in Action}
    return {
        "may_decide": still and may[Action.DECIDE],
        "may_follow": decision is not None and may[Action.FOLLOW_UP] and not rules.why_not_follow(decision),
        "notes": NotesForm(initial={"seen": found.version, "notes": found.notes}),
        "decide": DecideForm(auto_id="decide_%s"),
        **_voting(account, found, at_all=still and may[Action.SET_AGENDA]),
        "wait": _waiting(found) if still and may[Action.PUT_OFF] else None,
        "follow": FollowForm(decision=decision, auto_id="follow_%s") if decision else None,
    }


def _waiting(found: Topic) -> PutOffForm:
    return PutOffForm(auto_id="wait_%s", initial={"again_on": next_day(found.meeting, timezone.now())})


def _voting(account: Account, found: Topic, *, at_all: bool) -> dict[str, Any]:
    """Preparing a vote, for whoever may hold one here; or taking over the one that is there."""
    if not at_all:
        return {}
    if found.vote is not None and not rules.failed(found.vote):
        first = {"words": found.vote.question}
        return {
            "why_not_over": rules.why_not_take_over(found.vote),
            "over": TakeOverForm(auto_id="over_%s", initial=first),
        }
    ask = AskForm(by=account, auto_id="ask_%s", initial={"question": found.title, "method": Method.SECRET})
    return {"ask": ask if powers(account).may(Permission.VOTE_HOLD, found.meeting.area_id) else None}


def _before(found: Topic) -> list[Topic]:
    """The same topic at earlier meetings, the latest first."""
    earlier: list[Topic] = []
    at = found.taken_from
    while at is not None and len(earlier) < 5:
        earlier.append(at)
        at = at.taken_from
    return earlier


def _next(found: Topic) -> Topic | None:
    """The next one on the agenda that is still to be discussed."""
    after = found.meeting.topics.filter(state=Standing.OPEN, order__gt=found.order)
    return after.order_by("order", "pk").first()


def _formed(
    request: HttpRequest,
    pk: int,
    name: str,
    make: Callable[[Topic], DeskForm],
    step: Callable[[Topic, Any, Account], str],
    *,
    to_vote: bool = False,
) -> HttpResponse:
    account: Any = request.user
    found = _seen(account, pk)
    if rules.why_not_hold(account, found.meeting):
        raise Http404
    form = make(found)
    if form.is_valid():
        try:
            messages.success(request, step(found, form, account))
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            vote = _seen(account, pk).vote if to_vote else None
            return redirect((vote or found).get_absolute_url())
    return _page(request, _seen(account, pk), status=REFUSED, **{name: form})
