"""Tell us: one page, one form, one case."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_http_methods

from linli.cases import actions as cases
from linli.cases.actions.registering import LONGEST
from linli.core.refusal import Refusal
from linli.notify.actions import texts_go_out
from linli.portal import places
from linli.portal.forms import MOST_PHOTOS, SubmitForm
from linli.portal.joining import join

REFUSED = 422
GIVEN = ("text", "place", "area")  # what an address may fill in; never the key


@require_http_methods(["GET", "HEAD", "POST"])
def submit(request: HttpRequest) -> HttpResponse:
    """Show the form, or register what was sent and lead to the receipt."""
    if request.method != "POST":
        return page(request, SubmitForm(initial={name: request.GET[name] for name in GIVEN if name in request.GET}))
    if "begin" in request.POST:
        return page(request, SubmitForm(initial=request.POST.dict()))
    form = SubmitForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            case = cases.register(form.submission(), now=timezone.now())
            if token := request.POST.get("also"):
                join(case, token, now=timezone.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return redirect("portal:receipt", case.code)
    return page(request, form, status=REFUSED)


@gzip_page
def page(request: HttpRequest, form: SubmitForm, *, status: int = 200, **more: Any) -> HttpResponse:
    """The form with whatever has been typed so far."""
    shown = {
        "form": form,
        "key": form.key(),
        "places": places.options(str(form["area"].value() or ""), unsure=True),
        "has_map": places.has_map(),
        "most": MOST_PHOTOS,
        "longest": LONGEST,
        "texts": texts_go_out(),
    }
    return render(request, "portal/submit.html", shown | more, status=status)
