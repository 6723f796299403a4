"""A count of the homes outside a walk that was asked for where there are too many for one page."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from linli.core.privacy import declare
from linli.people.asked import Asked
from linli.stations.words import Counting


class CircleCount(Asked):
    """Over an area, to what is `wanted` (empty: any station), within `minutes` at `metres` a minute. `figures`:
    {"grids": [[grid, homes, outside, farthest in km or null, without a spot]], "serving": stations}."""

    wanted = models.SlugField(max_length=40, blank=True)
    minutes = models.PositiveSmallIntegerField()
    metres = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=8, choices=Counting, default=Counting.WAITING)

    privacy = declare(plain="id area asked_by asked_at done_at decided_at figures trouble wanted minutes metres state")

    class Meta:
        verbose_name = _("Count of homes outside a walk")
        indexes = [
            models.Index(fields=["id"], name="circle_to_count", condition=Q(state__in=("waiting", "running"))),
            models.Index(fields=["area", "wanted", "-id"], name="circle_of_area"),
        ]

    def __str__(self) -> str:
        return f"{self.area_id} · {self.wanted or '*'}"

    @property
    def going(self) -> bool:
        """Whether it is still to be counted."""
        return self.state in (Counting.WAITING, Counting.RUNNING)

    @classmethod
    def newest(cls, area_id: int, wanted: str, minutes: int, metres: int, *, since: datetime) -> "CircleCount | None":
        """The last one asked for in these words since a moment, or None."""
        same = cls.objects.filter(area=area_id, wanted=wanted, minutes=minutes, metres=metres, asked_at__gte=since)
        return same.order_by("-pk").first()
