"""What the resident says of the result: the last word. One for each time the work was done."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.cases.models.case import Case
from linli.cases.words import Grade
from linli.core.privacy import declare


class Rating(models.Model):
    """A grade; its words stand in the journal. `round` is the case's redo count when it was given."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="ratings")
    round = models.PositiveSmallIntegerField(default=0)
    grade = models.PositiveSmallIntegerField(choices=Grade)
    at = models.DateTimeField()

    privacy = declare(plain="id case round grade at")

    class Meta:
        verbose_name = _("Rating")
        constraints = [
            models.UniqueConstraint(fields=["case", "round"], name="rating_once_a_round"),
            models.CheckConstraint(condition=models.Q(grade__range=(1, 5)), name="rating_of_five_grades"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} · {Grade(self.grade).label}"
