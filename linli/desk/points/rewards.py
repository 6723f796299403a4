"""Rewards on the shelf, and the counter where they are redeemed and handed out."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.core.refusal import Refusal
from linli.desk.face import show
from linli.desk.points.finding import known
from linli.desk.points.forms import ChangeRewardForm, CodeForm, NewRewardForm, StockForm, filled
from linli.desk.points.holders import milestones
from linli.desk.points.offering import tabs
from linli.people.doors import permitted
from linli.people.permissions import Permission
from linli.points import actions, rules
from linli.points.models import Holder, Redeeming, Reward
from linli.points.practice import points
from linli.points.statement import aside
from linli.stations.models import Station

PAGE, REFUSED = 50, 422
KEEP = permitted(Permission.POINTS_KEEP)


@KEEP
@require_safe
def rewards(request: HttpRequest) -> HttpResponse:
    """What is on the shelves, and how many of each."""
    account: Any = request.user
    found = Reward.objects.visible_to(account).select_related("station").order_by("-active", "cost", "id")
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    said = points()
    context = {
        "tabs": tabs(account, "rewards"),
        "said": said,
        "page": page,
        "rows": [(each, said.word(each.grade)) for each in page],
    }
    return show(request, "desk/points/rewards.html", context, here="points")


@KEEP
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Put one on the shelf; the practice's own are a click away."""
    account: Any = request.user
    form = NewRewardForm(request.POST or None, by=account, initial=_begun(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.offer_reward(form.offered(), stock=form.cleaned_data["stock"], by=account, now=timezone.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("On the shelf."))
            return redirect("desk:points:rewards")
    context = {"form": form, "said": points(), "tabs": tabs(account, "")}
    return show(request, "desk/points/reward_new.html", context, here="points", status=REFUSED if form.errors else 200)


@KEEP
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Have it otherwise."""
    account: Any = request.user
    found = _seen(account, pk)
    form = ChangeRewardForm(request.POST or None, by=account, initial=filled(found))
    if request.method == "POST" and form.is_valid():
        try:
            seen = form.cleaned_data["seen"]
            actions.change_reward(form.offered(), reward=found, seen=seen, by=account, now=timezone.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Kept."))
            return redirect("desk:points:rewards")
    return _reward(request, found, form=form, status=REFUSED if form.errors else 200)


@KEEP
@require_POST
def stock(request: HttpRequest, pk: int) -> HttpResponse:
    """More came, or some went."""
    account: Any = request.user
    found, form = _seen(account, pk), StockForm(request.POST)
    if form.is_valid():
        try:
            actions.restock(reward=found, by=account, now=timezone.now(), **form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Kept."))
            return redirect("desk:points:change", pk)
    return _reward(request, found, stock=form, status=REFUSED)


@KEEP
@require_http_methods(["GET", "HEAD", "POST"])
def counter(request: HttpRequest) -> HttpResponse:
    """Whose account; then what it can have; and what stands aside."""
    account: Any = request.user
    if request.method == "POST" or request.GET.get("code"):
        form = CodeForm(request.POST or request.GET)
        if form.is_valid():
            try:
                found = known(form.cleaned_data["code"], by=account, field="code")
                return redirect("desk:points:serve", found.code)
            except Refusal as refusal:
                form.refuse(refusal)
    else:
        form = CodeForm()
    owners = ("holder__volunteer__account__person", "holder__household", "holder__person", "reward__station")
    aside = Redeeming.objects.visible_to(account).put_aside().select_related(*owners).order_by("at")
    context = {
        "tabs": tabs(account, "counter"),
        "said": points(),
        "form": form,
        "aside": Paginator(aside, PAGE).get_page(request.GET.get("page")),
    }
    return show(request, "desk/points/counter.html", context, here="points", status=REFUSED if form.errors else 200)


@KEEP
@require_http_methods(["GET", "HEAD", "POST"])
def serve(request: HttpRequest, code: str) -> HttpResponse:
    """One account at the counter, by the code that its holder shows, wherever they live: redeem, and hand out at once
    or put aside."""
    account: Any = request.user
    found = get_object_or_404(Holder.objects.with_owners(), code=code)
    sentence = ""
    if request.method == "POST":
        try:
            made = _redeem(request, found, account)
        except Refusal as refusal:
            sentence = str(refusal)
            found.refresh_from_db()
        else:
            words = _("%(name)s: put aside.") if made.state == "reserved" else _("%(name)s: handed out.")
            messages.success(request, words % {"name": made.reward})
            return redirect("desk:points:serve", code)
    said, waiting = points(), rules.owed(found)
    offers = Reward.objects.visible_to(account).on_offer().with_places().order_by("cost", "id")
    context = {
        "tabs": tabs(account, "counter"),
        "said": said,
        "holder": found,
        "rows": [(each, uuid4(), rules.why_not_redeem(found, each, said, waiting=waiting)) for each in offers],
        "aside": aside(found),
        "sentence": sentence,
        **milestones(found),
    }
    return show(request, "desk/points/serve.html", context, here="points", status=REFUSED if sentence else 200)


@KEEP
@require_POST
def hand(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """What stood aside is handed out, or given back."""
    account: Any = request.user
    found = get_object_or_404(Redeeming.objects.visible_to(account).select_related("holder"), pk=pk)
    act = actions.hand_out if what == "give" else actions.return_reward
    try:
        act(redeeming=found, by=account, now=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    back = request.POST.get("back", "")
    return redirect("desk:points:serve", found.holder.code) if back == "serve" else redirect("desk:points:counter")


def _redeem(request: HttpRequest, found: Holder, account: Any) -> Redeeming:
    said = request.POST
    which = said.get("reward", "")
    reward = get_object_or_404(Reward.objects.visible_to(account), pk=int(which) if which.isdecimal() else 0)
    made = actions.redeem(holder=found, reward=reward, key=_key(said.get("key", "")), by=account, now=timezone.now())
    if said.get("at_once") and made.state == "reserved":
        made = actions.hand_out(redeeming=made, by=account, now=timezone.now())
    return made


def _key(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return uuid4()


def _begun(request: HttpRequest) -> dict[str, Any]:
    """What the address fills in: one of the practice's own, a station by its code."""
    which, had = request.GET.get("which", ""), points().rewards
    begun: dict[str, Any] = {}
    if which.isdecimal() and int(which) < len(had):
        chosen = had[int(which)]
        begun = {"name": chosen.name, "name_en": chosen.name_en, "cost": chosen.cost, "grade": chosen.grade}
    station = Station.objects.filter(code=request.GET.get("station", ""), active=True).first()
    return {**begun, "station": station.pk} if station else begun


def _seen(account: Any, pk: int) -> Reward:
    return get_object_or_404(Reward.objects.visible_to(account).select_related("station"), pk=pk)


def _reward(
    request: HttpRequest,
    found: Reward,
    *,
    form: ChangeRewardForm | None = None,
    stock: StockForm | None = None,
    status: int = 200,
) -> HttpResponse:
    account: Any = request.user
    context = {
        "tabs": tabs(account, ""),
        "said": points(),
        "reward": found,
        "form": form or ChangeRewardForm(by=account, initial=filled(found)),
        "stock": stock or StockForm(),
    }
    return show(request, "desk/points/reward.html", context, here="points", status=status)
