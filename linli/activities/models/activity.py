"""An activity 活动 (F6): what, when, where, for whom, by whom, and what came of it."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.activities.queries import Activities
from linli.activities.words import Audience, State
from linli.areas.models import Area
from linli.core.crypto import EncryptedText
from linli.core.privacy import Keeping, Privacy, declare
from linli.people.models import Account, Organisation, Person
from linli.stations.models import Station

RECORD = "to know afterwards what was said and done"


class Activity(models.Model):
    """One activity, at a station or at a named place.

    `kind` and `project` are keys of the pack. `limit`: how many may come, empty for as many as like; `taken` of them
    have a place, and `numbers` were given out so far. `door`: what the square code at the door says, so that whoever
    scans it is there. `beside`: how many came who are not on the list. `reminded_at`: when those with a place were
    reminded. `series`: the same for all that were announced in one go.
    """

    kind = models.SlugField(max_length=40)
    project = models.SlugField(max_length=40, blank=True)
    title = models.CharField(max_length=120)
    about = models.TextField(blank=True)
    welcome = models.CharField(max_length=120, blank=True)
    station = models.ForeignKey(Station, null=True, on_delete=models.PROTECT, related_name="activities", db_index=False)
    place = models.CharField(max_length=200, blank=True)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="activities", db_index=False)
    begins = models.DateTimeField()
    ends = models.DateTimeField()
    sign_up_until = models.DateTimeField(null=True)
    limit = models.PositiveIntegerField(null=True)
    audience = models.CharField(max_length=8, choices=Audience, default=Audience.ANYBODY)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="activities")
    responsible = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="activities")
    series = models.UUIDField(null=True)
    state = models.CharField(max_length=9, choices=State, default=State.ANNOUNCED)
    taken = models.PositiveIntegerField(default=0)
    numbers = models.PositiveIntegerField(default=0)
    door = models.CharField(max_length=32, unique=True)
    reminded_at = models.DateTimeField(null=True)
    minutes = EncryptedText(blank=True, default="")
    beside = models.PositiveIntegerField(default=0)
    announced_at = models.DateTimeField()
    announced_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    version = models.PositiveIntegerField(default=1)

    privacy = declare(
        plain="id kind project title about welcome station place area begins ends sign_up_until limit audience "
        "organisation responsible series state taken numbers door reminded_at beside announced_at announced_by version",
        minutes=Privacy(purpose=RECORD, encrypt=True, expire="P5Y"),
    )
    keeping = Keeping(since="ends")
    objects = Activities.as_manager()

    class Meta:
        verbose_name = _("Activity")
        constraints = [
            models.CheckConstraint(condition=Q(ends__gt=F("begins")), name="activity_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(limit__isnull=True) | Q(taken__lte=F("limit")), name="activity_not_over"
            ),
            models.CheckConstraint(condition=Q(station__isnull=False) | ~Q(place=""), name="activity_is_somewhere"),
        ]
        indexes = [
            models.Index(fields=["begins", "id"], name="activity_begins"),
            models.Index(fields=["area", "-begins"], name="activity_area"),
            models.Index(fields=["station", "-begins"], name="activity_station", condition=Q(station__gt=0)),
            models.Index(fields=["series"], name="activity_series", condition=Q(series__isnull=False)),
            models.Index(
                fields=["begins"],
                name="activity_to_remind",
                condition=Q(state=State.ANNOUNCED, reminded_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("desk:activities:activity", args=[self.pk])

    @property
    def where(self) -> str:
        """The station, and the place in it or by itself."""
        known: list[Any] = [self.station if self.station_id else "", self.place]
        return " · ".join(str(each) for each in known if each)

    @property
    def free(self) -> int | None:
        """How many places are left; None where as many may come as like."""
        return None if self.limit is None else max(self.limit - self.taken, 0)
