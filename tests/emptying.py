"""After a test that commits, every table is emptied again: what has rows, by deleting them; the rest is left alone.

Django would truncate all of them and then enter content types and permissions anew, which takes longer than most tests.
"""

from functools import cache

from django.db import connection, transaction
from django.test import TransactionTestCase

ALWAYS_THERE = {"django_content_type", "auth_permission", "django_migrations"}


def empty(_case: TransactionTestCase) -> None:
    """Delete all that was committed."""
    with transaction.atomic(), connection.cursor() as cursor:
        tables = filled()
        cursor.execute("SET LOCAL session_replication_role = replica")  # neither triggers nor references are asked
        for table in tables:
            cursor.execute(f"DELETE FROM {table}")


def filled() -> list[str]:
    """The tables with rows in them."""
    with connection.cursor() as cursor:
        cursor.execute(_asking())
        return [row[0] for row in cursor.fetchall()]


@cache
def _asking() -> str:
    tables = set(connection.introspection.django_table_names(only_existing=True)) - ALWAYS_THERE
    return " UNION ALL ".join(f"SELECT '{table}' WHERE EXISTS (SELECT 1 FROM {table})" for table in sorted(tables))
