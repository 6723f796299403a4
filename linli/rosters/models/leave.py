"""Leave 请假: days on which somebody is not to be put on duty. Why is nobody's business here."""

from datetime import datetime

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields.ranges import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from linli.core.privacy import Keeping, Privacy, declare
from linli.people.models import Account, Person
from linli.rosters.models.turn import SAME_PERSON

PURPOSE = "to put nobody on duty who is away"
KEEP = "P1Y"
DAYS = models.Func("first", "last", models.Value("[]"), function="daterange")


def _ended_before(moment: datetime) -> Q:
    return Q(last__lt=timezone.localdate(moment))


class Leave(models.Model):
    """From the first day to the last, both included."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="leaves")
    first = models.DateField()
    last = models.DateField()
    entered_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    entered_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    privacy = declare(
        plain="id person entered_by entered_at withdrawn_at",
        first=Privacy(purpose=PURPOSE, expire=KEEP),
        last=Privacy(purpose=PURPOSE, expire=KEEP),
    )
    keeping = Keeping(since=_ended_before, whole=True)

    class Meta:
        verbose_name = _("Leave")
        constraints = [
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="leave_runs_forward"),
            ExclusionConstraint(
                name="leave_once",
                expressions=[(SAME_PERSON, RangeOperators.OVERLAPS), (DAYS, RangeOperators.OVERLAPS)],
                condition=Q(withdrawn_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} · {self.first} – {self.last}"
