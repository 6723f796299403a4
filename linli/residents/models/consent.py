"""Consent: what a resident agreed to, how, and until when."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from linli.core.privacy import Keeping, declare
from linli.residents.models.resident import Resident
from linli.residents.words import Purpose, Source


class Consents(models.QuerySet["Consent"]):
    """Consents, read as sentences."""

    def standing(self) -> "Consents":
        return self.filter(withdrawn_at__isnull=True)


def _run_out(moment: datetime) -> Q:
    """Consents whose last day is over, of which nobody has taken notice yet."""
    return Q(until__lte=timezone.localdate(moment), withdrawn_at__isnull=True)


class Consent(models.Model):
    """A resident agreed to one purpose, on a day, in a way. It ends on `until` (no longer included), or when withdrawn.

    `withdrawn_at`: since when it stands no more: taken back, or run out, and what stood on it was erased.
    `recorded_by`: the account that wrote it down; empty when the resident did it themselves.
    """

    resident = models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="consents", db_index=False)
    purpose = models.CharField(max_length=12, choices=Purpose)
    how = models.CharField(max_length=8, choices=Source)
    given_on = models.DateField()
    until = models.DateField()
    withdrawn_at = models.DateTimeField(null=True)
    recorded_by = models.BigIntegerField(null=True)

    privacy = declare(plain="id resident purpose how given_on until withdrawn_at recorded_by")
    keeping = Keeping(since=_run_out, by="linli.residents.actions.consenting.lapse")
    objects = Consents.as_manager()

    class Meta:
        verbose_name = _("Consent")
        constraints = [
            models.UniqueConstraint(
                fields=["resident", "purpose"], condition=Q(withdrawn_at__isnull=True), name="consent_stands_once"
            ),
            models.CheckConstraint(condition=Q(until__gt=F("given_on")), name="consent_until_after_given"),
        ]
        indexes = [
            models.Index(fields=["resident"], name="consent_resident"),
            models.Index(fields=["until"], condition=Q(withdrawn_at__isnull=True), name="consent_until"),
        ]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()} – {self.until}"
