"""Meetings to come and past, those that should be called, and minutes that are owed."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from linli.areas.options import options
from linli.areas.tree import tree
from linli.cases import look
from linli.cases.ladder import rungs
from linli.deliberation.models import Meeting, Spending
from linli.deliberation.practice import in_use
from linli.deliberation.proposing import proposed
from linli.deliberation.words import Money
from linli.desk.face import show
from linli.people.doors import signed_in
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import powers

PAGE, MOST = 30, 10


@signed_in
@require_safe
def meetings(request: HttpRequest) -> HttpResponse:
    """The list: those that one may run, belongs to, or that are open to everybody."""
    account: Any = request.user
    said, now = request.GET, timezone.now()
    page = Paginator(wanted(account, said), PAGE).get_page(said.get("page"))
    kept = {name: said[name] for name in ("area", "forum", "when") if said.get(name)}
    areas = powers(account).areas(Permission.MEETING_HOLD)
    owed = Meeting.objects.held_by(account).filter(minutes_due_at__isnull=False, published_at__isnull=True)
    context = {
        "page": page,
        "rows": [(each, tree.get().nodes[each.area_id]) for each in page],
        "forums": in_use(),
        "places": options(said.get("area", "")),
        "said": said,
        "kept": "&" + urlencode(kept),
        "proposed": proposed(areas, now) if areas else [],
        "owed": list(owed.order_by("minutes_due_at", "pk")[:MOST]),
        "now": now,
        "may_call": bool(areas),
        **_money(account),
        "waiting": _waiting(account),
    }
    return show(request, "desk/deliberation/list.html", context, here="meetings")


def wanted(account: Account, said: Any) -> Any:
    """What the address asks for."""
    now, area, forum = timezone.now(), said.get("area", ""), said.get("forum", "")
    found = Meeting.objects.visible_to(account)
    if area.isdecimal() and int(area) in tree.get().nodes:
        found = found.within(int(area))
    if forum.isdecimal():
        found = found.filter(forum=int(forum))
    found = found.over(now) if said.get("when") == "past" else found.to_come(now)
    return found.select_related("forum", "station")


def _money(account: Account) -> dict[str, Any]:
    """For whoever decides about money: how many requests wait."""
    if not powers(account).areas(Permission.SPENDING_DECIDE):
        return {}
    asked = Spending.objects.visible_to(account).filter(state=Money.REQUESTED)
    return {"may_decide_money": True, "money": asked.count()}


def _waiting(account: Account) -> list[tuple[str, str]]:
    """The levels of the ladder at which a meeting decides: where the cases that wait for one are listed."""
    if not powers(account).may(Permission.CASE_VIEW, None):
        return []
    return [(each.key, look.forum(each)) for each in rungs.get().values() if each.forum and each.active]
