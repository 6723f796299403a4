"""Activities to come and past, narrowed by place, kind and whose lists they are."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from linli.activities.models import Activity
from linli.activities.practice import kind_word, kinds
from linli.areas.options import options
from linli.areas.tree import tree
from linli.desk.face import show
from linli.people.doors import signed_in
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import powers

PAGE = 30


@signed_in
@require_safe
def activities(request: HttpRequest) -> HttpResponse:
    """The list: anybody who serves may come to any."""
    account: Any = request.user
    said = request.GET
    page = Paginator(wanted(account, said), PAGE).get_page(said.get("page"))
    names = [name for name in ("area", "kind", "when", "whose") if said.get(name)]
    context = {
        "page": page,
        "rows": [(each, kind_word(each.kind)) for each in page],
        "kinds": kinds(),
        "places": options(said.get("area", "")),
        "said": said,
        "kept": "&" + urlencode({name: said[name] for name in names}),
        "may_announce": powers(account).may(Permission.ACTIVITY_HOLD, None),
    }
    return show(request, "desk/activities/list.html", context, here="activities")


def wanted(account: Account, said: Any) -> Any:
    """What the address asks for."""
    now, area = timezone.now(), said.get("area", "")
    found = Activity.objects.visible_to(account)
    if said.get("whose") == "mine":
        found = Activity.objects.held_by(account)
    if area.isdecimal() and int(area) in tree.get().nodes:
        found = found.within(int(area))
    if said.get("kind"):
        found = found.filter(kind=said["kind"])
    past = said.get("when") == "past"
    found = found.filter(ends__lte=now).order_by("-begins", "-id") if past else found.to_come(now)
    return found.select_related("station", "organisation")
