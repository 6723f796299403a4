"""Many rows saved again, each with its own values: one statement prepared once, sent for all of them together.

Model.objects.bulk_update composes a CASE for each value; at a thousand rows that costs far more than writing them.
"""

from collections.abc import Sequence

from django.db import connection, models


def save_all(rows: Sequence[models.Model], names: Sequence[str]) -> None:
    """Write these fields of rows that are there, in the caller's transaction."""
    if not rows:
        return
    meta = rows[0]._meta
    fields = [field for field in meta.concrete_fields if field.name in set(names)]
    pk = meta.pk
    assert pk is not None
    columns = ", ".join(f'"{field.column}" = %s' for field in fields)
    values = [
        [*(field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields), row.pk] for row in rows
    ]
    with connection.cursor() as cursor:
        cursor.executemany(f'UPDATE "{meta.db_table}" SET {columns} WHERE "{pk.column}" = %s', values)
