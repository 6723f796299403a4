"""What is on, for everybody: the list, one activity, one's own place at it, and the door."""

import secrets
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.activities import actions, rules
from linli.activities.models import Activity, SignUp
from linli.activities.practice import kind_word, kinds, project_word
from linli.activities.queries import ahead_of
from linli.activities.words import Audience, Place
from linli.core.refusal import Refusal
from linli.core.square_code import square
from linli.journal.actions import RESIDENT
from linli.journal.models import Words
from linli.portal import by_code, places
from linli.portal.activities.forms import HereForm, SignUpForm
from linli.portal.views.own import kept_nowhere

PAGE = 20
REFUSED = 422


@require_safe
def activities(request: HttpRequest) -> HttpResponse:
    """What is to come, the next first; narrowed by place and kind."""
    area, kind = request.GET.get("area", ""), request.GET.get("kind", "")
    found = Activity.objects.for_residents().announced().to_come(timezone.now())
    if area.isdecimal():
        found = found.within(int(area))
    if kind:
        found = found.filter(kind=kind)
    page = Paginator(found.select_related("station"), PAGE).get_page(request.GET.get("page"))
    shown = {
        "page": page,
        "rows": [(each, kind_word(each.kind)) for each in page],
        "places": places.options(area),
        "kinds": [each for each in kinds() if each.audience == Audience.ANYBODY],
        "kind": kind,
        "kept": f"&area={area if area.isdecimal() else ''}&kind={kind if kind.isidentifier() else ''}",
    }
    return render(request, "portal/activities/list.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def activity(request: HttpRequest, pk: int) -> HttpResponse:
    """One activity; signing up leads to one's own place."""
    found = _found(pk)
    form = SignUpForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.sign_up(form.guest(), activity=found, by=RESIDENT, now=timezone.now())
        except Refusal as refusal:
            form.refuse(refusal)
            found = _found(pk)
        else:
            return redirect("portal:activities:mine", made.code)
    return _page(request, found, form, status=REFUSED if form.errors else 200)


def _page(request: HttpRequest, found: Activity, form: SignUpForm, *, status: int) -> HttpResponse:
    shown = {
        **told(found),
        "form": form,
        "key": form.own_key(),
        "why_not": rules.why_not_sign_up(found, RESIDENT, timezone.now()),
    }
    return render(request, "portal/activities/activity.html", shown, status=status)


@kept_nowhere
@require_http_methods(["GET", "HEAD", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """The question for one's code."""
    way = "portal:activities:mine"
    return by_code.ask(
        request, "portal/activities/find.html", lambda typed: reverse(way, args=[_by_code(request, typed).code])
    )


@kept_nowhere
@require_safe
def mine(request: HttpRequest, code: str) -> HttpResponse:
    """One's own place: whether one has it, how many stand before one, what changed since."""
    return _mine(request, _own(request, code))


@kept_nowhere
@require_POST
def withdraw(request: HttpRequest, code: str) -> HttpResponse:
    """Give one's place up."""
    own = _own(request, code)
    try:
        actions.withdraw(sign_up=own, by=RESIDENT, now=timezone.now())
    except Refusal as refusal:
        return _mine(request, _own(request, code), sentence=str(refusal), status=REFUSED)
    return redirect("portal:activities:mine", code)


def _mine(request: HttpRequest, own: SignUp, *, sentence: str = "", status: int = 200) -> HttpResponse:
    now = timezone.now()
    address = request.build_absolute_uri(reverse("portal:activities:mine", args=[own.code]))
    shown = {
        **told(own.activity),
        "own": own,
        "ahead": ahead_of(own) if own.place == Place.WAITING else 0,
        "may_withdraw": rules.why_not_withdraw(own.activity, own, now) is None and own.activity.state == "announced",
        "qr": square(address),
        "sentence": sentence,
    }
    return render(request, "portal/activities/mine.html", shown, status=status)


@kept_nowhere
@require_http_methods(["GET", "HEAD", "POST"])
def here(request: HttpRequest, pk: int, door: str) -> HttpResponse:
    """At the door, by its square code: “I am here”, by one's code, or by name without having signed up."""
    found = _found(pk)
    if not secrets.compare_digest(found.door, door):
        raise Http404
    form = HereForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            came = _arrive(request, found, form)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return render(request, "portal/activities/welcome.html", {**told(found), "own": came})
    shown = {
        **told(found),
        "form": form,
        "key": form.own_key(),
        "why_not": rules.why_not_come(found, RESIDENT, timezone.now()),
    }
    return render(request, "portal/activities/here.html", shown, status=REFUSED if form.errors else 200)


def _arrive(request: HttpRequest, found: Activity, form: HereForm) -> SignUp:
    if form.cleaned_data["code"].strip():
        own = _by_code(request, form.cleaned_data["code"])
        if own.activity_id != found.pk:
            raise Refusal(_("This code is for another activity: “%(title)s”.") % {"title": own.activity}, field="code")
        return actions.check_in(sign_up=own, by=RESIDENT, now=timezone.now())
    return actions.walk_in(form.guest(), activity=found, by=RESIDENT, now=timezone.now())


def told(found: Activity) -> dict[str, Any]:
    """What every page says of an activity; why it was cancelled."""
    why = ""
    if found.state == "cancelled":
        said = Words.objects.filter(event__subject_type="activity", event__subject_id=found.pk)
        why = said.filter(event__kind="activity.cancelled").values_list("text", flat=True).first() or ""
    return {"activity": found, "kind": kind_word(found.kind), "project": project_word(found.project), "why": why}


def _found(pk: int) -> Activity:
    """An activity for residents; what is for members does not exist here."""
    return get_object_or_404(Activity.objects.for_residents().select_related("station", "organisation"), pk=pk)


def _by_code(request: HttpRequest, typed: str) -> SignUp:
    """Whose code it is. Refusal for a code that nobody has."""
    rows = SignUp.objects.select_related("activity").filter(account=None)
    nobody = _("Nobody signed up with this code. Compare it with what you were given.")
    return by_code.typed(request, typed, lambda code: rows.filter(code=code).first(), nobody)


def _own(request: HttpRequest, code: str) -> SignUp:
    rows = SignUp.objects.select_related("activity__station", "activity__organisation").filter(account=None)
    return by_code.behind(request, code, lambda code: rows.filter(code=code).first())
