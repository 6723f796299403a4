"""Tasks to come and past; one's own; and what waits for whoever keeps lists: hours, who did not come, pauses."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from linli.areas.options import options
from linli.areas.tree import tree
from linli.desk.face import show
from linli.people.doors import signed_in
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import powers
from linli.tasks import pauses, practice
from linli.tasks.models import Doing, Handing, Task
from linli.tasks.practice import kind_word, kinds
from linli.tasks.words import ON_THE_LIST, Asked, Part
from linli.volunteers.models import Team, Volunteer

PAGE, MOST = 30, 100
NAMES = ("area", "kind", "when", "whose", "case", "theme")


@signed_in
@require_safe
def tasks(request: HttpRequest) -> HttpResponse:
    """The list of what the account may see."""
    account: Any = request.user
    said = request.GET
    page = Paginator(wanted(account, said), PAGE).get_page(said.get("page"))
    context = {
        "page": page,
        "rows": [(each, kind_word(each.kind), tree.get().full_name(each.area_id)) for each in page],
        "kinds": kinds(),
        "places": options(said.get("area", "")),
        "said": said,
        "kept": "&" + urlencode({name: said[name] for name in NAMES if said.get(name)}),
        "may_call": may_call(account),
    }
    return show(request, "desk/tasks/list.html", context, here="tasks")


def wanted(account: Account, said: Any) -> Any:
    """What the address asks for."""
    now, area = timezone.now(), said.get("area", "")
    found = Task.objects.kept_by(account) if said.get("whose") == "mine" else Task.objects.visible_to(account)
    if area.isdecimal() and int(area) in tree.get().nodes:
        found = found.within(int(area))
    if said.get("kind"):
        found = found.filter(kind=said["kind"])
    for name in ("case", "theme"):
        if said.get(name, "").isdecimal():
            found = found.filter(**{name: int(said[name])})
    if said.get("case") or said.get("theme"):
        found = found.order_by("-begins", "-id")
    elif said.get("when") == "past":
        found = found.filter(ends__lte=now).order_by("-begins", "-id")
    else:
        found = found.to_come(now)
    return found.select_related("station", "team")


def may_call(account: Account) -> bool:
    """Whether the account may call anywhere: by its posts, or as a captain."""
    return powers(account).may(Permission.TASK_CALL, None) or Team.objects.captained_by(account).exists()


@signed_in
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """What the account's own volunteer is asked, took and did."""
    account: Any = request.user
    volunteer = Volunteer.objects.filter(account=account.pk).order_by("-pk").first()
    now = timezone.now()
    own = Doing.objects.filter(volunteer=volunteer).select_related("task__station")
    asked = Handing.objects.filter(to=volunteer, state=Asked.ASKED, doing__task__begins__gt=now)
    context = {
        "volunteer": volunteer,
        "rows": own.filter(task__ends__gt=now, state__in=ON_THE_LIST).order_by("task__begins", "pk"),
        "past": own.filter(task__ends__lte=now).order_by("-task__begins", "-pk")[:PAGE],
        "minutes": own.filter(state=Part.CONFIRMED).aggregate(whole=Sum("minutes"))["whole"] or 0,
        "handings": asked.select_related("doing__task", "doing__volunteer__account__person").order_by("pk"),
    }
    return show(request, "desk/tasks/mine.html", context, here="tasks")


@signed_in
@require_safe
def captain(request: HttpRequest) -> HttpResponse:
    """What waits for whoever keeps lists: hours to confirm, who did not come, pauses that could be talked about."""
    account: Any = request.user
    now = timezone.now()
    kept = Task.objects.kept_by(account).values("pk")
    parts = Doing.objects.filter(task__in=kept).select_related("task", "volunteer__account__person")
    coming = Task.objects.kept_by(account).called().to_come(now).select_related("station", "team")
    context = {
        "waiting": parts.filter(state=Part.DONE).order_by("left_at", "pk")[:MOST],
        "missed": parts.filter(state=Part.MISSED, task__ends__gt=now - practice.no_shows().within).order_by(
            "-task__begins", "-pk"
        )[:MOST],
        "effects": practice.effects(),
        "pauses": pauses.proposed(account, now),
        "teams": Team.objects.captained_by(account).order_by("name"),
        "coming": coming[:PAGE],
    }
    return show(request, "desk/tasks/captain.html", context, here="tasks")
