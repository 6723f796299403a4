"""A request that Django will not read at all: larger than anything one can mean to send. It is told in a sentence, and
the browser's way back still has what was typed."""

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.defaults import bad_request

TOO_LARGE = 413


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler400."""
    if isinstance(exception, (RequestDataTooBig, TooManyFieldsSent)):
        return render(request, "portal/too_much.html", status=TOO_LARGE)
    return bad_request(request, exception)
