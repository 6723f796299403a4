"""What a meeting has to decide: the cases under deliberation at one level of the ladder, place by place."""

from itertools import groupby
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from linli.areas.tree import Node, tree
from linli.cases import look
from linli.cases.ladder import rungs
from linli.cases.models import Case, Rung
from linli.cases.words import Status
from linli.deliberation.models import Meeting
from linli.deliberation.practice import depth_of, of_rung
from linli.desk.columns.cells import head
from linli.desk.columns.cells import rows as drawn
from linli.desk.face import show
from linli.desk.rows import Row, Teller, columns
from linli.people.doors import permitted
from linli.people.permissions import Permission
from linli.people.powers import powers

MOST = 200


@permitted(Permission.CASE_VIEW)
@require_safe
def meeting(request: HttpRequest, rung: str) -> HttpResponse:
    """The list of the meeting that decides at a level, grouped by the area whose meeting it is."""
    known = [each for each in rungs.get().values() if each.forum and each.active]
    chosen = next((each for each in known if each.key == rung), None)
    if chosen is None:
        raise Http404
    found = Case.objects.visible_to(request.user).open().filter(status=Status.DELIBERATING, rung=chosen)
    rows = list(columns(found.order_by("due_at", "id"))[:MOST])
    context = {
        "chosen": chosen,
        "name": look.forum(chosen),
        "meetings": [(each.key, str(each), each.pk == chosen.pk) for each in known],
        "head": head(),
        "places": _by_place(rows, chosen),
        "forum": of_rung(chosen.key),
        "may_call": powers(request.user).may(Permission.MEETING_HOLD, None),
        "most": MOST if len(rows) == MOST else 0,
    }
    return show(request, "desk/meeting.html", context, here="meetings")


def _by_place(found: list[dict[str, Any]], chosen: Rung) -> list[tuple[Node, Meeting | None, Any]]:
    whole, teller = tree.get(), Teller(timezone.now())
    forum = of_rung(chosen.key)
    depth = depth_of(forum.area_level if forum else chosen.area_level)

    def place(row: dict[str, Any]) -> int:
        lineage = whole.lineage(row["area_id"])
        return lineage[min(depth, len(lineage)) - 1]

    groups = {area: list(cases) for area, cases in groupby(sorted(found, key=place), key=place)}
    coming = _coming(chosen, list(groups))
    return [
        (whole.nodes[area], coming.get(area), drawn(_told(teller, cases), may_accept=False, may_tick=False))
        for area, cases in groups.items()
    ]


def _coming(chosen: Rung, areas: list[int]) -> dict[int, Meeting]:
    """The next meeting of each area that decides for the level; its agenda gathers these cases. One query."""
    found = Meeting.objects.to_come(timezone.now()).filter(forum__rung=chosen.key, area__in=areas)
    return {each.area_id: each for each in found.reverse()}


def _told(teller: Teller, found: Any) -> list[Row]:
    return teller.rows(found)
