"""A yearly list of commitments as a spreadsheet, looked at before it is brought in."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.core.privacy import declare
from linli.people.models import Account


class CommitmentSheet(models.Model):
    """What somebody uploaded: `headings` as they stood, `rows` as [number, cells]. `counts`: what became of it once
    `landed_at` is set."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    at = models.DateTimeField()
    headings = models.JSONField(default=list)
    rows = models.JSONField(default=list)
    landed_at = models.DateTimeField(null=True)
    counts = models.JSONField(default=dict)

    privacy = declare(plain="id account name at headings rows landed_at counts")

    class Meta:
        verbose_name = _("List of commitments")

    def __str__(self) -> str:
        return self.name
