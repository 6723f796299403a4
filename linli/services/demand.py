"""What residents of an area order, and what they ask for that is not on offer there."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Q, Sum
from django.utils import timezone

from linli.areas.tree import tree
from linli.services.models import Order, Want
from linli.services.shelf import shelf

A_YEAR, MOST = timedelta(days=365), 20


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for: an item (its id), or words; how often in a year."""

    item_id: int | None
    name: str
    times: int


def orders(area_id: int) -> dict[int, int]:
    """Item -> how often it was ordered in the area within a year."""
    depth = tree.get().node(area_id).depth
    within = Q() if depth == 1 else Q(**{f"case__within_{depth}": area_id})
    counted = Order.objects.filter(within, at__gt=timezone.now() - A_YEAR).values_list("item_id")
    return dict(counted.annotate(times=Count("pk")).order_by())


def wants(area_id: int, on_menu: set[int]) -> list[Wanted]:
    """What was asked for most within a year in the area and below, and is not on its menu."""
    below = tree.get().below([area_id])
    asked = Want.objects.filter(area__in=below, last_at__gt=timezone.now() - A_YEAR).exclude(item__in=on_menu)
    found = asked.values_list("item_id", "words").annotate(total=Sum("times")).order_by("-total", "words")[:MOST]
    entries = shelf.get().entries
    return [
        Wanted(item_id, str(entries[item_id]) if item_id in entries else words, total)
        for item_id, words, total in found
        if item_id is None or item_id in entries
    ]
