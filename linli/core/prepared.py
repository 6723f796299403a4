"""Hot statements: planned once for each connection, then only carried out.

Behind a pooler that cannot keep prepared statements, LINLI_PREPARE=0 turns this off: each is planned anew.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any, TypeVar

import psycopg
from django.core.exceptions import ObjectDoesNotExist
from django.db import DEFAULT_DB_ALIAS, connection, connections, models
from django.db.models import QuerySet
from psycopg import sql as texts
from psycopg.types.datetime import TimestamptzLoader

MARK = re.compile("(?<!%)%s")
M = TypeVar("M", bound=models.Model)
Values = Sequence[Any] | Mapping[str, Any]


def first_row(sql: str, values: Values) -> tuple[Any, ...] | None:
    """The first row of the answer, or None. `sql` is the same text every time; only `values` differ."""
    with _cursor() as cursor:
        cursor.execute(sql, values)
        found: tuple[Any, ...] | None = cursor.fetchone()
        return found


def carry_out(sql: str, values: Values) -> None:
    """Carry out a statement that answers nothing, as first_row does one that answers."""
    with _cursor() as cursor:
        cursor.execute(sql, values)


def all_rows(sql: str, values: Values) -> list[tuple[Any, ...]]:
    """Every row of the answer, as first_row gives one. Moments come in UTC."""
    with _cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())


def locked(model: type[M], pk: int) -> M:
    """The row, read afresh and locked until the transaction ends; ObjectDoesNotExist when there is none."""
    key = model._meta.pk.column if model._meta.pk else ""
    found = one(model, f"{_selecting(model, key)} FOR UPDATE", {"value": pk})
    if found is None:
        raise ObjectDoesNotExist(f"{model._meta.label} {pk}")
    return found


def having(model: type[M], column: str, value: Any) -> M | None:
    """The row that has this value in a column where each stands once, as it is; or None."""
    return one(model, _selecting(model, column), {"value": value})


def one(model: type[M], sql: str, values: Values) -> M | None:
    """The first row of a statement that asks for every column of a model, in the model's own order; or None."""
    found = first_row(sql, values)
    if found is None:
        return None
    names, converting = _reading(model)
    row = list(found)
    for place, convert in converting:
        row[place] = convert(row[place], None, connection)
    return model.from_db(connection.alias, names, row)


@cache
def _selecting(model: type[models.Model], column: str) -> str:
    columns = ", ".join(f'"{field.column}"' for field in model._meta.concrete_fields)
    return f'SELECT {columns} FROM "{model._meta.db_table}" WHERE "{column}" = %(value)s'


@cache
def _reading(model: type[models.Model]) -> tuple[list[str], list[tuple[int, Any]]]:
    """The names of a model's columns, and which of them the field itself reads."""
    fields = model._meta.concrete_fields
    converting = [(place, field.from_db_value) for place, field in enumerate(fields) if hasattr(field, "from_db_value")]
    return [field.attname for field in fields], converting


def composed(query: QuerySet, moving: Mapping[Any, str]) -> str:
    """The text of a query with its values written into it, so that it can be kept and carried out again.

    `moving`: values that stand in for what differs each time -> the name under which it will be given.
    """
    text, values = query.query.sql_with_params()
    connection.ensure_connection()
    written = [f"%({moving[value]})s" if _moves(value, moving) else _literal(value) for value in values]
    parts = MARK.split(text)
    return "".join(part + value for part, value in zip(parts, [*written, ""], strict=True))


def _moves(value: Any, moving: Mapping[Any, str]) -> bool:
    return isinstance(value, tuple({type(each) for each in moving})) and value in moving


def _literal(value: Any) -> str:
    return texts.Literal(value).as_string(connection.connection).replace("%", "%%")


@contextmanager
def _cursor() -> Iterator[Any]:
    here = connections[DEFAULT_DB_ALIAS]  # found once: `connection` looks for it at every use
    here.ensure_connection()
    bare: Any = psycopg.Cursor(here.connection)
    # Django's own loader works in Python, value by value; the connection speaks UTC already.
    bare.adapters.register_loader("timestamptz", TimestamptzLoader)
    wrap = here.make_debug_cursor if here.queries_logged else here.make_cursor
    with here.wrap_database_errors, wrap(bare) as cursor:
        yield cursor
