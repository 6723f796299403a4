"""Inserting a new row on a hot path: what Model.save does, with the SQL made once per model instead of once per row."""

from functools import cache
from typing import Any

from django.db import connection, models

from linli.core.prepared import first_row

FILLED = (models.AutoField, models.BigAutoField)  # numbers that the database gives


def insert(row: models.Model) -> None:
    """Insert a new row and set its primary key. What the database fills itself is left to it; no signals are sent."""
    sql, fields = _statement(type(row))
    values = [field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields]
    (row.pk,) = first_row(sql, values) or (None,)
    row._state.adding = False
    row._state.db = connection.alias


@cache
def _statement(model: type[models.Model]) -> "tuple[str, list[models.Field[Any, Any]]]":
    """The INSERT, and the fields whose values it takes, in order."""
    meta = model._meta
    fields = [each for each in meta.concrete_fields if not isinstance(each, FILLED) and not each.has_db_default()]
    columns = ", ".join(f'"{field.column}"' for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    return f'INSERT INTO "{meta.db_table}" ({columns}) VALUES ({marks}) RETURNING "{meta.pk.column}"', fields
