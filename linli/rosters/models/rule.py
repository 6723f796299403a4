"""A rule of duty: where, on which days, from when to when, how many, and out of whom."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from linli.areas.models import Area
from linli.core.privacy import declare
from linli.rosters.words import Days, Mode, TurnOf
from linli.stations.models import Station


class DutyRule(models.Model):
    """At one `station`, or at every station of a `tier` (within `area`, if that is said). `weekdays`: 1 Monday … 7
    Sunday; `weeks`: only the first, second … such day of a month. `ends` at or before `begins` is on the next day.

    `most`: how many turns by this rule one person is given in a month; empty for any number. `posts`: keys of the
    practice's posts; their holders around or within the station's place serve. `skill`: that each of them must have.
    `origin`: whose it is to change.
    """

    class Origin(models.TextChoices):
        PACK = "pack", _("From the practice")
        DESK = "desk", _("Made here")

    key = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=120, blank=True)
    origin = models.CharField(max_length=4, choices=Origin, default=Origin.DESK)
    mode = models.CharField(max_length=6, choices=Mode)
    station = models.ForeignKey(Station, null=True, blank=True, on_delete=models.PROTECT, related_name="duty_rules")
    tier = models.SlugField(max_length=40, blank=True)
    area = models.ForeignKey(Area, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    days = models.CharField(max_length=8, choices=Days)
    weekdays = ArrayField(models.PositiveSmallIntegerField(), default=list, blank=True)
    weeks = ArrayField(models.PositiveSmallIntegerField(), default=list, blank=True)
    begins = models.TimeField()
    ends = models.TimeField()
    needed = models.PositiveSmallIntegerField(default=1)
    most = models.PositiveSmallIntegerField(null=True, blank=True)
    posts = ArrayField(models.SlugField(max_length=40), default=list)
    turn_of = models.CharField(max_length=13, choices=TurnOf, default=TurnOf.PEOPLE)
    skill = models.SlugField(max_length=40, blank=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    privacy = declare(
        plain="id key name name_en origin mode station tier area days weekdays weeks begins ends needed most posts "
        "turn_of skill since until active version"
    )

    class Meta:
        verbose_name = _("Duty rule")
        constraints = [
            models.CheckConstraint(condition=Q(station__isnull=True) ^ Q(tier=""), name="duty_rule_station_or_tier"),
            models.CheckConstraint(condition=~Q(begins=F("ends")), name="duty_rule_lasts"),
            models.CheckConstraint(condition=Q(needed__range=(1, 20)), name="duty_rule_needs_somebody"),
            models.CheckConstraint(
                condition=Q(most__isnull=True) | Q(most__range=(1, 31)), name="duty_rule_most_is_a_number"
            ),
        ]

    def __str__(self) -> str:
        return self.name_en if self.name_en and get_language() == "en" else self.name
