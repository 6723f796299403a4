"""Training as everybody sees it: what is held, one session, what one has been to."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from linli.desk.face import show
from linli.desk.training.forms import PeopleForm, SessionForm
from linli.people.doors import signed_in
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import powers
from linli.training.models import Certificate, Course, Enrolment, Session
from linli.training.practice import training
from linli.training.rules import why_not_enrol

LISTED, REFUSED = 50, 422


@signed_in
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Sessions to come, one's own so far, one's certificates; for whoever holds courses, the courses."""
    account: Any = request.user
    now = timezone.now()
    runs = powers(account).may(Permission.TRAINING_RUN, None)
    coming = Session.objects.open_to(account).held().to_come(at=now).select_related("course", "station")
    mine = Enrolment.objects.filter(person=account.person_id).select_related("session__course")
    known = list(mine.order_by("-session__begins_at")[:LISTED])
    context = {
        "coming": list(coming.order_by("begins_at")[:LISTED]),
        "enrolled": {each.session_id for each in known if not each.waiting},
        "waiting": {each.session_id for each in known if each.waiting},
        "mine": [each for each in known if each.session.begins_at <= now and not each.waiting],
        "certificates": Certificate.objects.filter(person=account.person_id).order_by("-pk")[:LISTED],
        "courses": Course.objects.run_by(account).filter(active=True).order_by("-pk")[:LISTED] if runs else [],
        "kinds": training().courses,
        "runs": runs,
        "today": timezone.localdate(),
    }
    return show(request, "desk/training/home.html", context, here="training")


@signed_in
@require_safe
def session(request: HttpRequest, pk: int) -> HttpResponse:
    """One session; whoever holds it sees who is enrolled."""
    account: Any = request.user
    return page(request, visible(account, pk))


def visible(account: Account, pk: int) -> Session:
    """A session that is held for where one serves, or that one holds; else 404."""
    known = Session.objects.open_to(account) | Session.objects.run_by(account).distinct()
    found: Session = get_object_or_404(known.select_related("course", "station"), pk=pk)
    return found


def page(request: HttpRequest, found: Session, *, status: int = 200, **forms: Any) -> HttpResponse:
    """The page of one session; a form that was refused takes the place of its empty one."""
    account: Any = request.user
    now, runs = timezone.now(), runs_it(account, found)
    listed = found.enrolments.select_related("person").order_by("person__name", "pk")
    people = list(listed.seated()) if runs else []
    taken = found.enrolments.seated().count()
    mine = found.enrolments.filter(person=account.person_id).first()
    context = {
        "session": found,
        "course": found.course,
        "taken": taken,
        "mine": mine,
        "ahead": found.enrolments.in_line().filter(pk__lt=mine.pk).count() if mine and mine.waiting else 0,
        "line": list(listed.in_line()) if runs else [],
        "full": found.seats is not None and taken >= found.seats,
        "why_not": "" if mine else why_not_enrol(found, now=now),
        "may_withdraw": mine and mine.came_at is None and now < found.begins_at,
        "runs": runs,
        "people": people,
        "came": sum(each.came_at is not None for each in people),
        "begun": now >= found.begins_at,
        "add": PeopleForm() if runs else None,
        "change": SessionForm(initial=said(found)) if runs else None,
        **forms,
    }
    return show(request, "desk/training/session.html", context, here="training", status=status)


def said(found: Session) -> dict[str, Any]:
    """A session as its form has it."""
    return {name: getattr(found, name) for name in SessionForm.base_fields}


def runs_it(account: Account, found: Session) -> bool:
    return powers(account).may(Permission.TRAINING_RUN, found.course.area_id)
