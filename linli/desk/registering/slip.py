"""The slip for whoever asked, printed in one press: the code, a square code that leads back, by when."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from linli.areas.tree import tree
from linli.cases.models import Arrival, Case
from linli.cases.rules import why_not
from linli.cases.words import Action, AnswerBy
from linli.core.square_code import square
from linli.core.text import first_words
from linli.desk.case_page import in_sight
from linli.desk.face import show
from linli.desk.registering.ways import WAYS
from linli.journal.actions import RESIDENT
from linli.people.doors import permitted
from linli.people.faces import face
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import powers

WORDS = 80
JUST_NOW = timedelta(days=1)


@permitted(Permission.CASE_REGISTER)
@require_safe
def slip(request: HttpRequest, pk: int) -> HttpResponse:
    """The slip, its print button in focus; from there on to the next case of the way it came by. Once the case is
    settled, the square code leads to rating it."""
    account: Any = request.user
    case = given_out_by(account, pk)
    settled = case.grade is None and why_not(RESIDENT, case, Action.RATE) is None
    address = request.build_absolute_uri(reverse("portal:rate" if settled else "portal:case", args=[case.code]))
    context = {
        "case": case,
        "number": case.pk,
        "settled": settled,
        "qr": square(address),
        "address": address,
        "where": tree.get().full_name(case.area_id),
        "words": first_words(case.text, WORDS),
        "asked": face(case.first_asked_id).to_residents if case.first_asked_id else "",
        "arrival": Arrival.objects.filter(case=case).first(),
        "may_open": in_sight(case, account),
        "by_proxy": AnswerBy.PROXY,
        "next": next((way for way in WAYS if way.address.partition(":")[2] in request.GET), None),
    }
    return show(request, "desk/registering/slip.html", context, here="register")


def given_out_by(account: Account, pk: int) -> Case:
    """The case, if the account may hand out its code: it registers there, or registered it today. Else Http404."""
    case = Case.objects.visible_to(account).filter(pk=pk).first()
    if case and powers(account).may(Permission.CASE_REGISTER, case.area_id):
        return case
    mine = Case.objects.filter(registered_by=account, received_at__gt=timezone.now() - JUST_NOW)
    return get_object_or_404(mine, pk=pk)
