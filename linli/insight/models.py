"""Counters rolled up from the journal, so that a dashboard costs the same at a thousand cases and at ten million.

Every counter is kept for each area and for all areas around it; a replay of the journal gives the same numbers.
"""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from linli.core.privacy import Privacy, declare


class Fact(models.Model):
    """Where one case stands, as far as the journal has been read."""

    case_id = models.BigIntegerField(primary_key=True)
    area_id = models.BigIntegerField()
    category_id = models.BigIntegerField(null=True)
    channel = models.CharField(max_length=12)
    rung_id = models.BigIntegerField(null=True)
    status = models.CharField(max_length=14)
    received_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)

    privacy = declare(plain="case_id area_id category_id channel rung_id status received_at due_at")

    def __str__(self) -> str:
        return f"{self.case_id} {self.status}"


class Standing(models.Model):
    """How many cases stand in a state now, in an area, looked at through a lens: all, by category, channel or level."""

    class Lens(models.TextChoices):
        ALL = "all"
        CATEGORY = "category"
        CHANNEL = "channel"
        RUNG = "rung"

    area_id = models.BigIntegerField()
    lens = models.CharField(max_length=10, choices=Lens)
    value = models.CharField(max_length=20)
    status = models.CharField(max_length=14)
    count = models.BigIntegerField()

    privacy = declare(plain="id area_id lens value status count")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["area_id", "lens", "value", "status"], name="standing_once"),
        ]

    def __str__(self) -> str:
        return f"{self.area_id} {self.lens}={self.value} {self.status}: {self.count}"


class Flow(models.Model):
    """What happened on a day in an area: cases received, finished, late, rated …; `seconds` adds up how long they took.

    Received and rated count voices: everybody who said it. Finished and late count matters: a case that is settled with
    the one it was merged into is not counted again.

    `value` is the channel for received, the outcome for finished, the grade for rated.
    """

    area_id = models.BigIntegerField()
    day = models.DateField()
    measure = models.CharField(max_length=12)
    value = models.CharField(max_length=20, blank=True)
    count = models.BigIntegerField()
    seconds = models.BigIntegerField(default=0)

    privacy = declare(plain="id area_id day measure value count seconds")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["area_id", "day", "measure", "value"], name="flow_once"),
        ]

    def __str__(self) -> str:
        return f"{self.area_id} {self.day} {self.measure}: {self.count}"


class Trace(models.Model):
    """What one case is found by: its words (core/terms.py) and its marks (insight/marks.py)."""

    case_id = models.BigIntegerField(primary_key=True)
    terms = SearchVectorField()

    privacy = declare(plain="case_id", terms=Privacy(purpose="to find the case by its words", expire="P5Y"))

    class Meta:
        # Without its list of what is still to be put in order: every search would read through that.
        indexes = [GinIndex(fields=["terms"], name="trace_terms", fastupdate=False)]

    def __str__(self) -> str:
        return f"{self.case_id}"
