"""Objections to a meeting's decisions, and their answers."""

from typing import Any

from django.contrib import messages
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from linli.core.privacy import Mask, masked
from linli.core.refusal import Refusal
from linli.deliberation import actions
from linli.deliberation.models import Meeting, Objection
from linli.desk.deliberation.forms import AnswerForm
from linli.desk.deliberation.steps import held
from linli.desk.face import show
from linli.people.doors import signed_in

REFUSED, MOST = 422, 200


@signed_in
@require_safe
def objections(request: HttpRequest, pk: int) -> HttpResponse:
    """The list, those without an answer first."""
    return _page(request, held(request, pk))


@signed_in
@require_POST
def answer(request: HttpRequest, pk: int, objection: int) -> HttpResponse:
    """Decide one."""
    account: Any = request.user
    found = held(request, pk)
    chosen = get_object_or_404(Objection, pk=objection, decision__topic__meeting=found)
    form = AnswerForm(request.POST, auto_id=f"answer{objection}_%s")
    if form.is_valid():
        said = form.cleaned_data
        try:
            actions.answer_objection(
                objection=chosen, upheld=said["upheld"], words=said["answer"], by=account, now=timezone.now()
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Decided. Whoever objected reads the answer at their code."))
            return redirect("desk:deliberation:objections", found.pk)
    return _page(request, found, status=REFUSED, refused={objection: form})


def _page(
    request: HttpRequest, found: Meeting, *, status: int = 200, refused: dict[int, AnswerForm] | None = None
) -> HttpResponse:
    rows = Objection.objects.filter(decision__topic__meeting=found).select_related("decision__topic", "answered_by")
    open_first = rows.order_by(F("answered_at").asc(nulls_first=True), "pk")[:MOST]
    context = {
        "meeting": found,
        "rows": [
            (each, masked(each.name, Mask.NAME), masked(each.phone, Mask.PHONE), _form(each, refused or {}))
            for each in open_first
        ],
    }
    return show(request, "desk/deliberation/objections.html", context, here="meetings", status=status)


def _form(objection: Objection, refused: dict[int, AnswerForm]) -> AnswerForm | None:
    if objection.answered_at:
        return None
    return refused.get(objection.pk) or AnswerForm(auto_id=f"answer{objection.pk}_%s")
