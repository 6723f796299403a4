"""Days on which a station opens otherwise than usual, or not at all."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields.ranges import RangeOperators
from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.core.privacy import declare
from linli.stations.models.station import Station

_DAYS = models.Func("first", "last", models.Value("[]"), function="daterange")
# Equality said as overlap of one-number ranges: GiST has that built in, so no extension is needed.
_SAME_STATION = models.Func("station_id", "station_id", models.Value("[]"), function="int8range")


class OpeningChange(models.Model):
    """From `first` to `last`, both included, the station keeps these `hours` ([[opens, closes], …]; none: closed),
    whatever sort of day it is. `reason` is shown to residents."""

    station = models.ForeignKey(Station, on_delete=models.CASCADE, related_name="changes", db_index=False)
    first = models.DateField()
    last = models.DateField()
    hours = models.JSONField(default=list, blank=True)
    reason = models.CharField(max_length=120)

    privacy = declare(plain="id station first last hours reason")

    class Meta:
        verbose_name = _("Changed opening hours")
        constraints = [
            models.CheckConstraint(condition=models.Q(last__gte=models.F("first")), name="opening_change_runs_forward"),
            ExclusionConstraint(
                name="opening_change_once_a_day",
                expressions=[(_SAME_STATION, RangeOperators.OVERLAPS), (_DAYS, RangeOperators.OVERLAPS)],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.station_id} · {self.first} – {self.last}"
