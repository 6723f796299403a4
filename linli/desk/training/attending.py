"""Enrolling and checking in; the list of whoever holds the session."""

from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from linli.core.refusal import Refusal
from linli.core.square_code import square
from linli.desk.face import show
from linli.desk.households.doing import REFUSED, press
from linli.desk.training.courses import held_by
from linli.desk.training.doing import seen
from linli.desk.training.forms import PeopleForm
from linli.desk.training.views import page, visible
from linli.people.doors import permitted, signed_in
from linli.people.permissions import Permission as P
from linli.training import actions
from linli.training.finding import by_names, by_role
from linli.training.models import Session
from linli.training.queries import below

SALT = "linli training check-in"
GOOD = 300  # seconds for which a shown code opens; the page shows a new one every minute
MOST_GUESTS = 100_000


@signed_in
@require_POST
def enrol(request: HttpRequest, pk: int) -> HttpResponse:
    """Enrol oneself, or stand on the waiting list."""
    account: Any = request.user
    found = visible(account, pk)
    try:
        made = actions.enrol(session=found, by=account, now=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        waits = _("All seats are taken: you are on the waiting list, and hear when a seat becomes free.")
        messages.success(request, waits if made.waiting else _("You are enrolled."))
    return redirect("desk:training:session", pk)


@signed_in
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw one's enrolment."""
    account: Any = request.user
    found = visible(account, pk)
    return press(
        request,
        lambda: actions.withdraw(session=found, by=account, now=timezone.now()),
        said=_("You are no longer enrolled."),
        back=reverse("desk:training:session", args=[pk]),
    )


@permitted(P.TRAINING_RUN)
@require_POST
def people(request: HttpRequest, pk: int) -> HttpResponse:
    """Enrol several."""
    account: Any = request.user
    found, form, now = held_by(account, pk), PeopleForm(request.POST), timezone.now()
    if form.is_valid():
        areas, today = below([found.course.area_id]), timezone.localdate(now)
        role, names = form.cleaned_data["role"], form.cleaned_data["names"]
        try:
            chosen = by_role(role, areas, today=today) if role else []
            chosen += by_names(names, areas, today=today)
            count = actions.enrol_all(session=found, people=list(set(chosen)), by=account, now=now)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("%(count)d more are enrolled.") % {"count": count})
            return redirect("desk:training:session", pk)
    return page(request, found, add=form, status=REFUSED)


@permitted(P.TRAINING_RUN)
@require_POST
def tick(request: HttpRequest, pk: int) -> HttpResponse:
    """Say who came."""
    account: Any = request.user
    found = held_by(account, pk)
    came = [int(each) for each in request.POST.getlist("came") if each.isdecimal() and len(each) < 18]
    typed = request.POST.get("guests", "")
    guests = min(int(typed), MOST_GUESTS) if typed.isascii() and typed.isdecimal() else 0
    return press(
        request,
        lambda: actions.tick(
            session=found, came=came, guests=guests, seen=seen(request), by=account, now=timezone.now()
        ),
        said=_("Attendance is recorded."),
        back=reverse("desk:training:session", args=[pk]),
    )


@permitted(P.TRAINING_RUN)
@require_safe
def code(request: HttpRequest, pk: int) -> HttpResponse:
    """The square code to check in with, large, for the wall or the screen; a new one every minute."""
    account: Any = request.user
    found = held_by(account, pk)
    ticket = signing.TimestampSigner(salt=SALT).sign(str(found.pk))
    address = request.build_absolute_uri(reverse("desk:training:here", args=[ticket]))
    template = "desk/training/code_part.html" if "HX-Request" in request.headers else "desk/training/code.html"
    return show(request, template, {"session": found, "square": square(address), "good": GOOD // 60}, here="training")


@signed_in
def here(request: HttpRequest, ticket: str) -> HttpResponse:
    """Check in: the code that the place shows was scanned."""
    account: Any = request.user
    try:
        pk = int(signing.TimestampSigner(salt=SALT).unsign(ticket, max_age=GOOD))
    except signing.SignatureExpired:
        said = _("This code is too old. Scan the one that the place shows now.")
        return show(request, "desk/training/here.html", {"sentence": said}, here="training", status=REFUSED)
    except (signing.BadSignature, ValueError):
        raise Http404 from None
    found = Session.objects.select_related("course", "station").filter(pk=pk).first()
    if found is None:
        raise Http404
    if request.method != "POST":
        return show(request, "desk/training/here.html", {"session": found}, here="training")
    try:
        mine = actions.check_in(session=found, by=account, now=timezone.now())
    except Refusal as refusal:
        context = {"session": found, "sentence": str(refusal)}
        return show(request, "desk/training/here.html", context, here="training", status=REFUSED)
    return show(request, "desk/training/here.html", {"session": found, "mine": mine}, here="training")
