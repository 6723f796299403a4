"""A meeting 会议: of which forum, for which area, when and where, and how it went."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.areas.models import Area
from linli.core.privacy import declare
from linli.deliberation.models.forum import Forum
from linli.deliberation.queries import Meetings
from linli.deliberation.words import State
from linli.people.models import Account, Person
from linli.stations.models import Station


class Meeting(models.Model):
    """One sitting. `households`: how many there are in its area, where they count; `guests`: how many were there beside
    those on the list. `again`: the meeting that was adjourned for want of a quorum, of which this is the second call.
    `secretary` writes the minutes, which are due `minutes_due_at`; `door`: what the square code at the door says.
    `reminded_at`: when its members were reminded; `urged_on`: the last day on which the minutes were asked for.
    """

    forum = models.ForeignKey(Forum, on_delete=models.PROTECT, related_name="meetings", db_index=False)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="meetings", db_index=False)
    title = models.CharField(max_length=120)
    about = models.TextField(blank=True)
    station = models.ForeignKey(Station, null=True, on_delete=models.PROTECT, related_name="meetings")
    place = models.CharField(max_length=200, blank=True)
    begins = models.DateTimeField()
    ends = models.DateTimeField()
    chair = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="chaired")
    secretary = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="minuted")
    state = models.CharField(max_length=9, choices=State, default=State.CALLED)
    households = models.PositiveIntegerField(null=True)
    guests = models.PositiveIntegerField(default=0)
    again = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="second")
    door = models.CharField(max_length=32, unique=True)
    called_at = models.DateTimeField()
    called_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    begun_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    minutes_due_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    urged_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    privacy = declare(
        plain="id forum area title about station place begins ends chair secretary state households guests again door "
        "called_at called_by begun_at ended_at minutes_due_at published_at reminded_at urged_on version"
    )
    objects = Meetings.as_manager()

    class Meta:
        verbose_name = _("Meeting")
        constraints = [
            models.CheckConstraint(condition=Q(ends__gt=F("begins")), name="meeting_ends_after_it_begins"),
            models.CheckConstraint(condition=Q(station__isnull=False) | ~Q(place=""), name="meeting_is_somewhere"),
            models.UniqueConstraint(
                fields=["forum", "area", "begins"], condition=~Q(state=State.CANCELLED), name="meeting_called_once"
            ),
        ]
        indexes = [
            models.Index(fields=["begins", "id"], name="meeting_begins"),
            models.Index(fields=["area", "-begins"], name="meeting_area"),
            models.Index(
                fields=["minutes_due_at"],
                name="meeting_minutes_owed",
                condition=Q(published_at__isnull=True, minutes_due_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("desk:deliberation:meeting", args=[self.pk])

    @property
    def where(self) -> str:
        """The station, and the place in it or by itself."""
        known: list[Any] = [self.station if self.station_id else "", self.place]
        return " · ".join(str(each) for each in known if each)
