"""Micro-wishes for everybody: what waits for somebody, saying one's own, and what became of it by one's code."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.areas.tree import tree
from linli.core.refusal import Refusal
from linli.core.square_code import square
from linli.journal.actions import RESIDENT
from linli.portal import by_code, places
from linli.portal.views.own import kept_nowhere
from linli.portal.wishes.forms import WishForm, WordsForm
from linli.wishes import actions
from linli.wishes.models import MicroWish
from linli.wishes.practice import said, things, wishers
from linli.wishes.queries import SHOWN, Shown
from linli.wishes.words import State

PAGE, FULFILLED = 20, 5
REFUSED = 422


@require_safe
def wishes(request: HttpRequest) -> HttpResponse:
    """What waits for somebody, the longest first; and what was fulfilled lately."""
    area, thing = request.GET.get("area", ""), request.GET.get("thing", "")
    found = MicroWish.objects.waiting()
    if area.isdecimal() and int(area) in tree.get().nodes:
        found = found.within(int(area))
    if thing:
        found = found.filter(thing=thing)
    page = Paginator(found.order_by("published_at", "pk").values(*SHOWN), PAGE).get_page(request.GET.get("page"))
    done = MicroWish.objects.filter(state=State.FULFILLED).order_by("-fulfilled_at")
    shown = {
        "page": page,
        "rows": [Shown(**each) for each in page],
        "fulfilled": [Shown(**each) for each in done.values(*SHOWN)[:FULFILLED]],
        "places": places.options(area),
        "things": things(),
        "thing": thing,
        "kept": f"&area={area if area.isdecimal() else ''}&thing={thing if thing.isidentifier() else ''}",
    }
    return render(request, "portal/wishes/list.html", shown)


@kept_nowhere
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Saying a wish; it leads to the page behind one's code."""
    form = WishForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.submit(form.wished(), by=RESIDENT, now=timezone.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return redirect("portal:wishes:mine", made.code)
    shown = {
        "form": form,
        "key": form.own_key(),
        "places": places.options(str(form["area"].value() or ""), unsure=True),
        "wishers": wishers(),
        "things": things(),
        "limit": said()["limit"],
    }
    return render(request, "portal/wishes/new.html", shown, status=REFUSED if form.errors else 200)


@kept_nowhere
@require_http_methods(["GET", "HEAD", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """The question for the code of one's wish."""
    return by_code.ask(request, "portal/wishes/find.html", lambda typed: _way(request, typed))


@kept_nowhere
@require_safe
def mine(request: HttpRequest, code: str) -> HttpResponse:
    """One's own wish: how it stands, and what one may say of it."""
    return _mine(request, own(request, code))


@kept_nowhere
@require_POST
def step(request: HttpRequest, code: str, step: str) -> HttpResponse:
    """Withdraw it, or say thanks."""
    found, form = own(request, code), WordsForm(request.POST)
    if step not in ("withdraw", "thank"):
        raise Http404
    if form.is_valid():
        now = timezone.now()
        try:
            if step == "thank":
                actions.thank(wish=found, words=form.cleaned_data["words"], by=RESIDENT, now=now)
            else:
                actions.withdraw(wish=found, by=RESIDENT, now=now)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return redirect("portal:wishes:mine", code)
    return _mine(request, own(request, code), form=form, status=REFUSED)


def _mine(request: HttpRequest, found: MicroWish, *, form: Any = None, status: int = 200) -> HttpResponse:
    address = request.build_absolute_uri(reverse("portal:wishes:mine", args=[found.code]))
    shown = {"wish": found, "form": form or WordsForm(), "qr": square(address)}
    return render(request, "portal/wishes/mine.html", shown, status=status)


def own(request: HttpRequest, code: str) -> MicroWish:
    """The wish behind a code; 404 for none."""
    rows = MicroWish.objects.select_related("kept_by")
    return by_code.behind(request, code, lambda code: rows.filter(code=code).first())


def _way(request: HttpRequest, typed: str) -> str:
    found = by_code.typed(
        request,
        typed,
        lambda code: MicroWish.objects.filter(code=code).first(),
        _("No wish has this code. Compare it with what you were given."),
    )
    return reverse("portal:wishes:mine", args=[found.code])
