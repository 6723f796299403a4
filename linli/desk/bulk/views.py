"""Choosing a step for many cases, seeing beforehand what it will do, having it done, and taking it back."""

from time import monotonic
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from linli.cases import look
from linli.cases.words import Action
from linli.core.refusal import Refusal
from linli.desk.bulk import actions as bulk
from linli.desk.bulk import preview
from linli.desk.bulk.forms import BulkForm
from linli.desk.bulk.matching import matching
from linli.desk.bulk.running import run
from linli.desk.bulk.ways import WAYS
from linli.desk.face import show
from linli.desk.models import Batch
from linli.desk.replies.choosing import for_use, inserted
from linli.people.doors import permitted
from linli.people.models import Account
from linli.people.permissions import Permission

REFUSED = 422
AT_ONCE = 2.0  # seconds a press may wait; the worker does the rest
LATEST = 30


@permitted(Permission.CASE_VIEW)
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """The step's form for the ticked cases; filled in, it leads to the page that shows what would happen."""
    account: Any = request.user
    way = WAYS.get(Action(request.POST["action"])) if request.POST.get("action", "") in Action else None
    if way is None:
        return _sentence(request, _("Choose what is to be done with the ticked cases."))
    sent = "filled" in request.POST
    if "insert" in request.POST:
        form = way.form(account=account, initial=inserted(account, request.POST), auto_id="bulk-%s")
    else:
        form = way.form(request.POST if sent or not way.form.base_fields else None, account=account, auto_id="bulk-%s")
    if form.is_bound and form.is_valid():
        try:
            return redirect("desk:batch", _shown(request, account, form).pk)
        except Refusal as refusal:
            return _sentence(request, str(refusal))
    return _form(request, form, status=REFUSED if form.errors else 200)


def _shown(request: HttpRequest, account: Account, form: BulkForm) -> Batch:
    now = timezone.now()
    return bulk.show(
        by=account,
        now=now,
        action=Action(request.POST["action"]),
        cases=matching(account, request.POST, now),
        said=form.said,
        words=form.cleaned_data.get("words", ""),
        back_to=request.POST.get("asks", ""),
    )


def _form(request: HttpRequest, form: BulkForm, *, status: int) -> HttpResponse:
    action = Action(request.POST["action"])
    ticked = request.POST.getlist("case")
    context = {
        "action": action,
        "name": look.action_word(action),
        "form": form,
        "ticked": ticked,
        "all": "all" in request.POST,
        "asks": request.POST.get("asks", ""),
        "templates": for_use(request.user, action) if WAYS[action].templates else [],
    }
    return show(request, "desk/bulk/choose.html", context, here="queue", status=status)


def _sentence(request: HttpRequest, sentence: str) -> HttpResponse:
    context = {"sentence": sentence, "asks": request.POST.get("asks", "")}
    return show(request, "desk/bulk/choose.html", context, here="queue", status=REFUSED)


@permitted(Permission.CASE_VIEW)
@require_safe
def batch(request: HttpRequest, pk: int) -> HttpResponse:
    """What would happen, is happening, or has happened, in groups."""
    return _page(request, _own(request, pk))


@permitted(Permission.CASE_VIEW)
@require_POST
def go(request: HttpRequest, pk: int) -> HttpResponse:
    """Have it done; what does not fit into a moment is done by the worker."""
    account: Any = request.user
    found = _own(request, pk)
    try:
        begun = bulk.begin(
            batch=found, by=account, now=timezone.now(), without_refused="without_refused" in request.POST
        )
    except Refusal as refusal:
        return _page(request, _own(request, pk), sentence=str(refusal), status=REFUSED)
    run(begun, ends=monotonic() + AT_ONCE)
    return redirect("desk:batch", pk)


@permitted(Permission.CASE_VIEW)
@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Have it taken back, wherever nothing has happened since."""
    account: Any = request.user
    try:
        begun = bulk.begin_undo(batch=_own(request, pk), by=account, now=timezone.now())
    except Refusal as refusal:
        return _page(request, _own(request, pk), sentence=str(refusal), status=REFUSED)
    run(begun, ends=monotonic() + AT_ONCE)
    return redirect("desk:batch", pk)


@permitted(Permission.CASE_VIEW)
@require_safe
def batches(request: HttpRequest) -> HttpResponse:
    """What one did lately with several cases at once."""
    account: Any = request.user
    begun = account.batches.exclude(state=Batch.State.SHOWN).order_by("-id")[:LATEST]
    told = [(each, look.action_word(Action(each.action))) for each in begun]
    return show(request, "desk/bulk/batches.html", {"batches": told, "most": LATEST}, here="batches")


def _own(request: HttpRequest, pk: int) -> Batch:
    account: Any = request.user
    return get_object_or_404(account.batches, pk=pk)


def _page(request: HttpRequest, found: Batch, *, sentence: str = "", status: int = 200) -> HttpResponse:
    account: Any = request.user
    found.account = account
    context = {"sentence": sentence, **preview.told(found, account, timezone.now())}
    part = request.headers.get("HX-Request") and not request.headers.get("HX-History-Restore-Request")
    if part:
        return show(request, "desk/bulk/batch_part.html", context, status=status)
    return show(request, "desk/bulk/batch.html", context, here="queue", status=status)
