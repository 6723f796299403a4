"""A forum 议事平台 (J2, P13, E12): who meets, at which level, how often, with which quorum."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from linli.core.privacy import declare
from linli.deliberation.words import Counts, Rhythm


class Forum(models.Model):
    """A kind of meeting, as the practice has it. `area_level` and `rung` are keys: of the areas that have one each, and
    of the level of the ladder whose cases it decides.

    Its members: holders of the `roles` and the organisations of these kinds, in the meeting's area or below. Shares are
    words: “2/3” at least so many, “>1/2” more than so many; `second` holds for a meeting called again, empty: the same.
    `proposals`: accepted proposals of its area come onto its agenda. `call_days`: called at least so many days before.
    `open`: announced to residents. `posted_days`: for so many days its decisions hang out, with objections.
    `minutes_days`: working days until its minutes are due. `template`: the Word document into which they are written;
    empty: the program's own.
    """

    key = models.SlugField(max_length=40, unique=True)
    order = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=120)
    area_level = models.SlugField(max_length=40)
    rung = models.SlugField(max_length=40, blank=True)
    roles = ArrayField(models.SlugField(max_length=40), default=list)
    organisation_kinds = ArrayField(models.SlugField(max_length=40), default=list)
    proposals = models.BooleanField(default=False)
    counts = models.CharField(max_length=10, choices=Counts, default=Counts.MEMBERS)
    rhythm = models.CharField(max_length=9, choices=Rhythm, default=Rhythm.AS_NEEDED)
    weekday = models.PositiveSmallIntegerField(null=True)
    week = models.PositiveSmallIntegerField(null=True)
    begins = models.TimeField(null=True)
    lasts = models.PositiveSmallIntegerField(default=120)
    quorum = models.CharField(max_length=8, blank=True)
    quorum_least = models.PositiveIntegerField(default=0)
    second = models.CharField(max_length=8, blank=True)
    second_least = models.PositiveIntegerField(default=0)
    majority = models.CharField(max_length=8, default=">1/2")
    call_days = models.PositiveSmallIntegerField(default=0)
    open = models.BooleanField(default=False)
    posted_days = models.PositiveSmallIntegerField(default=0)
    minutes_days = models.PositiveSmallIntegerField(default=5)
    template = models.BinaryField(null=True)
    active = models.BooleanField(default=True)

    privacy = declare(
        plain="id key order name name_en area_level rung roles organisation_kinds proposals counts rhythm weekday "
        "week begins lasts quorum quorum_least second second_least majority call_days open posted_days minutes_days "
        "template active"
    )

    class Meta:
        verbose_name = _("Forum")
        ordering = ["order"]

    def __str__(self) -> str:
        return self.name_en if get_language() == "en" else self.name
