"""Seeing contact details whole: for a purpose, written down, shown once."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from linli.cases.actions import reveal_contact
from linli.core.refusal import Refusal
from linli.desk.case_page import page, seen_by
from linli.desk.forms import PurposeForm
from linli.people.doors import permitted
from linli.people.permissions import Permission

REFUSED = 422


@permitted(Permission.PERSONAL_REVEAL)
def contact(request: HttpRequest, pk: int) -> HttpResponse:
    """The page with name and telephone whole, once; reading it again needs a purpose again."""
    account: Any = request.user
    case = seen_by(account, pk)
    if request.method != "POST":
        return redirect(case)
    form = PurposeForm(request.POST)
    if form.is_valid():
        try:
            shown = reveal_contact(case=case, by=account, now=timezone.now(), purpose=form.cleaned_data["purpose"])
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return page(request, case, contact=shown)
    return page(request, case, purpose=form, status=REFUSED)
