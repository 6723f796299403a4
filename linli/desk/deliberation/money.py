"""Money that meetings asked for: the list with what it comes to, one request, and what is done with it."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Sum
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from linli.areas.options import options
from linli.areas.tree import tree
from linli.deliberation import actions, rules
from linli.deliberation.models import Meeting, Receipt, Spending
from linli.deliberation.words import Money, MoneyAction
from linli.desk.deliberation.forms import MoneyForm, SpentForm
from linli.desk.face import show
from linli.desk.fields import DeskForm
from linli.desk.stepping import taken
from linli.people.doors import signed_in
from linli.people.models import Account

PAGE, REFUSED = 30, 422
WAITING = (Money.REQUESTED, Money.APPROVED)
AROUND = "outcome__decision__topic__meeting"


@signed_in
@require_safe
def money(request: HttpRequest) -> HttpResponse:
    """The list, the newest first: those that wait for a step, unless one asks for others."""
    account: Any = request.user
    said = request.GET
    found = _wanted(account, said)
    page = Paginator(found.select_related(AROUND).order_by("-pk"), PAGE).get_page(said.get("page"))
    context = {
        "page": page,
        "rows": [(each, tree.get().nodes[_area(each)]) for each in page],
        "sums": _sums(found),
        "states": Money.choices,
        "places": options(said.get("area", "")),
        "said": said,
        "kept": "&" + urlencode({name: said[name] for name in ("area", "state") if said.get(name)}),
    }
    return show(request, "desk/deliberation/money.html", context, here="meetings")


@signed_in
@require_safe
def spending(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of one request."""
    return _page(request, _seen(request.user, pk))


@signed_in
@require_POST
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """It is approved."""

    def step(found: Spending, form: Any, by: Account) -> str:
        actions.approve_spending(spending=found, by=by, now=timezone.now(), **form.cleaned_data)
        return _("Approved. Whoever raised the matter is told.")

    return _formed(request, pk, "approve", MoneyForm(request.POST, auto_id="approve_%s"), step)


@signed_in
@require_POST
def refuse(request: HttpRequest, pk: int) -> HttpResponse:
    """It is not approved."""

    def step(found: Spending, form: Any, by: Account) -> str:
        actions.refuse_spending(spending=found, by=by, now=timezone.now(), **form.cleaned_data)
        return _("Refused. Whoever raised the matter reads why.")

    return _formed(request, pk, "refuse", MoneyForm(request.POST, auto_id="refuse_%s"), step)


@signed_in
@require_POST
def spent(request: HttpRequest, pk: int) -> HttpResponse:
    """It was spent."""

    def step(found: Spending, form: Any, by: Account) -> str:
        actions.note_spent(spending=found, by=by, now=timezone.now(), **form.cleaned_data)
        return _("Written down. Whoever raised the matter is told.")

    return _formed(request, pk, "spend", SpentForm(request.POST, request.FILES, auto_id="spend_%s"), step)


@signed_in
@require_safe
def receipt(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The photo of a receipt, as JPEG."""
    account: Any = request.user
    found = get_object_or_404(Receipt.objects.filter(spending__in=Spending.objects.visible_to(account)), pk=pk)
    return FileResponse(found.file.open("rb"), content_type="image/jpeg")


def _wanted(account: Account, said: Any) -> Any:
    found, area, state = Spending.objects.visible_to(account), said.get("area", ""), said.get("state", "")
    if area.isdecimal() and int(area) in tree.get().nodes:
        found = found.within(int(area))
    if state in Money:
        return found.filter(state=state)
    return found if state == "all" else found.filter(state__in=WAITING)


def _sums(found: Any) -> list[tuple[str, str]]:
    """What it comes to by state, in yuan; of what was spent, what it really was. One query."""
    rows = found.order_by().values("state").annotate(asked=Sum("outcome__amount"), really=Sum("spent"))
    sums = {row["state"]: row["really"] if row["state"] == Money.SPENT else row["asked"] for row in rows}
    return [(str(state.label), f"{sums[state]:,.2f}") for state in Money if sums.get(state)]


def _area(found: Spending) -> int:
    meeting: Meeting = found.outcome.decision.topic.meeting
    return meeting.area_id


def _seen(account: Any, pk: int) -> Spending:
    around = (f"{AROUND}__forum", "outcome__by__person", "decided_by__person", "spent_by__person")
    wanted = Spending.objects.visible_to(account).select_related(*around)
    return get_object_or_404(wanted, pk=pk)


def _page(request: HttpRequest, found: Spending, *, status: int = 200, **refused: DeskForm) -> HttpResponse:
    account: Any = request.user
    why_not = {each: rules.why_not_money(account, found, each) for each in MoneyAction}
    late = rules.why_not_approve(found, timezone.now()) if found.state == Money.REQUESTED else None
    forms: dict[str, DeskForm] = {
        each.value: _form(each, found)
        for each, sentence in why_not.items()
        if sentence is None and not (each == MoneyAction.APPROVE and late)
    }
    context = {
        "spending": found,
        "decision": found.outcome.decision,
        "topic": found.outcome.decision.topic,
        "meeting": found.outcome.decision.topic.meeting,
        "area": tree.get().full_name(_area(found)),
        "receipts": found.receipts.order_by("pk"),
        "why_not": (why_not[MoneyAction.APPROVE] or late) if found.state == Money.REQUESTED else None,
        "forms": {**forms, **refused},
    }
    return show(request, "desk/deliberation/spending.html", context, here="meetings", status=status)


def _form(action: MoneyAction, found: Spending) -> DeskForm:
    first: dict[str, Any] = {"seen": found.version}
    if action == MoneyAction.SPEND:
        more = {"amount": found.outcome.amount, "spent_on": timezone.localdate()}
        return SpentForm(initial={**first, **more}, auto_id="spend_%s")
    return MoneyForm(initial=first, auto_id=f"{action}_%s")


def _formed(
    request: HttpRequest, pk: int, name: str, form: DeskForm, step: Callable[[Spending, Any, Account], str]
) -> HttpResponse:
    account: Any = request.user
    found = _seen(account, pk)
    if taken(request, form, lambda: step(found, form, account)):
        return redirect(found.get_absolute_url())
    return _page(request, _seen(account, pk), status=REFUSED, **{name: form})
