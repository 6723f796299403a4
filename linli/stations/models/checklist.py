"""The checklist of a station (F3: the eight that each has): what was looked at when, with photos."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.core.privacy import declare
from linli.people.models import Account
from linli.stations.models.station import Station


class Check(models.Model):
    """One item of the checklist as it was last looked at. `item`: its key in the practice. Earlier looks stand in the
    journal."""

    station = models.ForeignKey(Station, on_delete=models.CASCADE, related_name="checks", db_index=False)
    item = models.SlugField(max_length=40)
    met = models.BooleanField()
    note = models.CharField(max_length=200, blank=True)
    checked_on = models.DateField()
    checked_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)

    privacy = declare(plain="id station item met note checked_on checked_by")

    class Meta:
        verbose_name = _("Item of a station's checklist")
        constraints = [models.UniqueConstraint(fields=["station", "item"], name="station_check_once")]

    def __str__(self) -> str:
        return f"{self.station_id} · {self.item}"


class StationPhoto(models.Model):
    """A photo of the place, taken for one item of the checklist: a JPEG kept by the digest of its content."""

    station = models.ForeignKey(Station, on_delete=models.CASCADE, related_name="photos", db_index=False)
    item = models.SlugField(max_length=40)
    file = models.FileField(max_length=120)
    digest = models.CharField(max_length=64)
    taken_on = models.DateField()
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)

    privacy = declare(plain="id station item file digest taken_on by")

    class Meta:
        verbose_name = _("Photo of a station")
        constraints = [models.UniqueConstraint(fields=["station", "item", "digest"], name="station_photo_once")]

    def __str__(self) -> str:
        return f"{self.station_id} · {self.item} · {self.taken_on}"
