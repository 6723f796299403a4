"""Follow-up calls: whom to call next, the number for the call, and what came of it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from linli.areas.tree import tree
from linli.cases import look, sampling, timeline
from linli.cases.actions import follow_up, take_call
from linli.cases.actions.following_up import held_by, held_by_another, why_not_call
from linli.cases.models import FollowUp
from linli.core.privacy import Mask, masked
from linli.core.refusal import Refusal
from linli.core.text import first_words
from linli.desk.face import show
from linli.desk.story import told
from linli.desk.verdict import lists
from linli.desk.verdict.forms import CallForm, line
from linli.people.doors import permitted
from linli.people.models import Account
from linli.people.permissions import Permission

REFUSED = 422
MOST = 50
WORDS = 40


@permitted(Permission.CASE_VERIFY)
@require_safe
def calls(request: HttpRequest) -> HttpResponse:
    """Whom to call next; those first whose time runs out first."""
    account: Any = request.user
    now = timezone.now()
    found = list(lists.to_call(account, now)[:MOST])
    tally = lists.tally(account, now)
    context = {
        "rows": [_row(each, account) for each in found],
        "most": MOST if len(found) == MOST else 0,
        "tally": [(state.label, tally[state]) for state in FollowUp.State if tally.get(state)],
        "samples": sampling.rules(),
    }
    return show(request, "desk/verdict/calls.html", context, here="calls")


def _row(each: FollowUp, account: Account) -> dict[str, Any]:
    case, now = each.case, timezone.now()
    return {
        "pk": each.pk,
        "number": case.pk,
        "words": first_words(case.text, WORDS),
        "where": tree.get().full_name(case.area_id),
        "outcome": look.outcome_word(case.outcome),
        "done_at": case.done_at,
        "until": each.call_until,
        "tries": each.tries,
        "busy": str(each.taken_by) if held_by_another(each, account, now) else "",
    }


@permitted(Permission.CASE_VERIFY)
def call(request: HttpRequest, pk: int) -> HttpResponse:
    """One call: what was done, the script, and what came of it."""
    account: Any = request.user
    found = get_object_or_404(lists.seen_by(account), pk=pk)
    if request.method != "POST":
        return _page(request, found, CallForm(rated=found.case.grade is not None))
    form = CallForm(request.POST, rated=found.case.grade is not None)
    if not form.is_valid() or not _written(form, found, account):
        return _page(request, found, form, status=REFUSED)
    messages.success(request, _("No. %(number)s: written down. Next, please.") % {"number": found.case_id})
    return redirect("desk:verdict:calls")


def _written(form: CallForm, found: FollowUp, account: Account) -> bool:
    try:
        follow_up(follow_up=found, by=account, now=timezone.now(), answer=form.answer())
    except Refusal as refusal:
        form.refuse(refusal)
        return False
    return True


@permitted(Permission.PERSONAL_REVEAL)
@require_POST
def number(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the call: the number is shown for as long as it lasts; that one looked, and why, is in the story."""
    account: Any = request.user
    found = get_object_or_404(lists.seen_by(account), pk=pk)
    try:
        take_call(follow_up=found, by=account, now=timezone.now(), purpose=_("Follow-up call"))
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("desk:verdict:call", pk)


def _page(request: HttpRequest, found: FollowUp, form: CallForm, *, status: int = 200) -> HttpResponse:
    account: Any = request.user
    case, now = found.case, timezone.now()
    held = held_by(found, account, now)
    context = {
        "found": found,
        "case": case,
        "where": tree.get().full_name(case.area_id),
        "outcome": look.outcome_word(case.outcome) if case.outcome else "",
        "done": [each for each in told(timeline.for_staff(case)) if each.words and not each.internal][-3:],
        "name": case.contact_name if held else masked(case.contact_name, Mask.NAME),
        "phone": case.contact_phone if held else masked(case.contact_phone, Mask.PHONE),
        "held": held,
        "why_not": why_not_call(account, found, now),
        "greeting": line("greeting"),
        "thanks": line("thanks"),
        "tries": sampling.tries(),
        "form": form,
    }
    return show(request, "desk/verdict/call.html", context, here="calls", status=status)
