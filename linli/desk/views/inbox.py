"""What Linli told me."""

from typing import Any

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from linli.desk.face import show
from linli.desk.notices import bundles
from linli.notify import actions as notify
from linli.notify.models import Notice
from linli.notify.words import Group
from linli.people.doors import signed_in

MOST = 60


@signed_in
@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """A page of notices by case, the latest first; of one group if the address says so. Three queries."""
    account: Any = request.user
    group = _group(request.GET.get("group", ""))
    unread = _unread(account)
    notices = _page(account, group, _number(request.GET.get("before", "")))
    shown = notices[:MOST]
    context = {
        "bundles": bundles(account, shown),
        "group": group,
        "groups": [(each, unread.get(each.value, 0), each == group) for each in Group],
        "unread_here": unread.get(group, 0) if group else sum(unread.values()),
        "until": shown[0].pk if shown else 0,
        "older": shown[-1].pk if len(notices) > MOST else 0,
    }
    return show(request, "desk/inbox.html", context, here="inbox", unread=sum(unread.values()))


@signed_in
@require_POST
def read(request: HttpRequest) -> HttpResponse:
    """What was shown has been seen: all of it, one group's, or what is about one case."""
    account: Any = request.user
    group = _group(request.POST.get("group", ""))
    case_number, until = (_number(request.POST.get(name, "")) for name in ("case", "until"))
    notify.mark_read(account=account, now=timezone.now(), group=group or None, case_number=case_number, until=until)
    return redirect(f"{request.path.removesuffix('read/')}?group={group}" if group else "desk:inbox")


def _page(account: Any, group: str, before: int | None) -> list[Notice]:
    """The latest notices and one more, if there is one more."""
    mine = Notice.objects.filter(account=account)
    mine = mine.filter(group=group) if group else mine
    mine = mine.filter(pk__lt=before) if before else mine
    return list(mine.order_by("-id")[: MOST + 1])


def _unread(account: Any) -> dict[str, int]:
    """Group -> how many notices are not read yet."""
    mine = Notice.objects.filter(account=account, read_at__isnull=True)
    return dict(mine.order_by().values_list("group").annotate(Count("pk")))


def _group(said: str) -> str:
    return said if said in Group.values else ""


def _number(said: str) -> int | None:
    return int(said) if said.isdecimal() and len(said) < 19 else None
