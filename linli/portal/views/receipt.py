"""The receipt: a large code, a square code that leads back, a slip to keep."""

import segno
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe

from linli.portal import following
from linli.portal.views.case import held, no_store


@no_store
def receipt(request: HttpRequest, code: str) -> HttpResponse:
    """Show the receipt of a case; reachable again at any time."""
    found = held(request, code)
    if isinstance(found, HttpResponse):
        return found
    address = request.build_absolute_uri(reverse("portal:case", args=[code]))
    shown = {"case": found.case, "qr": square(address), "address": address, "where": following.where(found.case)}
    return render(request, "portal/receipt.html", shown)


def square(address: str) -> str:
    """A QR code as an inline drawing that scales."""
    drawn = segno.make(address, error="m").svg_inline(scale=1, border=2, omitsize=True, title=address)
    return mark_safe(drawn)  # made here from digits and our own host name; segno escapes the title
