"""What is attached to a case, by the resident or of what was done: photos, without where they were taken; documents."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.cases.models.case import Case
from linli.core.crypto import EncryptedText
from linli.core.privacy import Keeping, Privacy, declare

JPEG = "image/jpeg"
SHOWN = "to see the spot and what was done"


class Attachment(models.Model):
    """A JPEG kept by the digest of its content, so the same picture twice is one file; or a document, under a name
    drawn at random, which keeps the `name` it came with."""

    class Moment(models.TextChoices):
        ASKED = "asked", _("From the resident")
        DONE = "done", _("What was done")

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="attachments")
    event_id = models.BigIntegerField(null=True)
    moment = models.CharField(max_length=6, choices=Moment)
    media_type = models.CharField(max_length=100, default=JPEG)
    name = EncryptedText(blank=True, default="")
    file = models.FileField(max_length=120)
    digest = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    at = models.DateTimeField()

    privacy = declare(
        plain="id case event_id moment media_type digest size at",
        name=Privacy(purpose=SHOWN, encrypt=True, expire="P5Y"),
        file=Privacy(purpose=SHOWN, expire="P5Y"),
    )
    keeping = Keeping(since="case__closed_at", whole=True)

    class Meta:
        verbose_name = _("Attachment")
        constraints = [models.UniqueConstraint(fields=["case", "digest", "moment"], name="attachment_once")]

    def __str__(self) -> str:
        return f"{self.case_id} · {self.name or self.file.name}"

    @property
    def is_photo(self) -> bool:
        return self.media_type == JPEG
