"""How many volunteers and teams there are, by field, area or organisation (E7: teams in fields, who reported in)."""

from collections.abc import Callable
from dataclasses import astuple, dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.areas.tree import tree
from linli.people.directory import directory
from linli.volunteers.models import Membership, Team, Volunteer
from linli.volunteers.practice import field_word, fields
from linli.volunteers.words import Standing, Way

WAYS = {
    "field": gettext_lazy("Field"),
    "area": gettext_lazy("Area"),
    "organisation": gettext_lazy("Organisation they report in from"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """`teams` in use; `volunteers` active, of them `reported` in with their account; `waiting` for a decision: to be
    confirmed, or, by field, to be taken into a team."""

    name: str
    teams: int
    volunteers: int
    reported: int
    waiting: int


def rows(way: str, *, area_id: int | None, found: QuerySet[Volunteer], teams: QuerySet[Team]) -> list[Row]:
    """One row for each field, for each area just below `area_id` (None: the whole) and itself, or each organisation.
    Three queries at most."""
    if way == "area":
        return _by_area(area_id, found, teams)
    return _by_organisation(found, teams) if way == "organisation" else _by_field(teams)


def together(found: QuerySet[Volunteer], teams: QuerySet[Team]) -> Row:
    """Everybody once, whatever teams they are in."""
    counted = found.aggregate(**_volunteers())
    number = teams.filter(active=True).count()
    return Row(_("Together"), number, counted["active"], counted["reported"], counted["waiting"])


def headings() -> list[str]:
    """What the columns of a sheet are called, as `cells` has them."""
    return [_("Teams"), _("Active volunteers"), _("reported in"), _("waiting")]


def cells(row: Row) -> list[Any]:
    return list(astuple(row))


def _volunteers() -> dict[str, Count]:
    active = Q(state=Standing.ACTIVE)
    return {
        "active": Count("pk", filter=active),
        "reported": Count("pk", filter=active & Q(way=Way.REPORTED)),
        "waiting": Count("pk", filter=Q(state=Standing.APPLIED)),
    }


def _by_field(teams: QuerySet[Team]) -> list[Row]:
    used = teams.filter(active=True)
    number = dict(used.order_by().values_list("field").annotate(n=Count("pk")))
    here = Q(since__isnull=False, volunteer__state=Standing.ACTIVE)
    counted = (
        Membership.objects.filter(team__in=used.values("pk"), until__isnull=True)
        .order_by()
        .values("team__field")
        .annotate(
            active=Count("volunteer", filter=here, distinct=True),
            reported=Count("volunteer", filter=here & Q(volunteer__way=Way.REPORTED), distinct=True),
            waiting=Count("pk", filter=Q(since__isnull=True)),
        )
    )
    people = {each["team__field"]: each for each in counted}
    known = dict.fromkeys([*(key for key, _word in fields()), *sorted(number)])
    return [_row(field_word(key), number.get(key, 0), people.get(key)) for key in known]


def _by_area(area_id: int | None, found: QuerySet[Volunteer], teams: QuerySet[Team]) -> list[Row]:
    whole = tree.get()
    above = area_id or (whole.roots[0].id if whole.roots else None)
    depth = len(whole.lineage(above)) if above else 0

    def part(area: int) -> int:
        lineage = whole.lineage(area)
        return lineage[depth] if len(lineage) > depth else lineage[-1]

    people = _summed(found.order_by().values("area").annotate(**_volunteers()), "area", part)
    number = _summed(teams.filter(active=True).order_by().values("area").annotate(n=Count("pk")), "area", part)
    parts = [*(node.id for node in whole.children(above)), *people, *number]
    names = {each: str(whole.nodes[each]) for each in dict.fromkeys(parts)}
    return [_row(name, number.get(each, {}).get("n", 0), people.get(each)) for each, name in names.items()]


def _by_organisation(found: QuerySet[Volunteer], teams: QuerySet[Team]) -> list[Row]:
    known = directory.get().organisations
    counted = found.filter(way=Way.REPORTED).order_by().values("organisation").annotate(**_volunteers())
    people = {each["organisation"]: each for each in counted}
    led = teams.filter(active=True).order_by().values_list("organisation").annotate(n=Count("pk"))
    number = dict(led)
    made = [
        _row(str(known[each]) if each in known else _("not said"), number.get(each, 0), people.get(each))
        for each in dict.fromkeys([*people, *number])
    ]
    return sorted(made, key=lambda row: (-row.reported, row.name))


def _summed(counted: Any, name: str, part: Callable[[int], int]) -> dict[int, dict[str, int]]:
    found: dict[int, dict[str, int]] = {}
    for each in counted:
        into = found.setdefault(part(each.pop(name)), {})
        for key, value in each.items():
            into[key] = into.get(key, 0) + value
    return found


def _row(name: str, teams: int, people: Any) -> Row:
    known = people or {"active": 0, "reported": 0, "waiting": 0}
    return Row(name, teams, known["active"], known["reported"], known["waiting"])
