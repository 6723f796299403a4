"""Shared reads of items: which version is in force on a day, and what changed from one to the next."""

from collections.abc import Iterable
from datetime import date

from linli.services.models import ItemVersion


def in_force(item_id: int, day: date) -> ItemVersion | None:
    """The version of an item in force on a day; None before its first."""
    begun = ItemVersion.objects.filter(item=item_id, since__lte=day, withdrawn_at__isnull=True)
    return begun.select_related("organisation", "category", "item").order_by("-since", "-number").first()


def all_in_force(item_ids: Iterable[int] | None, day: date) -> dict[int, ItemVersion]:
    """The version in force of each item, by the item's id; of all items without ids. One query."""
    begun = ItemVersion.objects.filter(since__lte=day, withdrawn_at__isnull=True)
    if item_ids is not None:
        begun = begun.filter(item__in=list(item_ids))
    newest = begun.order_by("item", "-since", "-number").distinct("item").select_related("organisation")
    return {version.item_id: version for version in newest}
