"""Taking a number by telephone; the telephone remembers its own, so that nobody takes a stack of them."""

from uuid import UUID, uuid4

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from linli.bookings import actions
from linli.bookings.models import Line, Ticket
from linli.bookings.words import Taken, Turn
from linli.core.calendar import SHANGHAI
from linli.core.refusal import Refusal
from linli.journal.actions import RESIDENT

REFUSED = 422
COOKIE, SALT = "number", "linli number"
HOURS = 12


@require_POST
def take(request: HttpRequest, pk: int) -> HttpResponse:
    """The next number; whoever has one that still waits is led to it."""
    line = get_object_or_404(Line.objects.select_related("station"), pk=pk, active=True)
    if own := own_number(request):
        return redirect("portal:booking:mine", own.code)
    try:
        made = actions.take(line=line, how=Taken.PHONE, by=RESIDENT, now=timezone.now(), key=key_of(request))
    except Refusal as refusal:
        shown = {"station": line.station, "sentence": str(refusal)}
        return render(request, "portal/booking/no_number.html", shown, status=REFUSED)
    response = redirect("portal:booking:mine", made.code)
    response.set_cookie(
        COOKIE,
        signing.dumps(made.pk, salt=SALT),
        max_age=3600 * HOURS,
        httponly=True,
        samesite="Lax",
        secure=request.is_secure(),
    )
    return response


def own_number(request: HttpRequest) -> Ticket | None:
    """The number that this telephone took today, as long as it is not done with."""
    try:
        pk = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=3600 * HOURS)
    except signing.BadSignature:
        return None
    ended = (Turn.DONE, Turn.SKIPPED)
    today = timezone.localdate(timezone.now(), SHANGHAI)
    return Ticket.objects.filter(pk=pk, day=today).exclude(state__in=ended).first()


def key_of(request: HttpRequest) -> UUID:
    """What makes the same press, sent twice, one number; a new key where none can be read."""
    try:
        return UUID(request.POST.get("key", ""))
    except ValueError:
        return uuid4()
