"""Which menu holds at a place."""

from linli.areas.tree import tree
from linli.services.models import Menu


def menu_for(area_id: int) -> Menu | None:
    """The newest published menu of the place, or else of the nearest around it that has one."""
    lineage = tree.get().lineage(area_id)
    held = Menu.objects.filter(area__in=lineage, published_at__isnull=False).prefetch_related("lines")
    newest = held.order_by("area", "-number").distinct("area")
    return max(newest, key=lambda each: lineage.index(each.area_id), default=None)


def published() -> list[int]:
    """The areas that have a menu of their own, in the order of the tree."""
    areas = set(Menu.objects.filter(published_at__isnull=False).values_list("area_id", flat=True))
    return [pk for pk in tree.get().nodes if pk in areas]
