"""A station 阵地: a public place, so nothing about it is personal."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from linli.areas.models import Area
from linli.areas.tree import tree
from linli.core.privacy import declare
from linli.people.models import Organisation
from linli.people.permissions import Permission
from linli.people.powers import powers


class Stations(models.QuerySet["Station"]):
    """Stations, read as sentences."""

    def visible_to(self, account: Any) -> "Stations":
        """Every station in use, for whoever serves anywhere: any member may use any of them (F1). Those out of use, for
        whoever keeps stations in their area."""
        mine = powers(account)
        if not mine.held:
            return self.none()
        kept = mine.areas(Permission.STATION_EDIT)
        return self.filter(Q(active=True) | Q(area__in=_below(kept))) if kept else self.in_use()

    def kept_by(self, account: Any) -> "Stations":
        """Those in the areas where the account keeps stations."""
        return self.filter(area__in=_below(powers(account).areas(Permission.STATION_EDIT)))

    def within(self, area_id: int) -> "Stations":
        """Those in the area or anywhere below it."""
        return self.filter(area__in=_below([area_id]))

    def in_use(self) -> "Stations":
        return self.filter(active=True)


def _below(areas: list[int]) -> list[int]:
    return tree.get().below(areas)


class Station(models.Model):
    """`tier`, `zones`, `offers`: keys of the practice. `lon`, `lat`: WGS-84 degrees. `hours`: {} for those usual at its
    tier, else {"week": seven days of [opens, closes], Monday first, "holiday": the same for one day} (see hours.py)."""

    code = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=80)
    name_en = models.CharField(max_length=120, blank=True)
    tier = models.SlugField(max_length=40)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="stations")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="stations"
    )
    lon = models.FloatField(null=True, blank=True)
    lat = models.FloatField(null=True, blank=True)
    address = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    zones = ArrayField(models.SlugField(max_length=40), default=list, blank=True)
    offers = ArrayField(models.SlugField(max_length=40), default=list, blank=True)
    hours = models.JSONField(default=dict, blank=True)
    active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    objects = Stations.as_manager()

    privacy = declare(
        plain="id code name name_en tier area organisation lon lat address phone zones offers hours active version"
    )

    class Meta:
        verbose_name = _("Station")
        constraints = [
            models.CheckConstraint(
                condition=Q(lon__isnull=True, lat__isnull=True) | Q(lon__range=(73, 136), lat__range=(3, 54)),
                name="station_spot_whole_and_in_china",
            ),
        ]

    def __str__(self) -> str:
        return self.name_en if self.name_en and get_language() == "en" else self.name

    def get_absolute_url(self) -> str:
        return reverse("portal:station", args=[self.code])
