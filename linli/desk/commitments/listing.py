"""Commitments, narrowed by place, kind, how they stand and whose they are; and those that wait for oneself."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from linli.areas.options import options
from linli.areas.tree import tree
from linli.commitments.models import Commitment
from linli.commitments.practice import kind_word, kinds
from linli.commitments.words import ENDED, State
from linli.desk.commitments.forms import SheetForm
from linli.desk.face import show
from linli.people.doors import signed_in
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import powers

PAGE = 30
HOW: dict[str, Any] = {
    "": _("open ones, the next due first"),
    "overdue": _("past their last day"),
    "amber": _("near their last day"),
    **{each.value: each.label for each in (State.FINISHED, *ENDED, State.WRITTEN)},
}


@signed_in
@require_safe
def commitments(request: HttpRequest) -> HttpResponse:
    """The list: what is published, anybody who serves may read."""
    return listed(request)


def listed(request: HttpRequest, *, sheet: SheetForm | None = None, status: int = 200) -> HttpResponse:
    """The list; a sheet that was refused stands above it."""
    account: Any = request.user
    said = request.GET
    page = Paginator(wanted(account, said), PAGE).get_page(said.get("page"))
    names = [name for name in ("area", "kind", "how", "whose", "organisation") if said.get(name)]
    may_keep = powers(account).may(Permission.COMMITMENT_KEEP, None)
    context = {
        "page": page,
        "rows": rows(page),
        "kinds": kinds(),
        "hows": [(key, name, key == said.get("how", "")) for key, name in HOW.items()],
        "places": options(said.get("area", "")),
        "said": said,
        "kept": "&" + urlencode({name: said[name] for name in names}),
        "sheet": (sheet or SheetForm()) if may_keep else None,
        "may_strike_off": powers(account).may(Permission.COMMITMENT_STRIKE_OFF, None) or may_keep,
    }
    return show(request, "desk/commitments/list.html", context, here="commitments", status=status)


@signed_in
@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    """What waits for oneself: to be published, to be struck off; and one's own that are open."""
    account: Any = request.user
    names = ("organisation", "person")
    found = {
        "publish": Commitment.objects.to_publish(account),
        "strike_off": Commitment.objects.to_strike_off(account),
        "mine": Commitment.objects.mine(account).running(),
    }
    context = {key: rows(each.select_related(*names).order_by("due_on", "id")[:PAGE]) for key, each in found.items()}
    return show(request, "desk/commitments/waiting.html", context, here="commitments")


def rows(found: Any) -> list[dict[str, Any]]:
    """Each with its kind's word and its light."""
    now = timezone.now()
    return [{"it": each, "kind": kind_word(each.kind), "light": each.light(now)} for each in found]


def wanted(account: Account, said: Any) -> Any:
    """What the address asks for."""
    now, area, how = timezone.now(), said.get("area", ""), said.get("how", "")
    found = Commitment.objects.visible_to(account)
    if said.get("whose") == "mine":
        found = found.mine(account)
    if area.isdecimal() and int(area) in tree.get().nodes:
        found = found.within(int(area))
    if said.get("organisation", "").isdecimal():
        found = found.filter(organisation=int(said["organisation"]))
    if said.get("kind"):
        found = found.filter(kind=said["kind"])
    if how == "overdue":
        found = found.overdue(now)
    elif how == "amber":
        found = found.amber(now)
    elif how in State.values and how in HOW:
        found = found.filter(state=how)
    else:
        found = found.running()
    over = how in ENDED
    order = (F("ended_at").desc(), "-id") if over else ("due_on", "id")
    return found.select_related("organisation", "person").order_by(*order)
