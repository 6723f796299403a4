"""A task 任务: what volunteers are called to do, where and when, how many, and what it came from (J4, Z11, Z12)."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.areas.models import Area
from linli.cases.models import Case
from linli.core.privacy import Keeping, Privacy, declare
from linli.people.models import Account
from linli.services.models import MonthTheme, Order
from linli.stations.models import Station
from linli.tasks.queries import Tasks
from linli.tasks.words import State
from linli.volunteers.models import Team
from linli.wishes.models import MicroWish

SPOT = Privacy(purpose="to find the spot, and to see that volunteers are there", expire="P2Y")


class Task(models.Model):
    """One stretch of work; a call with several shifts or days makes one for each, with the same `series`.

    Comes from a `case`, an `order`, a `theme`, a `wish`, a need of a `station`, or by itself. `kind` and `skills` are
    keys of the pack. `places`: how many are wanted; `taken` of them have a place, and `numbers` were given out so far.
    `team`: who is asked first; with `only_team` nobody else may. `lon`, `lat`: WGS-84, empty where the spot is not
    known. `place`: where, in words; where `shy` is set, because somebody's home is there, only whoever has a place
    reads it. `door`: what the square code at the place says. `code`: the 12 digits by which whoever is helped confirms
    hours.
    """

    kind = models.SlugField(max_length=40)
    title = models.CharField(max_length=120)
    about = models.TextField(blank=True)
    case = models.ForeignKey(Case, null=True, on_delete=models.PROTECT, related_name="tasks", db_index=False)
    order = models.ForeignKey(Order, null=True, on_delete=models.PROTECT, related_name="tasks", db_index=False)
    theme = models.ForeignKey(MonthTheme, null=True, on_delete=models.PROTECT, related_name="called", db_index=False)
    wish = models.ForeignKey(MicroWish, null=True, on_delete=models.PROTECT, related_name="tasks", db_index=False)
    station = models.ForeignKey(Station, null=True, on_delete=models.PROTECT, related_name="tasks", db_index=False)
    place = models.CharField(max_length=200, blank=True)
    shy = models.BooleanField(default=False)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="tasks", db_index=False)
    lon = models.FloatField(null=True)
    lat = models.FloatField(null=True)
    begins = models.DateTimeField()
    ends = models.DateTimeField()
    places = models.PositiveIntegerField()
    taken = models.PositiveIntegerField(default=0)
    numbers = models.PositiveIntegerField(default=0)
    skills = ArrayField(models.SlugField(max_length=40), default=list)
    team = models.ForeignKey(Team, null=True, on_delete=models.PROTECT, related_name="tasks", db_index=False)
    only_team = models.BooleanField(default=False)
    series = models.UUIDField(null=True)
    state = models.CharField(max_length=9, choices=State, default=State.CALLED)
    why = models.CharField(max_length=400, blank=True)
    door = models.CharField(max_length=32, unique=True)
    code = models.CharField(max_length=12, unique=True)
    reminded_at = models.DateTimeField(null=True)
    seen_over_at = models.DateTimeField(null=True)
    called_at = models.DateTimeField()
    called_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    version = models.PositiveIntegerField(default=1)

    privacy = declare(
        plain="id kind title about case order theme wish station shy area begins ends places taken numbers skills team "
        "only_team series state why door code reminded_at seen_over_at called_at called_by version",
        place=Privacy(purpose="to find the place", expire="P2Y"),
        lon=SPOT,
        lat=SPOT,
    )
    keeping = Keeping(since="ends")
    objects = Tasks.as_manager()

    class Meta:
        verbose_name = _("Task")
        constraints = [
            models.CheckConstraint(condition=Q(ends__gt=F("begins")), name="task_ends_after_it_begins"),
            models.CheckConstraint(condition=Q(taken__lte=F("places")), name="task_not_over"),
            models.CheckConstraint(condition=Q(only_team=False) | Q(team__isnull=False), name="task_only_of_a_team"),
        ]
        indexes = [
            models.Index(fields=["begins", "id"], name="task_begins"),
            models.Index(fields=["area", "-begins"], name="task_area"),
            models.Index(fields=["case"], name="task_case", condition=Q(case__isnull=False)),
            models.Index(fields=["order"], name="task_order", condition=Q(order__isnull=False)),
            models.Index(fields=["theme"], name="task_theme", condition=Q(theme__isnull=False)),
            models.Index(fields=["wish"], name="task_wish", condition=Q(wish__isnull=False)),
            models.Index(fields=["team", "-begins"], name="task_team", condition=Q(team__isnull=False)),
            models.Index(fields=["series"], name="task_series", condition=Q(series__isnull=False)),
            models.Index(
                fields=["ends"], name="task_to_see_over", condition=Q(state=State.CALLED, seen_over_at__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("desk:tasks:task", args=[self.pk])

    @property
    def where(self) -> str:
        """The station and the place in it, the place by itself, or else nothing."""
        known: list[Any] = [self.station if self.station_id else "", self.place]
        return " · ".join(str(each) for each in known if each)

    @property
    def free(self) -> int:
        """How many places are left."""
        return max(self.places - self.taken, 0)
