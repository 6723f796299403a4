"""An assignment 办理: an organisation has the case in hand, as lead 主办 or assisting 协办."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from linli.cases.models.case import Case
from linli.core.privacy import declare
from linli.people.models import Account, Organisation


class Assignment(models.Model):
    """One stretch of time during which an organisation handled a case; open while `ended_at` is empty.

    An assisting one has been called in by `called_by`, for its part until `due_at` (`due_chosen`: a day that somebody
    named, which no calendar moves); `whistled` 吹哨: it was to report in 报到 by `report_by`, and did at
    `reported_in_at`.
    """

    class Part(models.TextChoices):
        LEAD = "lead", _("Lead")
        ASSIST = "assist", _("Assisting")

    class Ending(models.TextChoices):
        DONE = "done", _("Done")
        RETURNED = "returned", _("Returned")
        CALLED_OFF = "called_off", _("Withdrawn")
        LEFT_OUT = "left_out", _("Finished without them")

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="assignments")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="assignments")
    account = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="assignments")
    part = models.CharField(max_length=6, choices=Part, default=Part.LEAD)
    claimed = models.BooleanField(default=False)
    since = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_as = models.CharField(max_length=10, choices=Ending, blank=True)
    called_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    whistled = models.BooleanField(default=False)
    due_at = models.DateTimeField(null=True)
    due_chosen = models.BooleanField(default=False)
    report_by = models.DateTimeField(null=True)
    reported_in_at = models.DateTimeField(null=True)

    privacy = declare(
        plain="id case organisation account part claimed since ended_at ended_as called_by whistled due_at due_chosen "
        "report_by reported_in_at"
    )

    class Meta:
        verbose_name = _("Assignment")
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(ended_at__isnull=True, part="lead"), name="assignment_one_lead"
            ),
            models.UniqueConstraint(
                fields=["case", "organisation"], condition=Q(ended_at__isnull=True), name="assignment_once_each"
            ),
            models.CheckConstraint(
                condition=Q(whistled=False) | Q(report_by__isnull=False), name="assignment_whistled_by_when"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} · {self.organisation}"
