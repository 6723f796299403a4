"""The ledger 积分台账: entries of balanced lines. Rows are only ever added: a trigger refuses anything else."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from linli.core.privacy import declare
from linli.people.models import Account
from linli.points.models.holder import Holder
from linli.points.words import Contra, Kind


class Entry(models.Model):
    """One booking. Its lines come to nothing together, which the database holds them to.

    `key`: the same twice is one entry. `counts_from`: the day on which what was earned was earned, from which it
    expires. `reverses`: the entry that this one books back, whole; each at most once.
    """

    key = models.UUIDField(unique=True)
    kind = models.CharField(max_length=8, choices=Kind)
    rule = models.SlugField(max_length=40, blank=True)
    at = models.DateTimeField()
    counts_from = models.DateField()
    by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    reverses = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="reversed_by")

    privacy = declare(plain="id key kind rule at counts_from by reverses")

    class Meta:
        verbose_name = _("Entry of points")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=Kind.REVERSED, reverses__isnull=False)
                | (~Q(kind=Kind.REVERSED) & Q(reverses__isnull=True)),
                name="points_entry_reverses",
            ),
            models.CheckConstraint(condition=~Q(reverses=F("id")), name="points_entry_not_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Line(models.Model):
    """One side of an entry: of a holder, or of one of the accounts opposite.

    `amount`: points that come (+) or go (−). Of a holder: `number`, 1, 2, 3 …, and `balance`, what there is after it;
    the database holds each to the one before, so that no balance can be anything but the sum of the lines.
    """

    story_name = "ledger_line"  # people stand in line at windows (bookings)

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="lines")
    holder = models.ForeignKey(Holder, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    contra = models.CharField(max_length=8, choices=Contra, blank=True)
    amount = models.IntegerField()
    number = models.PositiveIntegerField(null=True)
    balance = models.PositiveIntegerField(null=True)

    privacy = declare(plain="id entry holder contra amount number balance")

    class Meta:
        verbose_name = _("Line of points")
        constraints = [
            models.CheckConstraint(
                condition=Q(holder__isnull=False, contra="", number__gte=1, balance__gte=0)
                | (Q(holder__isnull=True, number__isnull=True, balance__isnull=True) & ~Q(contra="")),
                name="points_line_of_one",
            ),
            models.CheckConstraint(condition=~Q(amount=0), name="points_line_moves_something"),
            models.UniqueConstraint(
                fields=["holder", "number"], condition=Q(holder__isnull=False), name="points_line_number_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id}: {self.amount:+d}"
