"""The touch terminal: six large tiles, no keyboard, home again after a minute. One page holds all but a case."""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linli.bookings import queries
from linli.cases import look
from linli.cases.words import Status
from linli.core import codes
from linli.core.refusal import Refusal
from linli.core.square_code import square
from linli.portal import following, guessing, story
from linli.portal.following import Followed, shown
from linli.portal.hall import items
from linli.portal.hall.place import said_of, station_of
from linli.portal.templatetags import parts

REFUSED, TOO_MANY = 422, 429
NAMED = 2


@dataclass(frozen=True, slots=True)
class Tile:
    """A large button: which part of the page it opens, what stands on it, its drawing."""

    opens: str
    name: str
    said: str
    icon: str


@require_safe
def kiosk(request: HttpRequest, code: str) -> HttpResponse:
    """The terminal of a station."""
    station, now = station_of(code), timezone.now()
    submit = request.build_absolute_uri(reverse("portal:submit"))
    lists = items.lists(station)
    own = tiles()
    context = {
        **said_of(station, now),
        "lists": lists,
        "tiles": [_of_list(each) for each in lists] or own,
        "more": own if lists else [],
        "lines": [(each, uuid4()) for each in queries.waiting(station, now)],
        "digits": "123456789",
        "qr": square(submit),
    }
    answer = render(request, "portal/hall/kiosk.html", context)
    answer.headers["Cache-Control"] = "no-cache"
    return answer


@require_safe
def item(request: HttpRequest, code: str, item: str) -> HttpResponse:
    """What an item needs and how it goes, to be printed and taken along."""
    station = station_of(code)
    shown = {"station": station, "item": items.told(station, item), "now": timezone.now()}
    return render(request, "portal/hall/item.html", shown)


@require_safe
def case(request: HttpRequest, code: str) -> HttpResponse:
    """Where a case is, by the digits that were tapped; kept nowhere."""
    station, typed = station_of(code), request.GET.get("code", "")
    found, sentence, status = _found(request, typed)
    context: dict[str, Any] = {"station": station, "sentence": sentence, "typed": typed}
    if found is not None:
        context |= _told(found)
    answer = render(request, "portal/hall/case.html", context, status=status)
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


def tiles() -> list[Tile]:
    """What the terminal offers beside the six lists; alone, until something is in these."""
    return [
        Tile("code", _("Follow a case"), _("with the 12 digits of your receipt"), icon="search"),
        Tile("hours", _("When we are open"), _("this week, day by day"), icon="clock-exclamation"),
        Tile("others", _("Other stations"), _("near here and open now"), icon="map-pin"),
        Tile("workers", _("Who is there for you"), _("by name and telephone"), icon="user"),
        Tile("offers", _("What there is here"), _("windows, rooms, shops"), icon="building-community"),
        Tile("tell", _("Tell us something"), _("at the window, or with your telephone"), icon="messages"),
    ]


def _of_list(each: items.List) -> Tile:
    """A list as a tile: how much is in it, and what is asked most."""
    named = _("; ").join(str(entry) for entry in each.items[:NAMED])
    return Tile(f"list-{each.key}", each.name, named or _("nothing yet"), icon=each.icon)


def _found(request: HttpRequest, typed: str) -> tuple[Followed | None, str, int]:
    """The case, or why there is none, and the status to answer with. Whoever guesses too often waits."""
    if guessing.too_many(request):
        return None, _("Too many codes that do not exist. Please wait ten minutes."), TOO_MANY
    try:
        read = codes.read_code(typed)
    except Refusal as refusal:
        return None, str(refusal), REFUSED
    found = following.find(read)
    if found is None:
        guessing.note_wrong(request)
        return None, _("There is no case with this code. Compare it with your receipt."), 404
    return found, "", 200


def _told(found: Followed) -> dict[str, Any]:
    """Where it is: not the words that were written, for others may stand behind."""
    this = found.case
    return {
        "code": codes.spoken(this.code),
        "badge": parts.status_badge(this.status),
        "headline": story.HEADLINES.get(Status(this.status)) or look.status_word(this.status),
        "received_at": shown(this.received_at),
        "due_at": shown(this.due_at) if this.is_open else "",
        "done_at": shown(this.done_at),
        "left": parts.time_left(this, timezone.now()),
        "ladder": parts.ladder(story.ladder(found)),
    }
