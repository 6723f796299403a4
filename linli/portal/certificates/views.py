"""A certificate is verified by its code, without signing in: whose it is (masked), for what, until when, and whether it
is good. Whoever guesses codes must wait."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linli.core import codes
from linli.core.privacy import Mask, masked
from linli.core.refusal import Refusal
from linli.portal import guessing
from linli.training.models import Certificate

REFUSED, MISSING, TOO_MANY = 422, 404, 429


@require_safe
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for the code; one that can be one leads to its certificate."""
    typed = request.GET.get("code", "")
    if not typed:
        return _ask(request)
    try:
        return redirect("portal:certificates:certificate", codes.read_code(typed))
    except Refusal:
        said = _("This cannot be the code of a certificate. Compare its 12 digits, one by one.")
        return _ask(request, typed, said, status=REFUSED)


@require_safe
def certificate(request: HttpRequest, code: str) -> HttpResponse:
    """What the code stands for."""
    if guessing.too_many(request):
        return _ask(request, code, _("Too many codes that do not exist. Please wait ten minutes."), status=TOO_MANY)
    found = Certificate.objects.filter(code=code).select_related("person").first()
    if found is None:
        guessing.note_wrong(request)
        return _ask(request, code, _("There is no certificate with this code."), status=MISSING)
    today = timezone.localdate()
    context = {
        "certificate": found,
        "name": masked(found.person.name, Mask.NAME),
        "ended": found.until is not None and found.until < today,
        "today": today,
    }
    response = render(request, "portal/certificates/certificate.html", context)
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _ask(request: HttpRequest, typed: str = "", sentence: str = "", *, status: int = 200) -> HttpResponse:
    context = {"typed": typed, "sentence": sentence}
    return render(request, "portal/certificates/ask.html", context, status=status)
