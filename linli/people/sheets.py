"""A spreadsheet as somebody uploaded it, kept to be looked at before any of it counts."""

import json
from typing import Any

from django.db import models

from linli.core.crypto import EncryptedText
from linli.core.sheets import Upload
from linli.people.models import Account


class Uploaded(models.Model):
    """`formulas`: cell -> row, those that would be computed. `counts`: what became of it once `landed_at` is set.
    Whoever inherits keeps `headings`, and `rows` as (number, cells)."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    name = models.CharField(max_length=120)
    at = models.DateTimeField()
    formulas = models.JSONField(default=dict)
    landed_at = models.DateTimeField(null=True)
    counts = models.JSONField(default=dict)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name


class Open(Uploaded):
    """One about nobody in particular."""

    headings = models.JSONField(default=list)
    rows = models.JSONField(default=list)

    class Meta:
        abstract = True


class Sealed(Uploaded):
    """One about people. `content`: headings and rows, as JSON, encrypted; empty once it is erased."""

    content = EncryptedText(blank=True, default="")

    class Meta:
        abstract = True

    @property
    def headings(self) -> list[str]:
        return list(self._said()[0])

    @property
    def rows(self) -> list[tuple[int, list[Any]]]:
        return [(number, cells) for number, cells in self._said()[1]]

    def _said(self) -> tuple[list[str], list[Any]]:
        headings, rows = json.loads(self.content) if self.content else ([], [])
        return headings, rows


def sealed(upload: Upload) -> str:
    """The `content` of a Sealed."""
    return json.dumps([upload.headings, upload.rows], ensure_ascii=False)
