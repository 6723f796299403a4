"""An objection 异议 to a decision that hangs out."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from linli.core.crypto import EncryptedText
from linli.core.privacy import Keeping, Mask, Privacy, declare, masked
from linli.deliberation.models.decision import Decision
from linli.people.models import Account

ANSWER = "to answer the objection"
KEPT = "P1Y"


class Objection(models.Model):
    """By a resident, who comes back by the `code`; the same `key` twice is one. `mark`: the keyed mark of name and
    number, so that nobody objects to the same twice. `upheld`: found right, so that it is decided anew."""

    key = models.UUIDField(unique=True)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="objections", db_index=False)
    code = models.CharField(max_length=12, unique=True)
    name = EncryptedText(blank=True, default="")
    phone = EncryptedText(blank=True, default="")
    mark = models.BinaryField(max_length=32, null=True)
    words = EncryptedText(blank=True, default="")
    at = models.DateTimeField()
    upheld = models.BooleanField(null=True)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)

    privacy = declare(
        plain="id key decision code at upheld answer answered_at answered_by",
        name=Privacy(purpose=ANSWER, encrypt=True, mask=Mask.NAME, expire=KEPT),
        phone=Privacy(purpose=ANSWER, encrypt=True, mask=Mask.PHONE, expire=KEPT),
        words=Privacy(purpose=ANSWER, encrypt=True, expire=KEPT),
        mark=Privacy(purpose="to have nobody object to the same twice", expire=KEPT),
    )
    keeping = Keeping(since="at")

    class Meta:
        verbose_name = _("Objection")
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "mark"], condition=Q(mark__isnull=False), name="objection_person_once"
            ),
            models.CheckConstraint(
                condition=Q(upheld__isnull=True, answered_at__isnull=True) | Q(upheld__isnull=False) & ~Q(answer=""),
                name="objection_decided_with_an_answer",
            ),
        ]
        indexes = [
            models.Index(fields=["decision"], name="objection_open", condition=Q(answered_at__isnull=True)),
        ]

    def __str__(self) -> str:
        return f"{self.decision_id} · {masked(self.name, Mask.NAME)}"
