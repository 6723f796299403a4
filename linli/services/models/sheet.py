"""A spreadsheet of items, looked at before it is brought in."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.core.privacy import declare
from linli.people.models import Account


class ItemSheet(models.Model):
    """What somebody uploaded: `headings` as they stood, `rows` as [number, cells]; `formulas`: cell -> row, those that
    would be computed. `counts`: what became of it once `landed_at` is set."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    name = models.CharField(max_length=120)
    at = models.DateTimeField()
    headings = models.JSONField(default=list)
    rows = models.JSONField(default=list)
    formulas = models.JSONField(default=dict)
    landed_at = models.DateTimeField(null=True)
    counts = models.JSONField(default=dict)

    privacy = declare(plain="id account name at headings rows formulas landed_at counts")

    class Meta:
        verbose_name = _("Spreadsheet of items")

    def __str__(self) -> str:
        return self.name
