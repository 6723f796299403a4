"""What Linli told me."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from linli.desk.face import show
from linli.notify import actions as notify
from linli.notify.models import Notice
from linli.people.doors import signed_in

MOST = 100


@signed_in
@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """The latest notices, the unread ones marked."""
    account: Any = request.user
    notices = list(Notice.objects.filter(account=account).order_by("-at", "-id")[:MOST])
    unread = sum(notice.read_at is None for notice in notices)
    return show(request, "desk/inbox.html", {"notices": notices, "most": MOST}, here="inbox", unread=unread)


@signed_in
@require_POST
def read(request: HttpRequest) -> HttpResponse:
    """Everything has been seen."""
    account: Any = request.user
    notify.mark_read(account=account, now=timezone.now())
    return redirect("desk:inbox")
