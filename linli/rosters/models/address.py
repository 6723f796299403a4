"""Secret addresses: whoever knows one reads a calendar, or shows a station's screen. Renewed, the old one is dead."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from linli.core.privacy import declare
from linli.people.models import Person
from linli.rosters.words import Opens
from linli.stations.models import Station


class SecretAddress(models.Model):
    """The secret itself is nowhere kept: it is signed from this row and its `version` (see addresses.py)."""

    opens = models.CharField(max_length=7, choices=Opens)
    person = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, related_name="+")
    station = models.ForeignKey(Station, null=True, on_delete=models.CASCADE, related_name="+")
    version = models.PositiveIntegerField(default=1)
    since = models.DateTimeField()

    privacy = declare(plain="id opens person station version since")

    class Meta:
        verbose_name = _("Secret address")
        constraints = [
            models.UniqueConstraint(fields=["opens", "person"], name="secret_address_of_person"),
            models.UniqueConstraint(fields=["opens", "station"], name="secret_address_of_station"),
            models.CheckConstraint(
                condition=Q(opens="person", person__isnull=False, station__isnull=True)
                | Q(opens__in=("station", "screen"), person__isnull=True, station__isnull=False),
                name="secret_address_of_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.opens} {self.person_id or self.station_id}"
