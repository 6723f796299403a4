"""A plan 排班方案 of a month: what the program works out, and a person confirms and publishes."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from linli.core.privacy import declare
from linli.people.asked import Asked
from linli.people.models import Organisation, Person
from linli.rosters.models.shift import Shift
from linli.rosters.words import Going


class DutyPlan(Asked):
    """Of the month that begins on `month`, for all stations under an area. `figures` as generating.py
    writes them."""

    month = models.DateField()
    state = models.CharField(max_length=9, choices=Going, default=Going.WAITING)

    privacy = declare(plain="id area month state asked_by asked_at done_at decided_at figures trouble")

    class Meta:
        verbose_name = _("Plan of duty")
        indexes = [
            models.Index(fields=["id"], name="duty_plan_to_do", condition=Q(state__in=("waiting", "running"))),
            models.Index(fields=["area", "month"], name="duty_plan_of_month"),
        ]

    def __str__(self) -> str:
        return f"{self.area_id} · {self.month:%Y-%m}"


class PlanLine(models.Model):
    """One person on one shift, as a plan has it, serving for an organisation. `kept`: somebody has confirmed it, so
    that working the month out again leaves it."""

    plan = models.ForeignKey(DutyPlan, on_delete=models.CASCADE, related_name="lines", db_index=False)
    shift = models.ForeignKey(Shift, on_delete=models.CASCADE, related_name="lines")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    organisation = models.ForeignKey(
        Organisation, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    kept = models.BooleanField(default=False)

    privacy = declare(plain="id plan shift person organisation kept")

    class Meta:
        verbose_name = _("Line of a plan of duty")
        constraints = [models.UniqueConstraint(fields=["plan", "shift", "person"], name="plan_line_once")]

    def __str__(self) -> str:
        return f"{self.plan_id} · {self.shift_id} · {self.person_id}"
