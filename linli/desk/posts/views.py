"""Posts under a place: who holds which, until when."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from linli.areas.options import options
from linli.areas.tree import tree
from linli.desk.face import show
from linli.desk.posts.titles import kinds
from linli.people.doors import permitted
from linli.people.models import Account, Post
from linli.people.permissions import Permission
from linli.people.powers import powers

PAGE = 50


@permitted(Permission.PEOPLE_EDIT)
@require_safe
def posts(request: HttpRequest) -> HttpResponse:
    """Those held today, or in the time chosen; narrowed by place, kind and name."""
    account: Any = request.user
    said = request.GET
    today = timezone.localdate()
    chosen = said.get("area", "") if said.get("area", "").isdecimal() else ""
    found = may_change(account, int(chosen) if chosen else None).order_by("area__path", "pk")
    if said.get("kind"):
        found = found.of_kinds(said["kind"])
    if name := said.get("name", "").strip():
        found = found.filter(Q(person__name__icontains=name) | Q(title__icontains=name))
    found = _when(found, said.get("when", ""), today)
    page = Paginator(found.select_related("person", "role", "organisation"), PAGE).get_page(said.get("page"))
    nodes = tree.get()
    rows = [(each, nodes.full_name(each.area_id)) for each in page]
    kept = "&" + urlencode({name: said[name] for name in ("area", "kind", "name", "when") if said.get(name)})
    context = {
        "page": page,
        "rows": rows,
        "kinds": kinds(),
        "places": options(chosen),
        "said": said,
        "kept": kept,
        "today": today,
    }
    return show(request, "desk/posts/posts.html", context, here="posts")


def may_change(account: Account, area_id: int | None = None) -> Any:
    """The posts in areas where the account may change them, perhaps under one area only."""
    whole = tree.get()
    own = set(powers(account).areas(Permission.PEOPLE_EDIT))
    inside = [
        node.id
        for node in whole.nodes.values()
        if own & set(node.lineage) and (area_id is None or area_id in node.lineage)
    ]
    return Post.objects.filter(area__in=inside)


def _when(found: Any, said: str, today: date) -> Any:
    if said == "past":
        return found.filter(period__endswith__lte=today)
    if said == "coming":
        return found.filter(period__startswith__gt=today)
    return found.held_on(today)
