"""A photo with a case: from the resident, or of what was done. Shrunk, its location stripped."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.cases.models.case import Case
from linli.core.privacy import Privacy, declare


class Attachment(models.Model):
    """A JPEG kept by the digest of its content, so the same picture twice is one file."""

    class Moment(models.TextChoices):
        ASKED = "asked", _("From the resident")
        DONE = "done", _("What was done")

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="attachments")
    event_id = models.BigIntegerField(null=True)
    moment = models.CharField(max_length=6, choices=Moment)
    file = models.FileField(max_length=120)
    digest = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    at = models.DateTimeField()

    privacy = declare(
        plain="id case event_id moment digest size at",
        file=Privacy(purpose="to see the spot and what was done", expire="P5Y"),
    )

    class Meta:
        verbose_name = _("Photo")
        constraints = [models.UniqueConstraint(fields=["case", "digest", "moment"], name="attachment_once")]

    def __str__(self) -> str:
        return f"{self.case_id} · {self.file.name}"
