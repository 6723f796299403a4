"""Language and large type: two cookies, nothing else remembered."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

YEAR = 365 * 24 * 3600
ALLOWED = {"language": [code for code, _name in settings.LANGUAGES], "large": ["0", "1"]}


@require_safe
def switch(request: HttpRequest) -> HttpResponse:
    """Set what was asked for and go back to where the reader was; elsewhere only within this site."""
    response = redirect(_back(request))
    for name, allowed in ALLOWED.items():
        if (value := request.GET.get(name, "")) in allowed:
            response.set_cookie(name, value, max_age=YEAR, samesite="Lax", httponly=True)
    return response


def _back(request: HttpRequest) -> str:
    """`next`, or the page that led here; the home page when neither is of this site."""
    came_from = urlsplit(request.headers.get("Referer", ""))
    here = came_from.path if came_from.netloc == request.get_host() else "/"
    back = request.GET.get("next") or here
    return back if url_has_allowed_host_and_scheme(back, allowed_hosts=None) else "/"
