"""Exams 考试 (E6): the rule of a paper, who sits it, the paper each got word for word, what they answered."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from linli.areas.models import Area
from linli.core.privacy import declare
from linli.people.models import Account, Person
from linli.training.models.courses import Course
from linli.training.queries import Exams, Sittings
from linli.training.words import Handed


class Exam(models.Model):
    """An exam. `rule`: how many questions of which kind, topic and difficulty, and their points; `seed` with the
    candidate decides what is drawn. `minutes` from when somebody begins, but not beyond `closes_at`; `grace`: seconds
    after that in which a paper still counts. `pass_mark`: per cent. `valid_months`: of the certificate; 0: for ever,
    empty: none is given. `resits`: how often somebody who failed may sit it again while it is open."""

    name = models.CharField(max_length=120)
    course = models.ForeignKey(Course, null=True, on_delete=models.PROTECT, related_name="exams", db_index=False)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="exams")
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(validators=[MinValueValidator(1)])
    grace = models.PositiveSmallIntegerField(default=60)
    pass_mark = models.PositiveSmallIntegerField(default=85, validators=[MaxValueValidator(100)])
    valid_months = models.PositiveSmallIntegerField(null=True)
    resits = models.PositiveSmallIntegerField(default=0)
    rule = models.JSONField(default=list)
    seed = models.BigIntegerField()
    published_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    privacy = declare(
        plain="id name course area opens_at closes_at minutes grace pass_mark valid_months resits rule seed "
        "published_at version"
    )
    objects = Exams.as_manager()

    class Meta:
        verbose_name = _("Exam")
        constraints = [
            models.CheckConstraint(condition=Q(closes_at__gt=F("opens_at")), name="exam_closes_after_it_opens"),
            models.CheckConstraint(condition=Q(pass_mark__lte=100), name="exam_pass_mark_in_per_cent"),
        ]

    def __str__(self) -> str:
        return self.name


class Sitting(models.Model):
    """One person called to an exam; `attempt`: 1, and one more each time they sit it again. `paper`: drawn when they
    begin and never changed. `due_at`: until when they may write, by the server's clock. `points` of `most`; `auto`:
    what the program gave. First `marked_by` a marker where there are short answers, then `confirmed_by`; `passed` is
    empty until then. `version` counts the marker's steps."""

    exam = models.ForeignKey(Exam, on_delete=models.PROTECT, related_name="sittings", db_index=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="sittings")
    attempt = models.PositiveSmallIntegerField(default=1)
    called_at = models.DateTimeField()
    paper = models.JSONField(default=list)
    began_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    handed_at = models.DateTimeField(null=True)
    how = models.CharField(max_length=4, choices=Handed, blank=True)
    auto = models.PositiveSmallIntegerField(default=0)
    points = models.PositiveSmallIntegerField(null=True)
    most = models.PositiveSmallIntegerField(default=0)
    marked_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    marked_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    confirmed_at = models.DateTimeField(null=True)
    passed = models.BooleanField(null=True)
    version = models.PositiveIntegerField(default=1)

    privacy = declare(
        plain="id exam person attempt called_at paper began_at due_at handed_at how auto points most marked_by "
        "marked_at confirmed_by confirmed_at passed version"
    )
    objects = Sittings.as_manager()

    class Meta:
        verbose_name = _("Paper of an exam")
        constraints = [
            models.UniqueConstraint(fields=["exam", "person", "attempt"], name="sitting_once"),
            models.CheckConstraint(
                condition=Q(handed_at__isnull=True) | Q(began_at__isnull=False), name="sitting_begun_before_handed_in"
            ),
            models.CheckConstraint(
                condition=Q(passed__isnull=True) | Q(points__isnull=False, confirmed_at__isnull=False),
                name="sitting_passed_by_points",
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_at"],
                name="sitting_under_way",
                condition=Q(began_at__isnull=False, handed_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.exam_id} · {self.person_id}"


class Answer(models.Model):
    """What was given to one question of a paper, saved as it was given. `points`: what a marker gave, for what the
    program does not mark."""

    story_name = "exam_answer"  # diaries are answered too (visits)

    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="answers", db_index=False)
    number = models.PositiveSmallIntegerField()
    given = models.JSONField(default=list)
    saved_at = models.DateTimeField()
    points = models.PositiveSmallIntegerField(null=True)

    privacy = declare(plain="id sitting number given saved_at points")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sitting", "number"], name="answer_once")]

    def __str__(self) -> str:
        return f"{self.sitting_id} · {self.number}"
