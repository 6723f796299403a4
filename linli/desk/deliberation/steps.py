"""What is done with a meeting as a whole: each a form that leads back, or the page with what was refused."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from linli.core.refusal import Refusal
from linli.deliberation import actions, rules
from linli.deliberation.models import Attendance, Meeting, Topic
from linli.desk.deliberation.forms import AdjournForm, CancelForm, CountForm, GuestForm, InviteForm, TopicForm
from linli.desk.deliberation.views import page, seen
from linli.desk.fields import DeskForm
from linli.desk.stepping import taken
from linli.people.doors import signed_in
from linli.people.models import Account

REFUSED = 422
Step = Callable[[Meeting, Any, Account], str]


@signed_in
@require_POST
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """It is in session."""
    return plain(request, pk, lambda found, by: actions.begin(meeting=found, by=by, now=timezone.now()))


@signed_in
@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """It is over."""
    return plain(request, pk, lambda found, by: actions.end(meeting=found, by=by, now=timezone.now()))


@signed_in
@require_POST
def post(request: HttpRequest, pk: int) -> HttpResponse:
    """Its decisions hang out from now on."""
    return plain(request, pk, lambda found, by: actions.post(meeting=found, by=by, now=timezone.now()))


@signed_in
@require_POST
def adjourn(request: HttpRequest, pk: int) -> HttpResponse:
    """Too few came."""

    def step(found: Meeting, form: Any, by: Account) -> str:
        actions.adjourn(meeting=found, words=form.cleaned_data["words"], by=by, now=timezone.now())
        return _("Adjourned. Call it again; its topics come along.")

    return formed(request, pk, "adjourn", AdjournForm(request.POST), step)


@signed_in
@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """It does not take place."""

    def step(found: Meeting, form: Any, by: Account) -> str:
        actions.cancel(meeting=found, by=by, now=timezone.now(), **form.cleaned_data)
        return _("Cancelled. Those on the list are told, with the reason.")

    return formed(request, pk, "cancel", CancelForm(request.POST), step)


@signed_in
@require_POST
def gather(request: HttpRequest, pk: int) -> HttpResponse:
    """Put on the agenda what waits."""

    def step(found: Meeting, by: Account) -> None:
        made = len(actions.gather(meeting=found, by=by, now=timezone.now()))
        words = ngettext("%(n)d topic put on the agenda.", "%(n)d topics put on the agenda.", made) % {"n": made}
        messages.success(request, words)

    return plain(request, pk, step)


@signed_in
@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """A topic in one's own words."""

    def step(found: Meeting, form: Any, by: Account) -> str:
        actions.add_topic(meeting=found, by=by, now=timezone.now(), **form.said())
        return _("On the agenda.")

    return formed(request, pk, "topic", TopicForm(request.POST), step)


@signed_in
@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """A topic one place up or down, or off the agenda."""

    def step(found: Meeting, by: Account) -> None:
        said, now = request.POST, timezone.now()
        topic = get_object_or_404(Topic, meeting=found, pk=_number(said.get("topic", "")))
        if said.get("how") == "off":
            actions.take_off(topic=topic, by=by, now=now)
        else:
            actions.move_topic(topic=topic, up=said.get("how") == "up", by=by, now=now)

    return plain(request, pk, step, to="#agenda")


@signed_in
@require_POST
def arrive(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody of the list is here; is not after all; or cannot come. Their own row anybody may say of themselves."""
    account: Any = request.user
    found = seen(account, pk)
    row = get_object_or_404(Attendance, meeting=found, pk=_number(request.POST.get("who", "")))
    if rules.why_not_hold(account, found) and row.person_id != account.person_id:
        raise Http404
    said, now = request.POST, timezone.now()
    try:
        if said.get("how") == "back":
            actions.take_back(attendance=row, by=account, now=now)
        elif said.get("how") == "excused":
            actions.excuse(attendance=row, by=account, now=now)
        else:
            actions.check_in(attendance=row, name=said.get("name", ""), by=account, now=now)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect(f"{found.get_absolute_url()}#list")


@signed_in
@require_POST
def guest(request: HttpRequest, pk: int) -> HttpResponse:
    """A resident came."""

    def step(found: Meeting, form: Any, by: Account) -> str:
        actions.walk_in(form.guest(), meeting=found, by=by, now=timezone.now())
        return _("Counted as being here.")

    return formed(request, pk, "guest", GuestForm(request.POST, auto_id="guest_%s"), step)


@signed_in
@require_POST
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody is to be on the list, too."""

    def step(found: Meeting, form: Any, by: Account) -> str:
        actions.invite(meeting=found, by=by, now=timezone.now(), **form.said())
        return _("On the list.")

    return formed(request, pk, "invite", InviteForm(request.POST, auto_id="invite_%s"), step)


@signed_in
@require_POST
def count(request: HttpRequest, pk: int) -> HttpResponse:
    """How many guests are there."""

    def step(found: Meeting, form: Any, by: Account) -> str:
        actions.count_guests(meeting=found, number=form.cleaned_data["number"], by=by, now=timezone.now())
        return _("Counted.")

    return formed(request, pk, "count", CountForm(request.POST), step)


def held(request: HttpRequest, pk: int) -> Meeting:
    """The meeting, for whoever runs it; what only they do does not exist for others."""
    found = seen(request.user, pk)
    if rules.why_not_hold(request.user, found):
        raise Http404
    return found


def plain(request: HttpRequest, pk: int, step: Callable[[Meeting, Account], object], *, to: str = "") -> HttpResponse:
    """Take a step that needs nothing typed."""
    account: Any = request.user
    found = held(request, pk)
    try:
        step(found, account)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect(f"{found.get_absolute_url()}{to}")


def formed(request: HttpRequest, pk: int, name: str, form: DeskForm, step: Step) -> HttpResponse:
    """Take a step with what was typed; refused, the page keeps it."""
    account: Any = request.user
    found = held(request, pk)
    if taken(request, form, lambda: step(found, form, account)):
        return redirect(found.get_absolute_url())
    return page(request, found, status=REFUSED, **{name: form})


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 0
