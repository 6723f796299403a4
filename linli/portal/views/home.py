"""The front door."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """One big box, a place for a code, the numbers of the month."""
    return render(request, "portal/home.html")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept about whoever tells us something, why, and how long."""
    return render(request, "portal/privacy.html")
