"""Proposed points: the list to check, one of them with what shows it, and what is decided."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.areas.tree import tree
from linli.core.refusal import Refusal
from linli.desk.face import show
from linli.desk.points.finding import whose
from linli.desk.points.forms import ProposeForm, WhyForm
from linli.desk.points.offering import tabs
from linli.journal.models import Words
from linli.people.doors import permitted, signed_in
from linli.people.permissions import Permission
from linli.people.powers import powers
from linli.points import actions, rules
from linli.points.models import Earning, EarningPhoto
from linli.points.practice import points
from linli.points.words import State

PAGE, REFUSED = 50, 422


@signed_in
@require_safe
def check(request: HttpRequest) -> HttpResponse:
    """What waits to be checked, the oldest first; whoever keeps no points is shown their own."""
    account: Any = request.user
    mine = powers(account)
    if not (mine.may(Permission.POINTS_KEEP, None) or mine.may(Permission.POINTS_CHECK, None)):
        return redirect("desk:points:mine")
    state = request.GET.get("state", State.PROPOSED)
    found = Earning.objects.visible_to(account).filter(state=state if state in State else State.PROPOSED)
    order = "id" if state == State.PROPOSED else "-id"
    page = Paginator(_whole(found).order_by(order), PAGE).get_page(request.GET.get("page"))
    said, may = points(), mine.may(Permission.POINTS_CHECK, None)
    context = {
        "tabs": tabs(account, "check"),
        "said": said,
        "page": page,
        "rows": [
            (each, said.word(each.rule), may and state == State.PROPOSED and not rules.why_not_check(account, each))
            for each in page
        ],
        "state": state,
        "states": State.choices,
        "may_propose": mine.may(Permission.POINTS_KEEP, None),
    }
    return show(request, "desk/points/check.html", context, here="points")


@permitted(Permission.POINTS_CHECK)
@require_POST
def agree_many(request: HttpRequest) -> HttpResponse:
    """Agree to those that are ticked; what is refused is said, the others stand."""
    account: Any = request.user
    ticked = [int(each) for each in request.POST.getlist("which") if each.isdecimal()]
    done, said = 0, dict[str, None]()
    for earning in Earning.objects.visible_to(account).filter(pk__in=ticked).order_by("pk"):
        try:
            actions.agree(earning=earning, by=account, now=timezone.now())
            done += 1
        except Refusal as refusal:
            said[str(refusal)] = None
    if done:
        messages.success(request, ngettext("%(n)d entry booked.", "%(n)d entries booked.", done) % {"n": done})
    for sentence in said:
        messages.error(request, sentence)
    if not ticked:
        messages.error(request, _("Tick at least one."))
    return redirect("desk:points:check")


@signed_in
@require_safe
def earning(request: HttpRequest, pk: int) -> HttpResponse:
    """One proposal, with what shows it."""
    return _page(request, _seen(request, pk))


@permitted(Permission.POINTS_CHECK)
@require_POST
def decide(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """Agree, do not agree, or take back."""
    account: Any = request.user
    found, form = _seen(request, pk), WhyForm(request.POST)
    words = request.POST.get("words", "")
    try:
        if what == "agree":
            actions.agree(earning=found, by=account, now=timezone.now())
        elif what == "refuse":
            actions.refuse(earning=found, words=words, by=account, now=timezone.now())
        else:
            actions.take_back(earning=found, words=words, by=account, now=timezone.now())
    except Refusal as refusal:
        form.full_clean()
        form.errors.clear()
        form.refuse(refusal)
        return _page(request, found, form=form, what=what, status=REFUSED)
    return redirect("desk:points:earning", pk)


@permitted(Permission.POINTS_KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: HttpRequest) -> HttpResponse:
    """Propose points by hand."""
    account: Any = request.user
    begun = {"whose": request.GET.get("whose", "")}
    form = ProposeForm(request.POST or None, request.FILES or None, initial=begun)
    if request.method == "POST" and form.is_valid():
        try:
            holder = whose(form.cleaned_data["whose"], by=account, now=timezone.now())
            made = actions.propose(form.good(), holder=holder, by=account, now=timezone.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            booked = made.state == State.BOOKED
            at_once, later = _("Booked: no second check is needed."), _("Proposed: somebody else checks it.")
            messages.success(request, at_once if booked else later)
            return redirect("desk:points:earning", made.pk)
    context = {"form": form, "tabs": tabs(account, ""), "said": points()}
    return show(request, "desk/points/propose.html", context, here="points", status=REFUSED if form.errors else 200)


@signed_in
@require_safe
def photo(request: HttpRequest, pk: int, photo_pk: int) -> HttpResponseBase:
    """The JPEG, for whoever may see the proposal."""
    kept = get_object_or_404(EarningPhoto, pk=photo_pk, earning=_seen(request, pk))
    response = FileResponse(kept.file.open("rb"), content_type="image/jpeg")
    response.headers["Cache-Control"] = "private, max-age=3600"
    return response


def _whole(found: Any) -> Any:
    owners = ("holder__volunteer__account__person", "holder__household", "holder__person")
    return found.select_related(*owners, "by__person", "checked_by__person")


def _seen(request: HttpRequest, pk: int) -> Earning:
    """The proposal, for whoever keeps or checks points there, and for whose they are."""
    account: Any = request.user
    found = _whole(Earning.objects.filter(pk=pk)).first()
    if found is None:
        raise Http404
    if rules.is_own(account, found.holder) or Earning.objects.visible_to(account).filter(pk=pk).exists():
        return found
    raise Http404


def _page(
    request: HttpRequest, found: Earning, *, form: WhyForm | None = None, what: str = "", status: int = 200
) -> HttpResponse:
    account: Any = request.user
    said = points()
    told = Words.objects.filter(event__subject_type="earning", event__subject_id=found.pk).select_related("event")
    context = {
        "tabs": tabs(account, ""),
        "said": said,
        "earning": found,
        "rule": said.word(found.rule),
        "effect": said.word(found.effect),
        "area": tree.get().full_name(found.area_id),
        "photos": found.photos.order_by("pk"),
        "why_not": rules.why_not_check(account, found) if found.state == State.PROPOSED else None,
        "may_take_back": found.state == State.BOOKED and not rules.why_not_take_back(account, found),
        "told": told.order_by("event__seq"),
        "refuse": form if form is not None and what != "take-back" else WhyForm(),
        "take_back": form if form is not None and what == "take-back" else WhyForm(),
    }
    return show(request, "desk/points/earning.html", context, here="points", status=status)
