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
from linli.desk import choices, counters, drawing, question
from linli.desk.counters import counted
from linli.desk.face import show
from linli.desk.listing import listed
from linli.desk.paging import Page
from linli.desk.question import Question
from linli.desk.rows import Teller
from linli.desk.searching import numbered
from linli.desk.tabs import OPEN, TABS
from linli.people.doors import permitted
from linli.people.permissions import Permission
from linli.people.powers import powers


@vary_on_headers("HX-Request")
@permitted(Permission.CASE_VIEW)
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """The list an address asks for; a script that turns the pages gets the list alone."""
    account: Any = request.user
    now = timezone.now()
    asked = question.read(request.GET, powers(account))
    numbers = counted(asked, account, now)
    found = listed(asked, account, request.GET, now)
    shown = Teller(now).rows(found.found)
    may_merge = Permission.CASE_MERGE in asked.post.permissions
    context = {
        "question": asked,
        "tabs": tabs(asked, numbers),
        "rows": drawing.rows(shown, may_accept=Permission.CASE_ACCEPT in asked.post.permissions, may_merge=may_merge),
        "shown": shown,
        "pages": links(asked, found, request.GET),
        "may_merge": may_merge,
        "here": request.get_full_path(),
        "empty": _("New ones from %(area)s will show up as they come in.") % {"area": tree.get().node(asked.area_id)},
        "choices": choices.for_queue(asked, account),
    }
    if request.headers.get("HX-Request") and not request.headers.get("HX-History-Restore-Request"):
        return render(request, "desk/queue_list.html", context)
    return show(request, "desk/queue.html", context, here="queue", unread=numbers[counters.UNREAD])


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
