"""An assignment 办理: an organisation has the case in hand, as lead 主办 or assisting 协办."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from linli.cases.models.case import Case
from linli.core.privacy import declare
from linli.people.models import Account, Organisation


class Assignment(models.Model):
    """One stretch of time during which an organisation handled a case; open while `ended_at` is empty."""

    class Part(models.TextChoices):
        LEAD = "lead", _("Lead")
        ASSIST = "assist", _("Assisting")

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="assignments")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="assignments")
    account = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="assignments")
    part = models.CharField(max_length=6, choices=Part, default=Part.LEAD)
    claimed = models.BooleanField(default=False)
    since = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    privacy = declare(plain="id case organisation account part claimed since ended_at")

    class Meta:
        verbose_name = _("Assignment")
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(ended_at__isnull=True, part="lead"), name="assignment_one_lead"
            ),
            models.UniqueConstraint(
                fields=["case", "organisation"], condition=Q(ended_at__isnull=True), name="assignment_once_each"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} · {self.organisation}"
