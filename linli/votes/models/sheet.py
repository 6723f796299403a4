"""A roll as somebody uploaded it, looked at before it is brought in."""

import json
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from linli.core.crypto import EncryptedText
from linli.core.privacy import Keeping, Privacy, declare
from linli.people.models import Account
from linli.votes.models.vote import Vote


class RollSheet(models.Model):
    """`content`: headings and numbered rows, as JSON, encrypted, until it is brought in or a month is over. `formulas`:
    cell -> row, those that would be computed. `counts`: what became of it once `landed_at` is set."""

    vote = models.ForeignKey(Vote, on_delete=models.PROTECT, related_name="sheets", db_index=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    name = models.CharField(max_length=120)
    at = models.DateTimeField()
    content = EncryptedText(blank=True, default="")
    formulas = models.JSONField(default=dict)
    landed_at = models.DateTimeField(null=True)
    counts = models.JSONField(default=dict)

    privacy = declare(
        plain="id vote account name at formulas landed_at counts",
        content=Privacy(purpose="to look at a roll before it is brought in", encrypt=True, expire="P30D"),
    )
    keeping = Keeping(since="at")

    class Meta:
        verbose_name = _("Sheet of a roll")

    def __str__(self) -> str:
        return self.name

    @property
    def headings(self) -> list[str]:
        return list(self._said()[0])

    @property
    def rows(self) -> list[tuple[int, list[Any]]]:
        """Number as a spreadsheet shows it, and cells; none once they are erased."""
        return [(number, cells) for number, cells in self._said()[1]]

    def _said(self) -> tuple[list[str], list[Any]]:
        headings, rows = json.loads(self.content) if self.content else ([], [])
        return headings, rows
