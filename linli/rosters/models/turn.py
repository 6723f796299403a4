"""A turn: one person on one published shift. The database itself refuses two places at once and too little rest."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField
from django.contrib.postgres.fields.ranges import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from linli.core.privacy import declare
from linli.people.models import Organisation, Person
from linli.rosters.models.plan import DutyPlan
from linli.rosters.models.shift import Shift
from linli.rosters.words import SERVED, Presence

# Equality said as overlap of one-number ranges: GiST has that built in, so no extension is needed.
SAME_PERSON = models.Func("person_id", "person_id", models.Value("[]"), function="int8range")


class Turns(models.QuerySet["Turn"]):
    """Turns, read as sentences."""

    def standing(self) -> "Turns":
        """Those that were not called off."""
        return self.filter(off_at__isnull=True)

    def served(self) -> "Turns":
        return self.standing().filter(presence__in=SERVED)


class Turn(models.Model):
    """`held`: the shift and the rest that is due after it, so that two that do not overlap leave enough between them.
    `missed_at`: when it was seen that nobody had come; it stays when they come later. `off_at`: called off."""

    shift = models.ForeignKey(Shift, on_delete=models.PROTECT, related_name="turns")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="turns")
    organisation = models.ForeignKey(
        Organisation, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    plan = models.ForeignKey(DutyPlan, null=True, on_delete=models.SET_NULL, related_name="turns")
    held = DateTimeRangeField()
    presence = models.CharField(max_length=7, choices=Presence, default=Presence.AWAITED)
    came_at = models.DateTimeField(null=True)
    missed_at = models.DateTimeField(null=True)
    off_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    privacy = declare(plain="id shift person organisation plan held presence came_at missed_at off_at version")
    objects = Turns.as_manager()

    class Meta:
        verbose_name = _("Turn of duty")
        constraints = [
            ExclusionConstraint(
                name="turn_rested_and_in_one_place",
                expressions=[(SAME_PERSON, RangeOperators.OVERLAPS), (F("held"), RangeOperators.OVERLAPS)],
                condition=Q(off_at__isnull=True),
            ),
            models.CheckConstraint(
                condition=~Q(presence__in=SERVED) | Q(came_at__isnull=False), name="turn_came_when_present"
            ),
        ]
        indexes = [
            models.Index(fields=["shift"], name="turn_awaited", condition=Q(presence="awaited", off_at__isnull=True)),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} · {self.shift_id}"
