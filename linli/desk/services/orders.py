"""Orders at the desk: taken at a window; papers looked through and handed over; steps done on behalf; receipts."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from linli.cases.models import Case
from linli.core.refusal import Refusal
from linli.desk.case_page import page as case_page
from linli.desk.case_page import seen_by
from linli.desk.face import show
from linli.desk.services.card import around
from linli.desk.services.forms import OrderForm
from linli.people.doors import permitted
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.services import actions, onbehalf
from linli.services.models import HandOver, Order, ServiceItem
from linli.services.queries import in_force
from linli.services.words import PaperState

REFUSED = 422


@permitted(Permission.CASE_REGISTER)
def order(request: HttpRequest, code: str) -> HttpResponse:
    """Take an order for whoever stands at the window."""
    item = get_object_or_404(ServiceItem, code=code, active=True)
    version = in_force(item.pk, timezone.localdate())
    if version is None:
        raise Http404
    form = OrderForm(request.POST or None, version=version)
    account: Any = request.user
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.order(form.ordered(item), by=account, now=timezone.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("No. %(number)s is registered.") % {"number": made.case_id})
            return redirect("desk:slip", made.case_id)
    context = {"form": form, "item": item, "version": version, "key": form.key()}
    return show(request, "desk/services/order.html", context, here="register", status=REFUSED if form.errors else 200)


@permitted(Permission.CASE_VIEW)
@require_POST
def papers(request: HttpRequest, pk: int) -> HttpResponse:
    """Which papers are here, which are missing, which are not needed."""
    case, made = _order(request, pk)
    named = ((name.removeprefix("paper-"), value) for name, value in request.POST.items() if name.startswith("paper-"))
    states = {int(place): state for place, state in named if place.isdecimal() and state in PaperState.values}

    def take(by: Account, now: Any) -> None:
        actions.look_through(order=made, states=states, by=by, now=now, seen=_seen(request))

    return _done(request, case, take, _("The papers are noted."))


@permitted(Permission.CASE_VIEW)
@require_POST
def step(request: HttpRequest, pk: int) -> HttpResponse:
    """The next step is done."""
    case, made = _order(request, pk)
    words = request.POST.get("words", "")

    def take(by: Account, now: Any) -> None:
        actions.step_done(order=made, by=by, now=now, words=words, seen=_seen(request))

    return _done(request, case, take, _("The step is marked as done; the resident reads it."))


@permitted(Permission.CASE_VIEW)
@require_POST
def hand(request: HttpRequest, pk: int) -> HttpResponse:
    """Papers go to a colleague, an office elsewhere, or back to the resident; then the receipt."""
    case, made = _order(request, pk)
    account: Any = request.user
    to = request.POST.get("to", "")
    try:
        done = actions.hand_over(
            order=made,
            places=[int(each) for each in request.POST.getlist("papers") if each.isdecimal()],
            to_account=_colleague(case, to, account),
            to_body=request.POST.get("to_body", "") if to == "body" else "",
            by=account,
            now=timezone.now(),
            seen=_seen(request),
        )
    except Refusal as refusal:
        return _refused(request, case, refusal)
    return redirect("desk:order_receipt", case.pk, done.number)


@permitted(Permission.CASE_VIEW)
@require_safe
def receipt(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The receipt of a hand-over, to be printed and signed."""
    case, made = _order(request, pk)
    row = get_object_or_404(HandOver, order=made, number=number)
    context = {"case": case, "order": made, "handed": onbehalf.handed(row), "by": onbehalf.who(row.by_id, "")}
    return show(request, "desk/services/receipt.html", context, here="queue")


def _order(request: HttpRequest, pk: int) -> tuple[Case, Order]:
    account: Any = request.user
    case = seen_by(account, pk)
    return case, get_object_or_404(Order.objects.select_related("item_version", "item", "case"), case=case.pk)


def _colleague(case: Case, typed: str, account: Account) -> Account | None:
    """Whom somebody chose among those who may take the papers; Refusal for anybody else."""
    if typed in ("", "body", "resident"):
        if typed == "body" or typed == "resident":
            return None
        raise Refusal(_("Say who takes the papers."), field="to")
    if typed == "me":
        return account
    found = {str(each.pk): each for each in around(case)}
    if typed not in found:
        raise Refusal(_("Say who takes the papers."), field="to")
    return found[typed]


def _done(request: HttpRequest, case: Case, take: Any, sentence: str) -> HttpResponse:
    try:
        take(request.user, timezone.now())
    except Refusal as refusal:
        return _refused(request, case, refusal)
    messages.success(request, sentence)
    return redirect(f"{case.get_absolute_url()}#order")


def _refused(request: HttpRequest, case: Case, refusal: Refusal) -> HttpResponse:
    return case_page(request, case, order_refused=str(refusal), status=REFUSED)


def _seen(request: HttpRequest) -> int | None:
    typed = request.POST.get("seen", "")
    return int(typed) if typed.isdecimal() else None
