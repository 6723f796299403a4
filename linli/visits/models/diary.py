"""The diary 民情日记 (P3): a day of one worker, a month summed up, and what superiors answer."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from linli.areas.models import Area
from linli.core.crypto import EncryptedText
from linli.core.privacy import Keeping, Privacy, declare
from linli.people.models import Account
from linli.visits.queries import Kept

SERVICE = "to know what was heard and done for residents"
KEEP = "P2Y"


def _days_before(moment: datetime) -> Q:
    return Q(day__lt=timezone.localdate(moment))


class DiaryEntry(models.Model):
    """One day of one worker: the visits of the day write it; `note` is what the worker adds."""

    worker = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="diary", db_index=False)
    day = models.DateField()
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="diaries", db_index=False)
    note = EncryptedText(blank=True, default="")
    version = models.PositiveIntegerField(default=1)

    privacy = declare(plain="id worker day area version", note=Privacy(purpose=SERVICE, encrypt=True, expire=KEEP))
    keeping = Keeping(since=_days_before)
    objects = Kept.as_manager()

    class Meta:
        verbose_name = _("Diary")
        constraints = [models.UniqueConstraint(fields=["worker", "day"], name="diary_once_a_day")]
        indexes = [models.Index(fields=["area", "-day"], name="diary_area_day")]

    def __str__(self) -> str:
        return f"{self.worker} · {self.day}"


class MonthSummary(models.Model):
    """A month of one worker, as the worker has put it; `month` is its first day."""

    worker = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="months", db_index=False)
    month = models.DateField()
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="month_summaries", db_index=False)
    text = EncryptedText()
    at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    privacy = declare(plain="id worker month area at version", text=Privacy(purpose=SERVICE, encrypt=True, expire=KEEP))
    keeping = Keeping(since="at")
    objects = Kept.as_manager()

    class Meta:
        verbose_name = _("Monthly summary")
        constraints = [models.UniqueConstraint(fields=["worker", "month"], name="summary_once_a_month")]
        indexes = [models.Index(fields=["area", "-month"], name="summary_area_month")]

    def __str__(self) -> str:
        return f"{self.worker} · {self.month:%Y-%m}"


class Answer(models.Model):
    """What somebody above answers to a day or to a month."""

    entry = models.ForeignKey(DiaryEntry, null=True, on_delete=models.PROTECT, related_name="answers")
    summary = models.ForeignKey(MonthSummary, null=True, on_delete=models.PROTECT, related_name="answers")
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    text = EncryptedText()
    at = models.DateTimeField()

    privacy = declare(plain="id entry summary by at", text=Privacy(purpose=SERVICE, encrypt=True, expire=KEEP))
    keeping = Keeping(since="at", whole=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(entry__isnull=False) ^ Q(summary__isnull=False), name="answer_to_one_or_the_other"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.by} {self.at:%Y-%m-%d}"


class Reading(models.Model):
    """Somebody above has read a day as it stood at a `version`."""

    entry = models.ForeignKey(DiaryEntry, on_delete=models.PROTECT, related_name="readings")
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    version = models.PositiveIntegerField()
    at = models.DateTimeField()

    privacy = declare(plain="id entry by version at")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "by"], name="reading_once")]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.by_id}"
