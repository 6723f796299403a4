"""Merging what was said by many: one case from its own page, several from the queue, and taking them apart again."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from linli.cases import actions as cases
from linli.cases import rules
from linli.cases.models import Case
from linli.cases.words import Action
from linli.core.refusal import Refusal
from linli.core.text import first_words
from linli.desk.case_page import page, seen_by
from linli.desk.face import show
from linli.desk.same import WORDS, MergeForm, chosen
from linli.people.doors import permitted
from linli.people.models import Account
from linli.people.permissions import Permission

REFUSED = 422


@permitted(Permission.CASE_MERGE)
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """Merge this case into the one whose number was typed."""
    account: Any = request.user
    case = seen_by(account, pk)
    if request.method != "POST":
        return redirect(case)
    form = MergeForm(request.POST, auto_id="merge-%s")
    if form.is_valid():
        try:
            into = _found(account, form.cleaned_data["into"])
            words = form.cleaned_data["words"]
            cases.merge(case=case, into=into, by=account, now=timezone.now(), words=words)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Merged into No. %(number)s.") % {"number": into.pk})
            return redirect(into)
    return page(request, seen_by(account, pk), same_refused=form, status=REFUSED)


@permitted(Permission.CASE_MERGE)
@require_POST
def several(request: HttpRequest) -> HttpResponse:
    """The ticked cases before they are merged, to choose the one that stays; sent again with it, they are merged."""
    account: Any = request.user
    ticked = chosen(account, request.POST)
    sentence = "" if len(ticked) > 1 else _("Tick at least two cases that say the same.")
    if not sentence and "into" in request.POST:
        try:
            into = _found(account, _number(request.POST["into"]))
            rest = [case for case in ticked if case.pk != into.pk]
            cases.merge_many(cases=rest, into=into, by=account, now=timezone.now())
        except Refusal as refusal:
            sentence = str(refusal)
        else:
            said = ngettext(
                "%(count)d case was merged into this one.", "%(count)d cases were merged into this one.", len(rest)
            )
            messages.success(request, said % {"count": len(rest)})
            return redirect(into)
    context = {"cases": [_told(account, case) for case in ticked], "sentence": sentence}
    return show(request, "desk/merge.html", context, here="queue", status=REFUSED if sentence else 200)


@permitted(Permission.CASE_MERGE)
@require_POST
def apart(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the ticked cases out of this one again."""
    account: Any = request.user
    case = seen_by(account, pk)
    ticked = [each for each in chosen(account, request.POST) if each.main_id == case.pk]
    try:
        if not ticked:
            raise Refusal(_("Tick the cases that are to stand by themselves again."))
        cases.unmerge_many(cases=ticked, by=account, now=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        said = ngettext(
            "%(count)d case stands by itself again.", "%(count)d cases stand by themselves again.", len(ticked)
        )
        messages.success(request, said % {"count": len(ticked)})
    return redirect(case)


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) <= 18 else 0


def _found(account: Account, pk: int) -> Case:
    """The case that is to take others in; Refusal for one that is not there for the account."""
    found = Case.objects.visible_to(account).filter(pk=pk).first()
    if found is None:
        raise Refusal(_("No case with this number is yours to see."), field="into")
    return found


def _told(account: Account, case: Case) -> dict[str, Any]:
    """A ticked case as the preview shows it; `why`: why it cannot go into another."""
    why = rules.why_not(account, case, Action.MERGE)
    words = first_words(case.text, WORDS)
    return {
        "pk": case.pk,
        "words": words,
        "status": case.status,
        "at": case.received_at,
        "why": why,
        "open": case.is_open,
    }
