"""What was reported of a commitment, and what shows it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from linli.commitments.models.commitment import Commitment
from linli.commitments.words import Action
from linli.core.privacy import Keeping, Privacy, declare
from linli.people.models import Account

SHOW = "to show what became of a promise"
KEPT = "P5Y"


class Progress(models.Model):
    """One note: what was done (`what`), in words, and how much is done since (`count`)."""

    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="progress")
    what = models.CharField(max_length=10, choices=Action)
    words = models.CharField(max_length=500, blank=True)
    count = models.PositiveIntegerField(null=True)
    by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()

    privacy = declare(plain="id commitment what count by at", words=Privacy(purpose=SHOW, expire=KEPT))
    keeping = Keeping(since="at")

    class Meta:
        verbose_name = _("Progress note")
        indexes = [
            models.Index(fields=["commitment", "at"], name="progress_public", condition=~Q(what=Action.SEND_BACK.value))
        ]

    def __str__(self) -> str:
        return f"{self.commitment_id} · {self.what}"


class Evidence(models.Model):
    """A JPEG, without where it was taken; kept by the digest of its content."""

    progress = models.ForeignKey(Progress, on_delete=models.PROTECT, related_name="evidence")
    file = models.FileField(max_length=120)
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()

    privacy = declare(plain="id progress digest at", file=Privacy(purpose=SHOW, expire=KEPT))
    keeping = Keeping(since="at", whole=True)

    class Meta:
        verbose_name = _("Evidence of progress")
        constraints = [models.UniqueConstraint(fields=["progress", "digest"], name="evidence_once")]

    def __str__(self) -> str:
        return f"{self.progress_id} · {self.digest[:8]}"
