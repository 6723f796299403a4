"""An extension 延期: more time, asked for by who has the case, given or refused by somebody else, once a round."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from linli.cases.models.case import Case
from linli.core.deadline import Allowance, Unit
from linli.core.privacy import declare
from linli.people.models import Account


class Extension(models.Model):
    """`granted` is empty until somebody decides. `round` is the case's when it was asked for."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="extensions")
    round = models.PositiveSmallIntegerField(default=0)
    amount = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=20, choices=[(unit.value, unit.value) for unit in Unit])
    asked_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    granted = models.BooleanField(null=True)
    decided_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)

    privacy = declare(plain="id case round amount unit asked_by asked_at granted decided_by decided_at")

    class Meta:
        verbose_name = _("Extension")
        constraints = [
            models.UniqueConstraint(
                fields=["case", "round"],
                condition=~Q(granted=False) | Q(granted__isnull=True),
                name="extension_once_a_round",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("asked_by")), name="extension_decided_by_another"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} · {self.allowance}"

    @property
    def allowance(self) -> Allowance:
        return Allowance(self.amount, Unit(self.unit))
