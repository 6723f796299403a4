"""Putting every encrypted value under the newest key, while everybody goes on working.

What is left to do is asked of the database (a stored value names its key), so broken off it is gone on with anywhere.
Readers have both keys all the time; a row that somebody holds is left for the next round.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection, models, transaction

from linli.core import key_ring
from linli.core.crypto import EncryptedText, decrypt, encrypt

STRETCH = 500
STALE = "octet_length({column}) > 0 AND substring({column} FROM 2 FOR 4) <> %s"


@dataclass(frozen=True, slots=True)
class Column:
    """One encrypted column."""

    model: type[models.Model]
    field: EncryptedText

    @property
    def name(self) -> str:
        return f"{self.model._meta.label}.{self.field.name}"

    def left(self) -> int:
        """How many values are under an older key."""
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM {self._table} WHERE {self._stale}", [newest()])
            return int(cursor.fetchone()[0])

    def renew(self) -> Iterator[int]:
        """Put value after value under the newest key; yields how many, stretch by stretch, each in a transaction."""
        after = 0
        while True:
            with transaction.atomic():
                rows = self._next(after)
                self._write([(pk, self._anew(bytes(value))) for pk, value in rows])
            if not rows:
                return
            after = rows[-1][0]
            yield len(rows)

    def _anew(self, value: bytes) -> bytes:
        return encrypt(decrypt(value, self.field.label), self.field.label)

    @property
    def _table(self) -> str:
        return connection.ops.quote_name(self.model._meta.db_table)

    @property
    def _column(self) -> str:
        return connection.ops.quote_name(self.field.column or "")

    @property
    def _key(self) -> str:
        pk = self.model._meta.pk
        return connection.ops.quote_name((pk.column if pk else "") or "")

    @property
    def _stale(self) -> str:
        return STALE.format(column=self._column)

    def _next(self, after: int) -> list[tuple[int, bytes]]:
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT {self._key}, {self._column} FROM {self._table} WHERE {self._key} > %s AND {self._stale} "
                f"ORDER BY {self._key} LIMIT {STRETCH} FOR UPDATE SKIP LOCKED",
                [after, newest()],
            )
            return list(cursor.fetchall())

    def _write(self, rows: list[tuple[int, bytes]]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(
                f"UPDATE {self._table} SET {self._column} = %s WHERE {self._key} = %s",
                [(value, pk) for pk, value in rows],
            )


def columns() -> list[Column]:
    """Every encrypted column of every model."""
    return [
        Column(model, field)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, EncryptedText)
    ]


def newest() -> bytes:
    """The id of the key that encrypts."""
    return key_ring.read(Path(settings.PERSONAL_KEY_RING))[0].id
