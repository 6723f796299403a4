"""Stars of a station by the practice's standard: proposed with evidence, confirmed by somebody above (Z8)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from linli.core.privacy import declare
from linli.people.models import Account
from linli.stations.models.station import Station
from linli.stations.words import Proposed


class StarRating(models.Model):
    """`marks`: criterion -> [points, evidence] as proposed; `points`: their sum; `stars`: what these come to.
    `answer`: what whoever decided wrote. In force from `decided_at` to `valid_until`, when confirmed."""

    station = models.ForeignKey(Station, on_delete=models.PROTECT, related_name="ratings", db_index=False)
    state = models.CharField(max_length=9, choices=Proposed, default=Proposed.WAITING)
    marks = models.JSONField()
    points = models.PositiveIntegerField()
    stars = models.PositiveSmallIntegerField()
    proposed_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    proposed_at = models.DateTimeField()
    decided_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    decided_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=200, blank=True)
    valid_until = models.DateField(null=True)

    privacy = declare(
        plain="id station state marks points stars proposed_by proposed_at decided_by decided_at answer valid_until"
    )

    class Meta:
        verbose_name = _("Stars of a station")
        constraints = [
            models.UniqueConstraint(fields=["station"], condition=Q(state="waiting"), name="stars_one_waiting"),
            models.CheckConstraint(condition=Q(stars__lte=5), name="stars_at_most_5"),
            models.CheckConstraint(
                condition=Q(state="waiting", decided_at__isnull=True)
                | ~Q(state="waiting") & Q(decided_at__isnull=False),
                name="stars_decided_at",
            ),
        ]
        indexes = [models.Index(fields=["station", "-decided_at"], name="stars_of_station")]

    def __str__(self) -> str:
        return f"{self.station_id} · {self.stars}"
