"""Wishes: what waits for somebody, as everybody reads it; what is to be checked; what one has in hand."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from linli.areas.options import options
from linli.areas.tree import tree
from linli.desk.face import show
from linli.people.doors import permitted, signed_in
from linli.people.permissions import Permission
from linli.people.powers import powers
from linli.wishes.models import MicroWish
from linli.wishes.practice import thing_word, wisher_word
from linli.wishes.queries import SHOWN, Shown
from linli.wishes.rules import WRITE_DOWN
from linli.wishes.words import State

PAGE = 30


@signed_in
@require_safe
def wishes(request: HttpRequest) -> HttpResponse:
    """What is published: any who serve may claim one."""
    account: Any = request.user
    said, mine = request.GET, powers(account)
    found = MicroWish.objects.public()
    if said.get("state") in (State.CLAIMED, State.FULFILLED):
        found = found.filter(state=said["state"])
    else:
        found = found.waiting()
    if said.get("area", "").isdecimal() and int(said["area"]) in tree.get().nodes:
        found = found.within(int(said["area"]))
    page = Paginator(found.order_by("published_at", "pk").values(*SHOWN), PAGE).get_page(said.get("page"))
    context = {
        "page": page,
        "rows": [Shown(**each) for each in page],
        "places": options(said.get("area", "")),
        "said": said,
        "states": [(each.value, each.label) for each in (State.PUBLISHED, State.CLAIMED, State.FULFILLED)],
        "kept": "&" + urlencode({name: said[name] for name in ("area", "state") if said.get(name)}),
        "may_write": any(mine.may(each, None) for each in WRITE_DOWN),
        "may_check": mine.may(Permission.WISH_KEEP, None),
    }
    return show(request, "desk/wishes/list.html", context, here="wishes")


@permitted(Permission.WISH_KEEP)
@require_safe
def to_check(request: HttpRequest) -> HttpResponse:
    """What came in and is to be checked, the oldest first; and what is in somebody's hands past half its time."""
    account: Any = request.user
    found = MicroWish.objects.to_check(account).order_by("submitted_at", "pk")
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    names = ("volunteer__account__person", "account__person", "organisation")
    held = MicroWish.objects.kept_by(account).filter(state=State.CLAIMED).select_related(*names)
    context = {
        "page": page,
        "rows": [(each, wisher_word(each.wisher), thing_word(each.thing)) for each in page],
        "held": held.order_by("fulfil_by", "pk")[:PAGE],
        "now": timezone.now(),
    }
    return show(request, "desk/wishes/check.html", context, here="wishes")


@signed_in
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """What I and my organisations have claimed; and what I wrote down for others."""
    account: Any = request.user
    claimed = MicroWish.objects.claimed_by(account).select_related("organisation").order_by("state", "-claimed_at")
    context = {
        "claimed": claimed[:PAGE],
        "written": MicroWish.objects.filter(by=account).order_by("-submitted_at")[:PAGE],
    }
    return show(request, "desk/wishes/mine.html", context, here="wishes")
