"""A room at a station, and who has it when (P10: free for social organisations)."""

from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField
from django.contrib.postgres.fields.ranges import RangeOperators
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from linli.bookings.words import Held
from linli.core.crypto import EncryptedText
from linli.core.exclusion import same
from linli.core.privacy import Keeping, Mask, Privacy, declare, masked
from linli.people.models import Account, Organisation
from linli.stations.models import Station

REACH = "to keep what was booked, and to say so when something changes"
KEPT = "P90D"


class Room(models.Model):
    """A room, a hall, a court. `residents`: they may book it themselves; `social`: free of charge for social
    organisations."""

    station = models.ForeignKey(Station, on_delete=models.PROTECT, related_name="rooms", db_index=False)
    name = models.CharField(max_length=60)
    seats = models.PositiveIntegerField(null=True)
    about = models.CharField(max_length=200, blank=True)
    residents = models.BooleanField(default=False)
    social = models.BooleanField(default=True)
    active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    privacy = declare(plain="id station name seats about residents social active version")

    class Meta:
        verbose_name = _("Room")
        constraints = [models.UniqueConstraint(fields=["station", "name"], name="room_name_once")]

    def __str__(self) -> str:
        return self.name


class Booking(models.Model):
    """A room for a stretch of time within one day, or a wish for one that is taken. The same `key` twice is one.

    By somebody who serves (`account`, for an `organisation`), or by name and telephone, perhaps for a social
    organisation (`group`). `code`: the 12 digits by which it is found again. `by`: who wrote it down for them.
    """

    key = models.UUIDField(unique=True)
    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="bookings", db_index=False)
    span = DateTimeRangeField()
    state = models.CharField(max_length=8, choices=Held, default=Held.BOOKED)
    title = models.CharField(max_length=120)
    group = models.CharField(max_length=80, blank=True)
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="bookings")
    name = EncryptedText(blank=True, default="")
    phone = EncryptedText(blank=True, default="")
    code = models.CharField(max_length=12, unique=True)
    series = models.UUIDField(null=True)
    by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()

    privacy = declare(
        plain="id key room span state title group organisation account code series by at",
        name=Privacy(purpose=REACH, encrypt=True, mask=Mask.NAME, expire=KEPT),
        phone=Privacy(purpose=REACH, encrypt=True, mask=Mask.PHONE, expire=KEPT),
    )
    keeping = Keeping(since=lambda moment: Q(span__endswith__lt=moment))

    class Meta:
        verbose_name = _("Booking")
        constraints = [
            ExclusionConstraint(
                name="room_booked_once_at_a_time",
                expressions=[(same("room"), RangeOperators.OVERLAPS), ("span", RangeOperators.OVERLAPS)],
                condition=Q(state=Held.BOOKED),
            ),
        ]
        indexes = [
            models.Index(fields=["room", "at"], name="booking_waiting", condition=Q(state=Held.WAITING)),
            models.Index(fields=["series"], name="booking_series", condition=Q(series__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.room_id} {self.span}"

    @property
    def who(self) -> str:
        """For whom: an organisation, a social organisation, a colleague by name, a resident masked."""
        if self.organisation_id:
            return str(self.organisation)
        shown: list[Any] = [self.group, self.account if self.account_id else masked(self.name, Mask.NAME)]
        return " · ".join(str(each) for each in shown if each) or "—"
