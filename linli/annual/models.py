"""Yearly reports 述职 (Z13): one person's, for one role in one area; what each reader says; and what was decided about
those who did nothing 无为问责."""

import json
from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from linli.annual.queries import Findings, Reports
from linli.annual.words import Decision, State
from linli.areas.models import Area
from linli.core.crypto import EncryptedText
from linli.core.privacy import Keeping, Privacy, declare
from linli.people.models import Account, Person

ACCOUNT = "to give account of a year of service"
KEEP = "P5Y"


def _ended_before(moment: datetime) -> Q:
    return Q(due_on__lt=timezone.localdate(moment))


class Report(models.Model):
    """`form`: a key of the practice's. `text`: what was written, section by section. `figures`: as they stood when it
    was handed in: [key, name, value, what it is made of, where it leads]."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="reports", db_index=False)
    form = models.SlugField(max_length=40)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="reports", db_index=False)
    year = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    text = EncryptedText(blank=True, default="")
    figures = models.JSONField(default=list)
    due_on = models.DateField()
    handed_at = models.DateTimeField(null=True)
    why = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=0)

    privacy = declare(
        plain="id person form area year state figures due_on handed_at why version",
        text=Privacy(purpose=ACCOUNT, encrypt=True, expire=KEEP),
    )
    keeping = Keeping(since=_ended_before)
    objects = Reports.as_manager()

    class Meta:
        verbose_name = _("Yearly report")
        constraints = [
            models.UniqueConstraint(fields=["person", "form", "area", "year"], name="report_once"),
            models.CheckConstraint(
                condition=~Q(state="handed") | Q(handed_at__isnull=False), name="report_handed_in_at_a_time"
            ),
        ]
        indexes = [models.Index(fields=["area", "year"], name="report_area_year")]

    def __str__(self) -> str:
        return f"{self.person} {self.year}"

    @property
    def words(self) -> dict[str, str]:
        """Section -> what was written."""
        found: dict[str, str] = json.loads(self.text) if self.text else {}
        return found

    @property
    def late(self) -> bool:
        """Handed in after it was due."""
        return self.handed_at is not None and timezone.localdate(self.handed_at) > self.due_on


class Score(models.Model):
    """What one reader says of a report: points of the practice's most, and words. Every reader's stands by itself."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="scores", db_index=False)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    points = models.PositiveSmallIntegerField()
    most = models.PositiveSmallIntegerField()
    words = EncryptedText(blank=True, default="")
    at = models.DateTimeField()

    privacy = declare(plain="id report by points most at", words=Privacy(purpose=ACCOUNT, encrypt=True, expire=KEEP))
    keeping = Keeping(since="at")

    class Meta:
        verbose_name = _("Score of a report")
        constraints = [
            models.UniqueConstraint(fields=["report", "by"], name="report_scored_once_by_each"),
            models.CheckConstraint(condition=Q(points__lte=models.F("most")), name="report_score_within_most"),
        ]

    def __str__(self) -> str:
        return f"{self.report_id} {self.points}/{self.most}"


class Circular(models.Model):
    """A circular 通报 to those whose report was missing at a moment: `missing` holds their persons' numbers."""

    form = models.SlugField(max_length=40)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+", db_index=False)
    year = models.PositiveSmallIntegerField()
    missing = models.JSONField(default=list)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()

    privacy = declare(plain="id form area year missing by at")

    class Meta:
        verbose_name = _("Circular of missing reports")

    def __str__(self) -> str:
        return f"{self.form} {self.year}"


class Finding(models.Model):
    """What a person decided about somebody who stood on the list of those who did nothing, from `first` to `last`;
    `figures`: as they stood then."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="findings", db_index=False)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+", db_index=False)
    first = models.DateField()
    last = models.DateField()
    figures = models.JSONField(default=dict)
    decision = models.CharField(max_length=10, choices=Decision)
    words = EncryptedText()
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()

    privacy = declare(
        plain="id person area first last figures decision by at",
        words=Privacy(purpose="to know why it was decided so", encrypt=True, expire=KEEP),
    )
    keeping = Keeping(since="at")
    objects = Findings.as_manager()

    class Meta:
        verbose_name = _("Decision about doing nothing")
        constraints = [models.UniqueConstraint(fields=["person", "last"], name="finding_once")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.last} {self.decision}"
