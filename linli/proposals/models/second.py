"""Somebody who seconds a proposal 附议."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from linli.core.crypto import EncryptedText
from linli.core.privacy import Keeping, Mask, Privacy, declare, masked
from linli.people.models import Account
from linli.proposals.models.proposal import KEPT, Proposal


class Second(models.Model):
    """By an account, or by a resident's name and telephone, of which `mark` is the keyed mark. Once each."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="seconded", db_index=False)
    account = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    name = EncryptedText(blank=True, default="")
    mark = models.BinaryField(max_length=32, null=True)
    at = models.DateTimeField()

    privacy = declare(
        plain="id proposal account at",
        name=Privacy(purpose="to know who seconds it", encrypt=True, mask=Mask.NAME, expire=KEPT),
        mark=Privacy(purpose="to count nobody twice", expire=KEPT),
    )
    keeping = Keeping(since="proposal__ended_at")

    class Meta:
        verbose_name = _("Second of a proposal")
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "account"], condition=Q(account__isnull=False), name="second_account_once"
            ),
            models.UniqueConstraint(fields=["proposal", "mark"], condition=Q(mark__isnull=False), name="second_once"),
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id}"

    @property
    def who(self) -> str:
        if self.account_id:
            return str(self.account)
        return masked(self.name, Mask.NAME) or "—"
