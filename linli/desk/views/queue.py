"""The queue: my next things first, then the dense list, fifty cases a page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from linli.areas.tree import tree
from linli.cases import look
from linli.desk import choices, counters, paging, question
from linli.desk.bulk.ways import WAYS
from linli.desk.columns import cells
from linli.desk.columns.choosing import columns_of
from linli.desk.counters import counted
from linli.desk.face import show
from linli.desk.listing import listed
from linli.desk.paging import Page
from linli.desk.question import Question
from linli.desk.rows import Row, Teller
from linli.desk.searching import numbered
from linli.desk.tabs import OPEN, TABS
from linli.people.doors import permitted
from linli.people.permissions import Permission
from linli.people.powers import powers

MERGE = Permission.CASE_MERGE


@vary_on_headers("HX-Request")
@permitted(Permission.CASE_VIEW)
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """The list an address asks for; a script that turns the pages gets the list alone."""
    account: Any = request.user
    now = timezone.now()
    asked = question.read(request.GET, powers(account))
    bar = counted(asked, account, now)
    found = listed(asked, account, request.GET, now)
    shown = Teller(now).rows(found.found)
    order, may = columns_of(account), asked.post.permissions
    steps = bulk_steps(may)
    context = {
        "question": asked,
        "tabs": tabs(asked, bar.numbers),
        "saved": saved(asked, bar),
        "head": cells.head(order),
        "rows": cells.rows(
            shown, may_accept=Permission.CASE_ACCEPT in may, may_tick=bool(steps) or MERGE in may, columns=order
        ),
        "shown": shown,
        "news": news_of(asked, shown, request.GET),
        "pages": links(asked, found, request.GET),
        "steps": steps,
        "may_merge": MERGE in may,
        "here": request.get_full_path(),
        "empty": _("New ones from %(area)s will show up as they come in.") % {"area": tree.get().node(asked.area_id)},
        "choices": choices.for_queue(asked, account),
    }
    if request.headers.get("HX-Request") and not request.headers.get("HX-History-Restore-Request"):
        return render(request, "desk/queue_list.html", context)
    return show(request, "desk/queue.html", context, here="queue", unread=bar.numbers[counters.UNREAD])


def tabs(asked: Question, numbers: dict[str, int]) -> list[dict[str, Any]]:
    """The tabs this post has use for, with their numbers."""
    return [
        {
            "name": tab.name,
            "icon": tab.icon,
            "address": asked.address(tab=name, status=""),
            "number": counters.capped(numbers[name]) if name in numbers else "",
            "urgent": name == "overdue" and numbers.get(name),
            "active": name == asked.tab and not asked.status,
        }
        for name, tab in TABS.items()
        if name == OPEN or name in numbers
    ]


def saved(asked: Question, bar: counters.Bar) -> list[dict[str, Any]]:
    """The saved filters, as they are for the post one works as."""
    now = asked.asks
    start = f"?post={asked.post.post_id}&"
    return [{"name": name, "address": start + asks, "active": asks == now} for name, asks in bar.saved]


def bulk_steps(may: frozenset[str]) -> list[tuple[str, str]]:
    """What the post may do with many cases at once: the step, and its name."""
    return [(action.value, look.action_word(action)) for action, way in WAYS.items() if way.permission in may]


def news_of(asked: Question, shown: list[Row], place: Any) -> str:
    """Where the page asks what changed: its own address, and what it shows. Nowhere for a search."""
    if asked.q:
        return ""
    spot = "".join(f"&{name}={place[name]}" for name in ("after", "before", "end") if paging.sound(place.get(name)))
    rows = ",".join(f"{row.pk}.{row.version}" for row in shown)
    return f"{reverse('desk:news')}{asked.address()}{spot}&rows={rows}"


def links(asked: Question, found: Page, place: Any) -> dict[str, str]:
    """The addresses of the pages around this one; one that is missing is not there."""
    base = asked.address()
    pages = {}
    if found.previous or (not found.found and len(place)) or (asked.q and "after" in place):
        pages["first"] = base
    if found.previous:
        pages["previous"] = f"{base}&before={found.previous}"
    if found.next:
        pages["next"] = f"{base}&after={found.next}"
    if found.next and not asked.q:
        pages["last"] = f"{base}&end=1"
    return pages


@permitted(Permission.CASE_VIEW)
@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """What was typed into the search field: a number or a query code leads to its case, anything else to the list."""
    account: Any = request.user
    if found := numbered(account, request.GET.get("q", "")):
        return redirect("desk:case", found.pk)
    return redirect(reverse("desk:queue") + question.read(request.GET, powers(account)).address())
