"""Phones that keep something: begun with a token, asked whether they are still welcome, given up when they are lost."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from linli.desk.face import show
from linli.people.doors import permitted, public, signed_in
from linli.people.permissions import Permission
from linli.people.powers import powers
from linli.visits import actions as visits
from linli.visits.models import Phone

MOST = 30


@public
@require_safe
def signed(request: HttpRequest) -> JsonResponse:
    """Who is signed in here, if anybody; and whether the phone whose token is shown may keep what it keeps.

    Open to everybody, since a closed account cannot sign in to be told: without a token nothing is said of any phone.
    """
    now = timezone.now()
    token = request.headers.get("X-Phone", "")
    phone = visits.heard_from(token, now=now) if token else None
    return JsonResponse(
        {
            "now": now.isoformat(),
            "account": request.user.pk,
            "csrf": get_token(request),
            "phone": _state(phone) if token else "",
        },
        headers={"Cache-Control": "no-store"},
    )


def _state(phone: Phone | None) -> str:
    """open; closed: wipe everything (signed out, given up, unknown, or its account is closed or visits nobody now)."""
    if phone is None or phone.closed_at or not phone.account.is_active:
        return "closed"
    return "open" if powers(phone.account).may(Permission.VISIT_RECORD, None) else "closed"


@permitted(Permission.VISIT_RECORD)
@require_POST
def begin(request: HttpRequest) -> JsonResponse:
    """A token for this phone, told once."""
    account: Any = request.user
    began = visits.begin_phone(name=request.POST.get("name", ""), by=account, now=timezone.now())
    return JsonResponse({"token": began.token}, status=201)


@signed_in
@require_safe
def phones(request: HttpRequest) -> HttpResponse:
    """The phones of one's own that keep something."""
    account: Any = request.user
    listed = Phone.objects.filter(account=account.pk, closed_at__isnull=True).order_by("-heard_at")[:MOST]
    return show(request, "desk/offline/phones.html", {"listed": listed}, here="today")


@signed_in
@require_POST
def close(request: HttpRequest) -> HttpResponse:
    """Give up a phone of one's own: by its number in the list, or by the token it shows when it signs out itself."""
    account: Any = request.user
    mine = Phone.objects.filter(account=account.pk)
    number, token = request.POST.get("phone", ""), request.headers.get("X-Phone", "")
    wanted = {"pk": int(number)} if number.isdecimal() and len(number) < 19 else {"digest": visits.token_digest(token)}
    for phone in mine.filter(**wanted):
        visits.close_phone(phone=phone, by=account, now=timezone.now())
    return HttpResponse(status=204) if token else redirect("desk:phones")
