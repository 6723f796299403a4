"""What every answer carries: the reader's language, and headers that keep the page to itself."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

Answer = Callable[[HttpRequest], HttpResponse]

POLICY = "; ".join(
    [
        "default-src 'self'",
        "img-src 'self' data: blob:",
        "style-src 'self' 'unsafe-inline'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    ]
)
KNOWN = dict(settings.LANGUAGES)


def respect(answer: Answer) -> Answer:
    """Nothing from outside is loaded, nobody frames the page, no address leaks to another site."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        headers = response.headers
        headers.setdefault("Content-Security-Policy", POLICY)
        headers.setdefault("X-Content-Type-Options", "nosniff")
        headers.setdefault("Referrer-Policy", "same-origin")
        headers.setdefault("X-Frame-Options", "DENY")
        return response

    return middleware


def language(answer: Answer) -> Answer:
    """Chinese unless the reader chose otherwise: the phone's own setting is often not its owner's."""

    def middleware(request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get("language", "")
        request.LANGUAGE_CODE = chosen if chosen in KNOWN else settings.LANGUAGE_CODE
        translation.activate(request.LANGUAGE_CODE)
        response = answer(request)
        response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
        return response

    return middleware
