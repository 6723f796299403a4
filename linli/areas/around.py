"""What stands around an area in the tree, asked of the database: above it, beside it, directly inside it."""

from django.db.models import QuerySet

from linli.areas.models import Area


def above(area: Area) -> Area | None:
    """The area it lies in; None for the root."""
    return Area.objects.filter(path=area.path[: -Area.steplen]).first() if area.depth > 1 else None


def beside(area: Area) -> "QuerySet[Area]":
    """Those in use under the same area, itself left out."""
    same = Area.objects.filter(path__startswith=area.path[: -Area.steplen], depth=area.depth, active=True)
    return same.exclude(pk=area.pk).order_by("path")


def inside(area: Area) -> "QuerySet[Area]":
    """Those in use one level below."""
    return Area.objects.filter(path__startswith=area.path, depth=area.depth + 1, active=True).order_by("path")
