"""Changing a row on a hot path: what save(update_fields=…) does, with the SQL made once per set of fields."""

from functools import cache
from typing import Any

from django.db import connection, models

from linli.core.prepared import carry_out


def update(row: models.Model, fields: tuple[str, ...]) -> None:
    """Write these fields of a row that its caller has locked. No signals are sent."""
    sql, changed = _statement(type(row), fields)
    values = [field.get_db_prep_save(getattr(row, field.attname), connection) for field in changed]
    carry_out(sql, [*values, row.pk])


@cache
def _statement(model: type[models.Model], names: tuple[str, ...]) -> "tuple[str, list[models.Field[Any, Any]]]":
    """The UPDATE, and the fields whose values it takes, in order."""
    meta = model._meta
    fields: list[Any] = [meta.get_field(name) for name in names]
    changes = ", ".join(f'"{field.column}" = %s' for field in fields)
    return f'UPDATE "{meta.db_table}" SET {changes} WHERE "{meta.pk.column}" = %s', fields
