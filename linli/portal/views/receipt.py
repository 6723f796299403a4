"""The receipt: a large code, a square code that leads back, a slip to keep."""

import segno
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from linli.portal.following import Followed
from linli.portal.views.case import opened


@require_safe
@opened
def receipt(request: HttpRequest, found: Followed) -> HttpResponse:
    """Show the receipt of a case; reachable again at any time."""
    address = request.build_absolute_uri(reverse("portal:case", args=[found.case.code]))
    shown = {"case": found.case, "qr": square(address), "address": address, "where": found.where}
    return render(request, "portal/receipt.html", shown)


def square(address: str) -> str:
    """A QR code as an inline drawing that scales."""
    drawn = segno.make_qr(address, error="m", boost_error=False, mask=3).svg_inline(
        scale=1, border=2, omitsize=True, title=address
    )
    return mark_safe(drawn)  # made here from digits and our own host name; segno escapes the title
