"""One shift 轮值 at one station."""

from datetime import date, datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from linli.core.privacy import declare
from linli.rosters.models.rule import DutyRule
from linli.rosters.words import Mode
from linli.stations.models import Station


class Shifts(models.QuerySet["Shift"]):
    """Shifts, read as sentences."""

    def published(self) -> "Shifts":
        return self.filter(published_at__isnull=False)

    def on(self, first: date, last: date) -> "Shifts":
        """Those that begin from the first day to the last."""
        return self.filter(day__range=(first, last))

    def running(self, moment: datetime) -> "Shifts":
        """Those that have begun and not ended."""
        return self.filter(starts_at__lte=moment, ends_at__gt=moment)


class Shift(models.Model):
    """A rule's shift of one day (local, on which it begins). Until it is published only planners know of it."""

    rule = models.ForeignKey(DutyRule, on_delete=models.PROTECT, related_name="shifts", db_index=False)
    station = models.ForeignKey(Station, on_delete=models.PROTECT, related_name="shifts", db_index=False)
    mode = models.CharField(max_length=6, choices=Mode)
    day = models.DateField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    needed = models.PositiveSmallIntegerField()
    published_at = models.DateTimeField(null=True)

    privacy = declare(plain="id rule station mode day starts_at ends_at needed published_at")
    objects = Shifts.as_manager()

    class Meta:
        verbose_name = _("Shift")
        constraints = [
            models.UniqueConstraint(fields=["rule", "station", "day"], name="shift_once"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="shift_lasts"),
        ]
        indexes = [
            models.Index(fields=["station", "day"], name="shift_of_station"),
            models.Index(fields=["starts_at"], name="shift_published", condition=Q(published_at__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.station_id} · {self.day}"
