"""The question bank 题库."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.areas.models import Area
from linli.core.privacy import Keeping, Privacy, declare
from linli.people.models import Account
from linli.training.queries import Questions
from linli.training.words import Difficulty, Kind


class Question(models.Model):
    """One question, for exams of its area and of all below. `options`: of a choice, in order. `answer`: places of the
    right options; “true” or “false”; for each blank the wordings that are right; or what a marker looks for.

    `digest`: of what is asked, so that the same question comes in once.
    """

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="questions", db_index=False)
    kind = models.CharField(max_length=10, choices=Kind)
    topic = models.CharField(max_length=40, blank=True)
    difficulty = models.CharField(max_length=6, choices=Difficulty, default=Difficulty.MEDIUM)
    text = models.TextField()
    options = models.JSONField(default=list)
    answer = models.JSONField(default=list)
    explanation = models.TextField(blank=True)
    digest = models.BinaryField(max_length=32)
    active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    privacy = declare(plain="id area kind topic difficulty text options answer explanation digest active version")
    objects = Questions.as_manager()

    class Meta:
        verbose_name = _("Question")
        constraints = [models.UniqueConstraint(fields=["area", "digest"], name="question_once")]

    def __str__(self) -> str:
        return self.text[:40]


class BankSheet(models.Model):
    """A spreadsheet of questions as it was read: shown beforehand, then brought in. `rows`: what would come in;
    `faults`: [row, sentence]; `landed`: [new, changed, as they were]."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+", db_index=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    name = models.CharField(max_length=120)
    at = models.DateTimeField()
    rows = models.JSONField(default=list)
    faults = models.JSONField(default=list)
    landed_at = models.DateTimeField(null=True)
    landed = models.JSONField(default=list)

    privacy = declare(
        plain="id area account name at rows landed_at landed",
        faults=Privacy(purpose="to show beforehand what comes in", expire="P1M"),
    )
    keeping = Keeping(since="at", whole=True)

    class Meta:
        verbose_name = _("Sheet of questions")

    def __str__(self) -> str:
        return self.name
