"""What changed since a page was drawn. 204 when nothing did; else a line that says so, for the person to act on.

No row moves under the hand: the line offers to show the list, or the case, as it is now.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from linli.cases.events import LABELS
from linli.cases.models import Case
from linli.catalogue.tables import tables
from linli.desk import question
from linli.desk.listing import SIZE, listed
from linli.journal.queries import last
from linli.people.doors import permitted
from linli.people.models import Account
from linli.people.permissions import Permission
from linli.people.powers import powers

NOTHING = 204


@permitted(Permission.CASE_VIEW)
@require_safe
def of_queue(request: HttpRequest) -> HttpResponse:
    """For the queue's own address and the `rows` it shows, each as number and version, 12.3,15.1: how many are new,
    changed or gone. A search is not asked again."""
    account: Any = request.user
    asked = question.read(request.GET, powers(account))
    if asked.q:
        return HttpResponse(status=NOTHING)
    shown = _shown(request.GET.get("rows", ""))
    now = {row["pk"]: row["version"] for row in listed(asked, account, request.GET, timezone.now()).found}
    counts = {
        "new": len(now.keys() - shown.keys()),
        "changed": sum(now[pk] != version for pk, version in shown.items() if pk in now),
        "gone": len(shown.keys() - now.keys()),
    }
    if not any(counts.values()):
        return HttpResponse(status=NOTHING)
    return render(request, "desk/news/queue.html", {**counts, "address": asked.address()})


def _shown(rows: str) -> dict[int, int]:
    """Number -> version; what is none is left out."""
    parts = (each.partition(".") for each in rows.split(",")[:SIZE])
    return {int(pk): int(version) for pk, _dot, version in parts if _number(pk) and _number(version)}


def _number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= 18


@permitted(Permission.CASE_VIEW)
@require_safe
def of_case(request: HttpRequest, pk: int) -> HttpResponse:
    """For a case drawn at the version `seen`: who has done what to it since."""
    case = get_object_or_404(Case.objects.visible_to(request.user).only("pk", "version"), pk=pk)
    if request.GET.get("seen") == str(case.version):
        return HttpResponse(status=NOTHING)
    event = last("case", pk)
    by = event.actor_id if event else None
    who = Account.objects.filter(pk=by).select_related("person").first() if by else None
    label = tables.get().word(event.kind, LABELS[event.kind]) if event else ""
    context = {"case": case, "who": who, "label": label, "at": event.at if event else None}
    return render(request, "desk/news/case.html", context)
