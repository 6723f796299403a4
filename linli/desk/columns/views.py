"""The page on which one chooses the queue's columns and their order."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from linli.desk.columns import choosing
from linli.desk.columns.cells import ALWAYS, COLUMNS
from linli.desk.face import show
from linli.people.doors import permitted
from linli.people.models import Account
from linli.people.permissions import Permission


@permitted(Permission.CASE_VIEW)
def columns(request: HttpRequest) -> HttpResponse:
    """Every press is kept at once: what is ticked, in the order in which it stands."""
    account: Any = request.user
    if request.method != "POST":
        return show(request, "desk/columns.html", {"columns": _listed(account)}, here="queue")
    now = timezone.now()
    if "usual" in request.POST:
        choosing.usual(by=account, now=now)
    else:
        choosing.choose(columns=_sent(request), by=account, now=now)
    messages.success(request, _("The queue shows these columns from now on."))
    return redirect("desk:columns")


def _sent(request: HttpRequest) -> list[str]:
    """The ticked columns in the order of the page, one of them moved if its arrow was pressed."""
    ticked = set(request.POST.getlist("column"))
    order = [key for key in request.POST.getlist("order") if key in ticked]
    for name, by in (("up", -1), ("down", +1)):
        if key := request.POST.get(name):
            order = choosing.moved(order, key, by)
    return order


def _listed(account: Account) -> list[dict[str, Any]]:
    """The chosen columns in their order, then the others."""
    chosen = choosing.columns_of(account)
    return [
        {"key": key, "name": COLUMNS[key].name, "shown": key in chosen, "always": key in ALWAYS}
        for key in (*chosen, *(key for key in COLUMNS if key not in chosen))
    ]
