"""Meetings to subscribe to: those that everybody may attend, and by a secret address those of a member."""

from collections.abc import Container

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from linli.areas.tree import tree
from linli.deliberation import calendars
from linli.deliberation.models import Meeting
from linli.deliberation.practice import forums
from linli.people.models import Account
from linli.portal.rosters.views import unshared
from linli.rosters import addresses
from linli.rosters.words import Opens


@require_safe
def of_residents(request: HttpRequest) -> HttpResponse:
    """Those announced to everybody, for a place (`area`) and of one kind (`forum`) where the address says so."""
    area, forum = _one_of(request, "area", tree.get().nodes), _one_of(request, "forum", forums.get())
    return _written(calendars.of_residents(area, forum, timezone.now()), "meetings.ics")


@require_safe
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """One that is announced to everybody."""
    found = get_object_or_404(Meeting.objects.for_residents().select_related("station"), pk=pk)
    return _written(calendars.one(found, public=True), f"meeting-{pk}.ics")


@require_safe
def of_member(request: HttpRequest, secret: str) -> HttpResponse:
    """A member's own; 404 for an address that opens none any more."""
    address = addresses.opened(secret, Opens.PERSON)
    account = Account.objects.filter(person=address.person_id, is_active=True).first() if address else None
    if account is None:
        raise Http404
    return unshared(_written(calendars.of_member(account, timezone.now()), "meetings.ics"))


def _one_of(request: HttpRequest, name: str, known: Container[int]) -> int | None:
    """What the address asks for, if there is such a one; all of them otherwise."""
    said = request.GET.get(name, "")
    return int(said) if said.isdecimal() and int(said) in known else None


def _written(content: bytes, name: str) -> HttpResponse:
    kept = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=kept)
