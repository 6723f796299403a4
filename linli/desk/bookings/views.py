"""Rooms of stations, what one booked, a room on a day, and booking it."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.areas.options import options
from linli.areas.tree import tree
from linli.bookings import actions, rules
from linli.bookings.actions.booking import Series
from linli.bookings.free import DAY, free_on, midnight, taken
from linli.bookings.models import Booking, Room
from linli.bookings.words import Held
from linli.core.refusal import NotAllowed, Refusal
from linli.core.repeating import listed
from linli.desk.bookings.forms import BookForm
from linli.desk.face import show
from linli.people.doors import signed_in
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import powers
from linli.stations.models import Station

REFUSED = 422
MOST = 100


@signed_in
@require_safe
def bookings(request: HttpRequest) -> HttpResponse:
    """Rooms that can be booked, narrowed by place and name; what one has booked."""
    account: Any = request.user
    area, name = request.GET.get("area", ""), request.GET.get("name", "").strip()[:40]
    seen = Station.objects.visible_to(account)
    if area.isdecimal() and int(area) in tree.get().nodes:
        seen = seen.within(int(area))
    rooms = Room.objects.filter(active=True, station__in=seen.filter(active=True))
    if name:
        rooms = rooms.filter(Q(name__icontains=name) | Q(station__name__icontains=name))
    own = Booking.objects.filter(Q(account=account) | Q(by=account), span__endswith__gt=timezone.now())
    own = own.exclude(state=Held.GIVEN_UP).select_related("room__station", "organisation", "account__person")
    context = {
        "rooms": rooms.select_related("station").order_by("station__area__path", "station", "name")[:MOST],
        "own": own.order_by("span")[:MOST],
        "places": options(area),
        "name": name,
        "keeps": Station.objects.filter(active=True, area__in=_kept(account)).order_by("area__path", "name")[:MOST],
    }
    return show(request, "desk/bookings/list.html", context, here="bookings")


def _kept(account: Account) -> list[int]:
    return tree.get().below(powers(account).areas(Permission.ROOM_KEEP))


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def room(request: HttpRequest, pk: int) -> HttpResponse:
    """A room on a day: whose it is when, and booking it, once or again and again."""
    account: Any = request.user
    found = _found(account, pk)
    form = BookForm(request.POST or None, by=account, initial={"day": _day(request)})
    offers: list[Any] = []
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, _book(form, found, account))
        except Refusal as refusal:
            form.refuse(refusal)
            offers = refusal.nearest if isinstance(refusal, actions.RoomTaken) else []
        else:
            return redirect(f"{reverse('desk:bookings:room', args=[pk])}?day={form.cleaned_data['day']}")
    day = _day(request)
    booked = taken(found, midnight(day), midnight(day + DAY))
    context = {
        "room": found,
        "day": day,
        "before": day - DAY,
        "after": day + DAY,
        "booked": [(each, _may_withdraw(account, each)) for each in booked],
        "free": free_on(found, day, booked),
        "waiting": Booking.objects.filter(
            room=found, state=Held.WAITING, span__overlap=(midnight(day), midnight(day + DAY))
        ).count(),
        "form": form,
        "offers": offers,
        "keeps": rules.why_not(account, Permission.ROOM_KEEP, found.station) is None,
    }
    status = REFUSED if form.errors else 200
    return show(request, "desk/bookings/room.html", context, here="bookings", status=status)


def _book(form: BookForm, room: Room, by: Account) -> str:
    """Book as the form says. Returns what is to be said of it."""
    said, now, wanted = form.cleaned_data, timezone.now(), form.wanted()
    if said["rhythm"]:
        done = actions.book_series(
            wanted, room=room, rhythm=said["rhythm"], until=said["until"], holidays=said["holidays"], by=by, now=now
        )
        return _said(done)
    act = actions.wait if said["wait"] else actions.book
    made = act(wanted, room=room, by=by, now=now)
    return _("Booked.") if made.state == Held.BOOKED else _("It is taken; you are on the waiting list.")


def _said(done: Series) -> str:
    made = len(done.bookings)
    words = [ngettext("%(n)d booked.", "%(n)d booked.", made) % {"n": made}]
    if done.left_out:
        words.append(_("Left out: %(days)s.") % {"days": listed(done.left_out)})
    if done.named:
        words.append(_("Mind: %(days)s.") % {"days": listed(done.named)})
    return " ".join(words)


@signed_in
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a booking of this room up."""
    account: Any = request.user
    found = _found(account, pk)
    number = request.POST.get("booking", "")
    booking = get_object_or_404(Booking, room=found, pk=int(number) if number.isdecimal() else 0)
    try:
        actions.withdraw(booking=booking, by=account, now=timezone.now())
    except NotAllowed:
        raise Http404 from None
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Withdrawn; whoever waits for that time has it now."))
    return redirect(f"{reverse('desk:bookings:room', args=[pk])}?day={timezone.localdate(booking.span.lower)}")


def _may_withdraw(account: Account, booking: Booking) -> bool:
    return rules.why_not_withdraw(account, booking, timezone.now()) is None


def _found(account: Account, pk: int) -> Room:
    seen = Station.objects.visible_to(account)
    return get_object_or_404(Room.objects.filter(station__in=seen).select_related("station"), pk=pk)


def _day(request: HttpRequest) -> date:
    try:
        return date.fromisoformat(request.POST.get("day") or request.GET.get("day") or "")
    except ValueError:
        return timezone.localdate()
