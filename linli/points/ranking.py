"""Rankings of a year: of people and of places, by points earned. By name only whoever agreed; never about anything but
what was done (E8)."""

from dataclasses import dataclass

from django.db.models import Count, Sum

from linli.areas.tree import tree
from linli.points.models import Holder, Year
from linli.points.queries import below

MOST = 50


@dataclass(frozen=True, slots=True)
class Ranked:
    """Somebody's place: equal points share a place."""

    place: int
    holder: Holder
    earned: int


@dataclass(frozen=True, slots=True)
class Place:
    """What all in an area earned together, and how many they are."""

    area_id: int
    name: str
    earned: int
    holders: int


def people(year: int, *, area_id: int | None = None, most: int = MOST) -> list[Ranked]:
    """Those who earned most in the area, or anywhere below it; households left out, for they are no contest."""
    found = Year.objects.filter(year=year, earned__gt=0, holder__household__isnull=True)
    if area_id is not None and tree.get().node(area_id).depth > 1:
        found = found.filter(holder__area__in=below([area_id]))
    top = found.order_by("-earned", "holder_id").values_list("holder_id", "earned")[:most]
    earned = dict(top)
    holders = Holder.objects.with_owners().in_bulk(earned)
    ordered = sorted(earned, key=lambda pk: (-earned[pk], pk))
    every = [earned[pk] for pk in ordered]
    return [Ranked(every.index(earned[pk]) + 1, holders[pk], earned[pk]) for pk in ordered]


def places(year: int, *, area_id: int) -> list[Place]:
    """The areas directly below this one, those that earned most first. One query over the year's sums."""
    nodes, depth = tree.get().nodes, tree.get().node(area_id).depth
    found = Year.objects.filter(year=year).values("holder__area").order_by()
    sums: dict[int, list[int]] = {each.id: [0, 0] for each in tree.get().children(area_id)}
    for row in found.annotate(earned=Sum("earned"), holders=Count("pk")):
        lineage = nodes[row["holder__area"]].lineage
        if len(lineage) > depth and lineage[depth] in sums:
            sums[lineage[depth]][0] += row["earned"]
            sums[lineage[depth]][1] += row["holders"]
    made = [Place(pk, str(nodes[pk]), earned, holders) for pk, (earned, holders) in sums.items()]
    return sorted(made, key=lambda each: (-each.earned, each.name))
