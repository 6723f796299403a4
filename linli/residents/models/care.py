"""A care need 帮扶需求: help that somebody asked for, looked at again on a date (P5)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop as noop

from linli.core.crypto import EncryptedText
from linli.core.privacy import Keeping, Mask, Privacy, declare
from linli.residents.models.consent import Consent
from linli.residents.models.household import Household
from linli.residents.models.resident import Resident
from linli.residents.words import CareKind, Purpose


class Care(models.QuerySet["CareNeed"]):
    """Care needs, read as sentences."""

    def running(self) -> "Care":
        return self.filter(ended_at__isnull=True)


class CareNeed(models.Model):
    """Opt-in: it stands on the consent of the member who asked. `note`: what would help, in their words; no opinion.

    `review_on`: the day by which somebody looks whether it still helps.
    """

    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="care")
    resident = models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="care", db_index=False)
    consent = models.ForeignKey(Consent, on_delete=models.PROTECT, related_name="care")
    kind = models.CharField(max_length=10, choices=CareKind)
    note = EncryptedText(_("What would help"), blank=True, default="")
    review_on = models.DateField()
    reviewed_at = models.DateTimeField(null=True)
    entered_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    objects = Care.as_manager()

    privacy = declare(
        plain="id household resident consent kind review_on reviewed_at entered_at ended_at version",
        note=Privacy(
            purpose=noop("to give the help that was asked for"),
            encrypt=True,
            mask=Mask.TEXT,
            expire="P1Y",
            consent=Purpose.CARE,
        ),
    )
    keeping = Keeping(since="ended_at", told=True)

    class Meta:
        verbose_name = _("Care need")
        constraints = [
            models.UniqueConstraint(
                fields=["resident", "kind"], condition=Q(ended_at__isnull=True), name="care_of_a_kind_once"
            ),
        ]
        indexes = [models.Index(fields=["review_on"], condition=Q(ended_at__isnull=True), name="care_review")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} – {self.review_on}"
