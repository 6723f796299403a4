"""What many tests begin with: made once in each process, and put back for each test as rows, many times as quick."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any, Generic, TypeVar

from django.apps import apps
from django.db import connection, models, transaction

T = TypeVar("T")


class Kept(Generic[T]):
    """What `make` returns, with every row that it writes. It may write only into tables that are empty before."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._made: tuple[T, dict[str, bytes]] | None = None

    def get(self) -> T:
        """Have it all in the database, as if it had just been made. Its keys are the same each time."""
        if self._made is None:
            before = _filled()
            value = self._make()
            made = {table: _read(table) for table in _filled() - before}
            self._made = deepcopy(value), made
            return value
        value, rows = self._made
        with transaction.atomic():  # rows refer to each other: they are looked at together, at its end
            for table, content in rows.items():
                _write(table, content)
        return deepcopy(value)


def _filled() -> set[str]:
    """The tables with rows in them, as COPY names them: with the columns that can be written."""
    tables = {_named(model) for model in apps.get_models(include_auto_created=True) if model._meta.managed}
    with connection.cursor() as cursor:
        return {table for table in tables if _any(cursor, table)}


def _named(model: type[models.Model]) -> str:
    columns = ", ".join(
        f'"{field.column}"' for field in model._meta.concrete_fields if not (field.generated or field.has_db_default())
    )
    return f"{model._meta.db_table} ({columns})"


def _any(cursor: Any, table: str) -> bool:
    cursor.execute(f"SELECT EXISTS (SELECT 1 FROM {table.split(' ')[0]})")
    return bool(cursor.fetchone()[0])


def _read(table: str) -> bytes:
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} TO STDOUT") as rows:
        return b"".join(rows)


def _write(table: str, content: bytes) -> None:
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} FROM STDIN") as rows:
        rows.write(content)
