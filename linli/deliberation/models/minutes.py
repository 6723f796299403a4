"""Minutes 会议纪要 of a meeting, in versions."""

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from linli.core.crypto import EncryptedText
from linli.core.privacy import Keeping, Privacy, declare
from linli.deliberation.models.meeting import Meeting
from linli.deliberation.models.topic import KEPT, RECORD
from linli.people.models import Account


class Minutes(models.Model):
    """A version. One that is not published yet is written over; once published it stays as it is, and a change is the
    next `number`. `told`: what the meeting's rows said when it was published, as JSON, so that every version can be
    read again; `file`: the Word document of that moment, known by `digest`. `why`: what was changed."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="minutes", db_index=False)
    number = models.PositiveSmallIntegerField()
    words = EncryptedText(blank=True, default="")
    why = models.CharField(max_length=200, blank=True)
    told = EncryptedText(blank=True, default="")
    file = models.FileField(max_length=200, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)

    privacy = declare(
        plain="id meeting number why digest written_at written_by published_at published_by",
        words=Privacy(purpose=RECORD, encrypt=True, expire=KEPT),
        told=Privacy(purpose=RECORD, encrypt=True, expire=KEPT),
        file=Privacy(purpose=RECORD, expire=KEPT),
    )
    keeping = Keeping(since="meeting__ends")

    class Meta:
        verbose_name = pgettext_lazy("meeting", "Minutes")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="minutes_version_once"),
            models.UniqueConstraint(
                fields=["meeting"], condition=Q(published_at__isnull=True), name="minutes_one_draft"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id} · {self.number}"
