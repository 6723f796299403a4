"""Courses and their sessions, as whoever holds them enters them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.desk.face import show
from linli.desk.households.doing import REFUSED, done, press
from linli.desk.training.doing import write
from linli.desk.training.forms import CourseForm, SessionForm
from linli.desk.training.views import page
from linli.people.doors import permitted
from linli.people.models import Account
from linli.people.permissions import Permission as P
from linli.training import actions
from linli.training.models import Course, Session

LISTED = 100


@permitted(P.TRAINING_RUN)
def new(request: HttpRequest) -> HttpResponse:
    """Enter a course."""
    account: Any = request.user
    form = CourseForm(request.POST or None, account=account)
    return write(
        request,
        form,
        lambda: actions.keep_course(by=account, now=timezone.now(), **_course(form)),
        said=_("The course is entered. Now say when it is held."),
        title=_("New course"),
        button=_("Enter the course"),
        back=reverse("desk:training:home"),
        leads=lambda made: reverse("desk:training:course", args=[made.pk]),
    )


@permitted(P.TRAINING_RUN)
def course(request: HttpRequest, pk: int) -> HttpResponse:
    """One course: changed; its sessions."""
    account: Any = request.user
    found = _mine(account, pk)
    known = {"name": found.name, "kind": found.kind, "about": found.about, "area": found.area_id}
    form = CourseForm(request.POST or None, account=account, initial=known)
    if request.method == "POST" and form.is_valid():

        def act() -> None:
            actions.keep_course(course=found, by=account, now=timezone.now(), **_course(form))

        if done(form, act):
            return redirect("desk:training:course", pk)
    return _page(request, found, form=form)


@permitted(P.TRAINING_RUN)
@require_POST
def hold(request: HttpRequest, pk: int) -> HttpResponse:
    """Hold the course at a time and place."""
    account: Any = request.user
    found, form = _mine(account, pk), SessionForm(request.POST)
    made: list[Session] = []

    def act() -> None:
        made.append(actions.hold(course=found, by=account, now=timezone.now(), **form.cleaned_data))

    if form.is_valid() and done(form, act):
        return redirect("desk:training:session", made[0].pk)
    return _page(request, found, hold=form)


@permitted(P.TRAINING_RUN)
@require_POST
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Hold a session at another time or place."""
    account: Any = request.user
    found, form = held_by(account, pk), SessionForm(request.POST)

    def act() -> None:
        said = {**form.cleaned_data, "guests": found.guests}
        actions.hold(course=found.course, session=found, by=account, now=timezone.now(), **said)

    if form.is_valid() and done(form, act):
        return redirect("desk:training:session", pk)
    return page(request, found, change=form, status=REFUSED)


@permitted(P.TRAINING_RUN)
@require_POST
def call_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Call a session off."""
    account: Any = request.user
    found = held_by(account, pk)
    return press(
        request,
        lambda: actions.call_off(session=found, by=account, now=timezone.now()),
        said=_("The session is called off; those enrolled hear of it."),
        back=reverse("desk:training:session", args=[pk]),
    )


def held_by(account: Account, pk: int) -> Session:
    """A session that the account holds; else 404."""
    found: Session = get_object_or_404(Session.objects.run_by(account).select_related("course", "station"), pk=pk)
    return found


def _mine(account: Account, pk: int) -> Course:
    found: Course = get_object_or_404(Course.objects.run_by(account), pk=pk)
    return found


def _course(form: CourseForm) -> dict[str, Any]:
    return {**{name: form.cleaned_data[name] for name in ("name", "kind", "about")}, "area": form.placed()}


def _page(request: HttpRequest, found: Course, **forms: Any) -> HttpResponse:
    account: Any = request.user
    known = {"name": found.name, "kind": found.kind, "about": found.about, "area": found.area_id}
    shown = {"form": CourseForm(account=account, initial=known), "hold": SessionForm(), **forms}
    sessions = found.sessions.select_related("station").order_by("-begins_at")[:LISTED]
    status = REFUSED if any(form.errors for form in shown.values()) else 200
    context = {"course": found, "sessions": sessions, **shown}
    return show(request, "desk/training/course.html", context, here="training", status=status)
