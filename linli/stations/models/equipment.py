"""What stands in a station and how it is."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.core.privacy import declare
from linli.stations.models.station import Station
from linli.stations.words import Condition


class Equipment(models.Model):
    """A device or a piece of furniture. `note`: what is wrong, or whom to call; `since`: the day of this condition."""

    station = models.ForeignKey(Station, on_delete=models.CASCADE, related_name="equipment", db_index=False)
    name = models.CharField(max_length=60)
    label = models.CharField(max_length=40, blank=True)
    condition = models.CharField(max_length=6, choices=Condition, default=Condition.WORKS)
    note = models.CharField(max_length=200, blank=True)
    since = models.DateField()
    version = models.PositiveIntegerField(default=1)

    privacy = declare(plain="id station name label condition note since version")

    class Meta:
        verbose_name = _("Equipment of a station")
        constraints = [models.UniqueConstraint(fields=["station", "name", "label"], name="equipment_once")]

    def __str__(self) -> str:
        return f"{self.name} {self.label}".strip()
