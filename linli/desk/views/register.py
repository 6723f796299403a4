"""Register a case for a resident; then the slip."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from linli.cases import actions as cases
from linli.core.refusal import Refusal
from linli.desk.face import show
from linli.desk.register_form import RegisterForm
from linli.people.doors import permitted
from linli.people.permissions import Permission

REFUSED = 422


@permitted(Permission.CASE_REGISTER)
def register(request: HttpRequest) -> HttpResponse:
    """Show the form, or register what was written down and lead to the slip for the resident."""
    account: Any = request.user
    if request.method != "POST":
        return show(request, "desk/register.html", {"form": RegisterForm(initial=request.GET.dict())}, here="register")
    form = RegisterForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            case = cases.register(form.submission(), by=account, now=timezone.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return redirect("portal:receipt", case.code)
    return show(request, "desk/register.html", {"form": form}, here="register", status=REFUSED)
