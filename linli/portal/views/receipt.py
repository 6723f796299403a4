"""The receipt: a large code, a square code that leads back, a slip to keep."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from linli.cases.words import Action
from linli.core.square_code import square
from linli.people.faces import face
from linli.portal.following import Followed
from linli.portal.views.case import opened


@require_safe
@opened
def receipt(request: HttpRequest, found: Followed) -> HttpResponse:
    """Show the receipt of a case; reachable again at any time. Once it is settled, its square code leads to rating."""
    settled = found.may(Action.RATE)
    place = reverse("portal:rate" if settled else "portal:case", args=[found.case.code])
    address = request.build_absolute_uri(place)
    shown = {"case": found.case, "qr": square(address), "address": address, "where": found.where, "asked": asked(found)}
    return render(request, "portal/receipt.html", shown | {"settled": settled, "ordered": found.ordered})


def asked(found: Followed) -> str:
    """Who was asked first, as long as they answer for it (P2); empty for what came in by itself."""
    case = found.case
    return face(case.first_asked_id).to_residents if case.owned_by_first_asked and case.first_asked_id else ""
