"""How a case came in, where there is more to say than its channel: on which day it was heard, at which meeting, from
which enterprise, under which number of the level above; who filed it for whom (代办), and how the answer is wanted."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from linli.cases.models.case import Case
from linli.cases.words import AnswerBy, Bond
from linli.core.crypto import EncryptedText
from linli.core.privacy import Keeping, Mask, Privacy, declare

KEEP = "P2Y"
BACK = "to bring the answer back through whoever filed it"


class Arrival(models.Model):
    """One row for a case that has such particulars; most cases have none.

    By when the level above wants what it sent is `Case.due_no_later`.
    """

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="arrival")
    heard_on = models.DateField(null=True)
    meeting = models.CharField(max_length=80, blank=True)
    enterprise = models.CharField(max_length=120, blank=True)
    their_number = models.CharField(max_length=60, blank=True)
    answer_by = models.CharField(max_length=10, choices=AnswerBy, blank=True)
    proxy_bond = models.CharField(max_length=10, choices=Bond, blank=True)
    proxy_name = EncryptedText(blank=True, default="")
    proxy_phone = EncryptedText(blank=True, default="")

    privacy = declare(
        plain="id case heard_on meeting enterprise their_number answer_by",
        proxy_bond=Privacy(purpose=BACK, expire=KEEP),
        proxy_name=Privacy(purpose=BACK, encrypt=True, mask=Mask.NAME, expire=KEEP),
        proxy_phone=Privacy(purpose=BACK, encrypt=True, mask=Mask.PHONE, expire=KEEP),
    )
    keeping = Keeping(since="case__closed_at")

    class Meta:
        verbose_name = _("How it came in")
        constraints = [
            models.CheckConstraint(
                condition=~Q(answer_by=AnswerBy.PROXY) | ~Q(proxy_bond=""), name="arrival_answered_through_a_proxy"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}"
