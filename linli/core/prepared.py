"""Hot statements: planned once for each connection, then only carried out.

Behind a pooler that cannot keep prepared statements, LINLI_PREPARE=0 turns this off: each is planned anew.
"""

from collections.abc import Sequence
from typing import Any

import psycopg
from django.db import connection


def first_row(sql: str, values: Sequence[Any]) -> tuple[Any, ...] | None:
    """The first row of the answer, or None. `sql` is the same text every time; only `values` differ."""
    connection.ensure_connection()
    bare: Any = psycopg.Cursor(connection.connection)
    wrap = connection.make_debug_cursor if connection.queries_logged else connection.make_cursor
    with connection.wrap_database_errors, wrap(bare) as cursor:
        cursor.execute(sql, values)
        found: tuple[Any, ...] | None = cursor.fetchone()
        return found
