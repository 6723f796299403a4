"""A request for money 经费申请 that follows from a decision, and what shows that it was spent."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.core.crypto import EncryptedText
from linli.core.privacy import Keeping, Privacy, declare
from linli.deliberation.models.decision import Outcome
from linli.deliberation.models.topic import KEPT, RECORD
from linli.deliberation.queries import Spendings
from linli.deliberation.words import Money
from linli.people.models import Account


class Spending(models.Model):
    """How much and what for stand in the `outcome`. `fund`: which money it is to come from, in words. `reasons`: why it
    was approved or refused; everybody may read them. `spent`: how much it was in the end, in yuan, on `spent_on`;
    `evidence`: which receipts there are, and where they are kept."""

    outcome = models.OneToOneField(Outcome, on_delete=models.PROTECT, related_name="spending")
    fund = models.CharField(max_length=120)
    state = models.CharField(max_length=9, choices=Money, default=Money.REQUESTED)
    reasons = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    spent = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    spent_on = models.DateField(null=True)
    evidence = EncryptedText(blank=True, default="")
    spent_at = models.DateTimeField(null=True)
    spent_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    version = models.PositiveIntegerField(default=1)

    privacy = declare(
        plain="id outcome fund state reasons decided_at decided_by spent spent_on spent_at spent_by version",
        evidence=Privacy(purpose=RECORD, encrypt=True, expire=KEPT),
    )
    keeping = Keeping(since="spent_at")
    objects = Spendings.as_manager()

    class Meta:
        verbose_name = _("Request for money")
        constraints = [
            models.CheckConstraint(
                condition=Q(state=Money.REQUESTED) | Q(decided_at__isnull=False, decided_by__isnull=False),
                name="spending_is_decided_by_somebody",
            ),
            models.CheckConstraint(condition=~Q(state=Money.REFUSED) | ~Q(reasons=""), name="spending_refused_why"),
            models.CheckConstraint(
                condition=~Q(state=Money.SPENT) | Q(spent__gt=0, spent_on__isnull=False, spent_at__isnull=False),
                name="spending_spent_how_much",
            ),
        ]
        indexes = [
            models.Index(fields=["state"], name="spending_waits", condition=Q(state__in=("requested", "approved")))
        ]

    def __str__(self) -> str:
        return str(self.outcome)

    @property
    def yuan(self) -> str:
        """How much was spent, as 1,200.50; before that, how much is asked for."""
        return self.outcome.yuan if self.spent is None else f"{self.spent:,.2f}"

    def get_absolute_url(self) -> str:
        return reverse("desk:deliberation:spending", args=[self.pk])


class Receipt(models.Model):
    """A photo of a receipt, as JPEG; kept by the digest of its content."""

    spending = models.ForeignKey(Spending, on_delete=models.PROTECT, related_name="receipts")
    file = models.FileField(max_length=120)
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()

    privacy = declare(plain="id spending digest at", file=Privacy(purpose=RECORD, expire=KEPT))
    keeping = Keeping(since="at", whole=True)

    class Meta:
        verbose_name = pgettext_lazy("money", "Receipt")
        constraints = [models.UniqueConstraint(fields=["spending", "digest"], name="receipt_once")]

    def __str__(self) -> str:
        return f"{self.spending_id} · {self.digest[:8]}"
