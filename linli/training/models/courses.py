"""Courses 培训 (Z5): what is taught, when and where, who enrolled and who came."""

from typing import Any

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from linli.areas.models import Area
from linli.core.privacy import Mask, Privacy, declare
from linli.people.models import Account, Person
from linli.stations.models import Station
from linli.training.queries import Courses, Enrolments, Sessions
from linli.training.words import Came


class Course(models.Model):
    """What is taught. `kind`: a key of the practice's; `area`: who holds it, for all below."""

    name = models.CharField(max_length=120)
    kind = models.SlugField(max_length=40)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="courses")
    about = models.TextField(blank=True)
    active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    privacy = declare(plain="id name kind area about active version")
    objects = Courses.as_manager()

    class Meta:
        verbose_name = _("Course")

    def __str__(self) -> str:
        return self.name


class Session(models.Model):
    """A course held once, at a station or at a named place. `seats`: how many may enrol, empty for any number;
    `guests`: those who came and are not known here, counted only; `teacher`: who speaks."""

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="sessions")
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    station = models.ForeignKey(Station, null=True, on_delete=models.PROTECT, related_name="sessions")
    place = models.CharField(max_length=200, blank=True)
    teacher = models.CharField(max_length=60, blank=True)
    seats = models.PositiveIntegerField(null=True, validators=[MinValueValidator(1)])
    enrol_until = models.DateTimeField()
    guests = models.PositiveIntegerField(default=0)
    called_off_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    privacy = declare(
        plain="id course begins_at ends_at station place seats enrol_until guests called_off_at version",
        teacher=Privacy(purpose="to say who speaks", mask=Mask.NAME),
    )
    objects = Sessions.as_manager()

    class Meta:
        verbose_name = _("Session of a course")
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("begins_at")), name="session_ends_after_it"),
            models.CheckConstraint(condition=Q(station__isnull=False) | ~Q(place=""), name="session_is_somewhere"),
        ]
        indexes = [models.Index(fields=["begins_at"], name="session_begins")]

    def __str__(self) -> str:
        return f"{self.course} {self.begins_at:%Y-%m-%d}"

    @property
    def where(self) -> str:
        """The station, and the place in it or by itself."""
        known: list[Any] = [self.station if self.station_id else "", self.place]
        return " · ".join(str(each) for each in known if each)


class Enrolment(models.Model):
    """Somebody who serves, enrolled or come without; `waiting`: on the waiting list, which goes by who came first;
    `came_at`: when they were seen there, empty while they were not."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="enrolments", db_index=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="enrolments")
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    waiting = models.BooleanField(default=False)
    came_at = models.DateTimeField(null=True)
    how = models.CharField(max_length=4, choices=Came, blank=True)

    privacy = declare(plain="id session person by at waiting came_at how")

    objects = Enrolments.as_manager()

    class Meta:
        verbose_name = _("Enrolment")
        constraints = [models.UniqueConstraint(fields=["session", "person"], name="enrolled_once")]

    def __str__(self) -> str:
        return f"{self.session_id} · {self.person_id}"
