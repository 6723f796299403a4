"""A line of people before one or more windows, and appointments at them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from linli.bookings.models.room import KEPT, REACH
from linli.bookings.words import Held
from linli.core.crypto import EncryptedText
from linli.core.privacy import Keeping, Mask, Privacy, declare
from linli.people.models import Account
from linli.services.models import ServiceItem
from linli.stations.models import Station


class Line(models.Model):
    """What one stands in line for at a station, such as social insurance. Its numbers begin with `letter`.

    `windows`: how many serve it, so how many appointments fit in one stretch of `minutes`; `appointments`: whether
    there are any, so many `days` ahead.
    """

    station = models.ForeignKey(Station, on_delete=models.PROTECT, related_name="lines", db_index=False)
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=80, blank=True)
    letter = models.CharField(max_length=1)
    windows = models.PositiveSmallIntegerField(default=1)
    minutes = models.PositiveSmallIntegerField(default=15)
    appointments = models.BooleanField(default=True)
    days = models.PositiveSmallIntegerField(default=14)
    active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    privacy = declare(plain="id station name name_en letter windows minutes appointments days active version")

    class Meta:
        verbose_name = _("Line")
        constraints = [
            models.UniqueConstraint(fields=["station", "letter"], name="line_letter_once"),
            models.CheckConstraint(condition=Q(windows__gte=1, minutes__gte=5), name="line_has_windows_and_minutes"),
        ]

    def __str__(self) -> str:
        return self.name_en if self.name_en and get_language() == "en" else self.name


class Appointment(models.Model):
    """A stretch at one of a line's windows (`seat`, from 1), by name and telephone; the same `key` twice is one.

    `item`: what it is for, where it was booked from a service item. `came_at`: when its number was taken.
    """

    key = models.UUIDField(unique=True)
    line = models.ForeignKey(Line, on_delete=models.PROTECT, related_name="appointed", db_index=False)
    item = models.ForeignKey(ServiceItem, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    begins = models.DateTimeField()
    seat = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=8, choices=Held, default=Held.BOOKED)
    name = EncryptedText(blank=True, default="")
    phone = EncryptedText(blank=True, default="")
    code = models.CharField(max_length=12, unique=True)
    by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    came_at = models.DateTimeField(null=True)

    privacy = declare(
        plain="id key line item begins seat state code by at came_at",
        name=Privacy(purpose=REACH, encrypt=True, mask=Mask.NAME, expire=KEPT),
        phone=Privacy(purpose=REACH, encrypt=True, mask=Mask.PHONE, expire=KEPT),
    )
    keeping = Keeping(since="begins")

    class Meta:
        verbose_name = _("Appointment")
        constraints = [
            models.UniqueConstraint(
                fields=["line", "begins", "seat"], condition=Q(state=Held.BOOKED), name="appointment_seat_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.line_id} {self.begins:%Y-%m-%d %H:%M}"
