"""A form open too long: to residents it comes back as they typed it; staff are told to reload."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from linli.portal.forms import SubmitForm
from linli.portal.views import submit

STAFF = ("/desk/", "/board/")
NOT_TYPED = ("csrfmiddlewaretoken",)
FORBIDDEN = 403


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's CSRF_FAILURE_VIEW: the token is missing, old, or from another site. Nothing was done."""
    if request.path.startswith(STAFF):
        return _for_staff(request)
    if request.path in (reverse("portal:submit"), reverse("portal:same")):
        return submit.page(request, SubmitForm(initial=request.POST.dict()), status=FORBIDDEN, stale=True)
    shown: dict[str, Any] = {"typed": [pair for pair in request.POST.items() if pair[0] not in NOT_TYPED]}
    return render(request, "portal/stale.html", shown, status=FORBIDDEN)


def _for_staff(request: HttpRequest) -> HttpResponse:
    """Words are shown to be copied; nothing is sent again, for another site may have filled it in."""
    words = "\n\n".join(
        str(request.POST[name]) for name in ("words", "text", "note", "reply") if request.POST.get(name)
    )
    return render(request, "portal/stale_staff.html", {"words": words, "back": request.path}, status=FORBIDDEN)
