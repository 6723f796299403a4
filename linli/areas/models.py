"""Areas: the tree of places, from the district down to the grid, with levels named by the pack (E4, J7)."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from treebeard.mp_tree import MP_Node

from linli.core.privacy import declare

DEEPEST = 6


class Level(models.Model):
    """What the areas at one depth are called here: 街道, 村, 网格 …; depth 1 is the root."""

    depth = models.PositiveSmallIntegerField(unique=True)
    key = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=40)
    name_en = models.CharField(max_length=60)

    privacy = declare(plain="id depth key name name_en")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(depth__range=(1, DEEPEST)), name="level_depth_1_to_6"),
        ]

    def __str__(self) -> str:
        return self.name_en if get_language() == "en" else self.name


class Area(MP_Node):
    """One place. `boundary` is a GeoJSON Polygon or MultiPolygon in WGS-84 degrees, longitude first (RFC 7946).

    `office_hours`: [opens, closes] of each stretch of a working day, where it keeps other hours than those around it.
    """

    steplen = 5
    node_order_by: list[str] = []

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=80)
    name_en = models.CharField(max_length=120, blank=True)
    boundary = models.JSONField(null=True, blank=True)
    office_hours = models.JSONField(default=list, blank=True)
    active = models.BooleanField(default=True)

    privacy = declare(plain="id path depth numchild code name name_en boundary office_hours active")

    class Meta:
        verbose_name = _("Area")
        constraints = [
            models.CheckConstraint(condition=models.Q(depth__lte=DEEPEST), name="area_at_most_6_deep"),
        ]

    def __str__(self) -> str:
        return self.name_en if self.name_en and get_language() == "en" else self.name


class Boundary(models.Model):
    """How an area's border ran for a time: from `since` up to `until`, or until now. `drawn` is empty for a time
    without one."""

    class How(models.TextChoices):
        ENTERED = "entered", _("Entered")
        DRAWN = "drawn", _("Drawn on the map")
        IMPORTED = "imported", _("From a file")
        SPLIT = "split", _("Split")
        MERGED = "merged", _("Merged")

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="boundaries", db_index=False)
    drawn = models.JSONField(null=True)
    how = models.CharField(max_length=10, choices=How)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    privacy = declare(plain="id area drawn how since until")

    class Meta:
        verbose_name = _("Boundary")
        indexes = [models.Index(fields=["area", "since"], name="boundary_of_area")]
        constraints = [
            models.UniqueConstraint(fields=["area"], condition=models.Q(until__isnull=True), name="boundary_one_now"),
        ]

    def __str__(self) -> str:
        return f"{self.area_id} · {self.since:%Y-%m-%d}"
