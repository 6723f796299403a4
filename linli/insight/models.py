"""Counters rolled up from the journal, so that a dashboard costs the same at a thousand cases and at ten million.

Every counter is kept for each area and for all areas around it; a replay of the journal gives the same numbers.
"""

from datetime import datetime

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from linli.cases.models import Case
from linli.core.privacy import Keeping, Privacy, declare


class Fact(models.Model):
    """Where one case stands, as far as the journal has been read. `apart`: a complaint about somebody here, which is
    counted on no board."""

    case_id = models.BigIntegerField(primary_key=True)
    area_id = models.BigIntegerField()
    category_id = models.BigIntegerField(null=True)
    channel = models.CharField(max_length=12)
    rung_id = models.BigIntegerField(null=True)
    status = models.CharField(max_length=14)
    received_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    deadline_class_id = models.BigIntegerField(null=True)
    lead_id = models.BigIntegerField(null=True)
    round = models.PositiveSmallIntegerField(default=0)
    follower = models.BooleanField(default=False)
    apart = models.BooleanField(default=False)

    privacy = declare(
        plain="case_id area_id category_id channel rung_id status received_at due_at deadline_class_id lead_id round "
        "follower apart"
    )

    def __str__(self) -> str:
        return f"{self.case_id} {self.status}"


def hour_of(moment: datetime) -> str:
    """The hour of a moment by the office's clock, ISO 8601 without minutes; later hours sort after earlier ones."""
    return f"{timezone.localtime(moment):%Y-%m-%dT%H}"


class Standing(models.Model):
    """How many cases stand in a state now, in an area, looked at through a lens: all, by category, channel or level.

    Through DUE, open cases of any state (its `status` is empty) by the hour of their deadline (`value`, see hour_of).
    """

    class Lens(models.TextChoices):
        ALL = "all"
        CATEGORY = "category"
        CHANNEL = "channel"
        RUNG = "rung"
        DUE = "due"

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


class Verdict(models.Model):
    """How one thing that is judged came out in one round of a case: answered in time, solved, satisfied (words.py).

    Where it was, whose it was and what it was about are as they were when it was judged, or classified after that.
    `weight`: how many it counts for, by the practice's weights (measures.py); weighed anew when these change.
    Complaints about somebody are never here: not even their number is for everybody.
    """

    case_id = models.BigIntegerField()
    round = models.PositiveSmallIntegerField()
    rate = models.CharField(max_length=10)
    day = models.DateField()
    result = models.CharField(max_length=10)
    standing = models.CharField(max_length=10, blank=True)
    area_id = models.BigIntegerField()
    category_id = models.BigIntegerField(null=True)
    channel = models.CharField(max_length=12)
    lead_id = models.BigIntegerField(null=True)
    deadline_class_id = models.BigIntegerField(null=True)
    rung_id = models.BigIntegerField(null=True)
    weight = models.PositiveSmallIntegerField(default=1)

    privacy = declare(
        plain="id case_id round rate day result standing area_id category_id channel lead_id deadline_class_id rung_id "
        "weight"
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case_id", "round", "rate"], name="verdict_once")]
        indexes = [
            models.Index(fields=["rate", "day", "id"], name="verdict_day"),
            models.Index(fields=["area_id", "rate", "day"], name="verdict_area"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.rate}: {self.result}"


class Reckoning(models.Model):
    """How many verdicts came out so on a day in an area, looked at through a lens: all, by category, channel or lead.

    What each of them weighs stands beside.
    """

    class Lens(models.TextChoices):
        ALL = "all"
        CATEGORY = "category"
        CHANNEL = "channel"
        LEAD = "lead"

    area_id = models.BigIntegerField()
    lens = models.CharField(max_length=10, choices=Lens)
    rate = models.CharField(max_length=10)
    day = models.DateField()
    value = models.CharField(max_length=20, blank=True)
    weight = models.PositiveSmallIntegerField(default=1)
    standing = models.CharField(max_length=10, blank=True)
    result = models.CharField(max_length=10)
    count = models.BigIntegerField()

    privacy = declare(plain="id area_id lens rate day value weight standing result count")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["area_id", "lens", "rate", "day", "value", "weight", "standing", "result"],
                name="reckoning_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.area_id} {self.day} {self.rate} {self.result}: {self.count}"


def _closed_before(moment: datetime) -> Q:
    return Q(case_id__in=Case.objects.filter(closed_at__lt=moment).values("pk"))


class Weighing(models.Model):
    """By which weights the verdicts are weighed, as the practice said them: one row, none before the first."""

    weights = models.JSONField(default=list)
    at = models.DateTimeField()

    privacy = declare(plain="id weights at")

    class Meta:
        constraints = [models.UniqueConstraint(models.Value(1), name="one_weighing")]

    def __str__(self) -> str:
        return str(self.weights)


class Trace(models.Model):
    """What one case is found by: its words (core/terms.py) and its marks (insight/marks.py)."""

    case_id = models.BigIntegerField(primary_key=True)
    terms = SearchVectorField()

    privacy = declare(plain="case_id", terms=Privacy(purpose="to find the case by its words", expire="P5Y"))
    keeping = Keeping(since=_closed_before, whole=True)

    class Meta:
        # Without its list of what is still to be put in order: every search would read through that.
        indexes = [GinIndex(fields=["terms"], name="trace_terms", fastupdate=False)]

    def __str__(self) -> str:
        return f"{self.case_id}"
