"""A new database is made at once; one that is there is migrated. Both have the same tables."""

import gc
import os
from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from psycopg import sql

from linli.cli import layout, postgres
from linli.config.database import embedded_url
from linli.config.place import VAR_DIR
from tests import emptying, schema

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def empty(transactional_db: None) -> Iterator[str]:
    """A database with nothing in it."""
    name = f"test_{os.getpid()}_empty"
    with schema.maintenance() as server:
        server.execute(sql.SQL("create database {}").format(sql.Identifier(name)))
        yield name
        schema.drop(server, name)


@pytest.fixture
def unhurried() -> Iterator[None]:
    """Half the time of `migrate` goes into looking for what may be forgotten."""
    before = gc.get_threshold()
    gc.set_threshold(200_000)
    yield
    gc.set_threshold(*before)


def tables(name: str) -> list[str]:
    """All that makes the tables of a database, whatever the order of columns."""
    status, said = postgres.run(
        postgres.owner_of(VAR_DIR / "pg"), "pg_dump", "--schema-only", "--no-owner", embedded_url(VAR_DIR, name)
    )
    assert status == 0, said
    return sorted(line.rstrip(",") for line in said.splitlines() if not line.startswith(("\\restrict", "\\unrestrict")))


def test_a_new_database_has_the_tables_that_all_migrations_leave_one_after_another(empty: str, unhurried: None) -> None:
    laid_out = tables(connection.settings_dict["NAME"])
    applied = set(MigrationRecorder(connection).applied_migrations())
    with schema.connected_to(empty):
        assert layout.new()
        call_command("migrate", verbosity=0, interactive=False)
        assert not layout.new()
        assert set(MigrationRecorder(connection).applied_migrations()) == applied
        assert emptying.filled() == []  # a migration that puts rows into a new database must be told of in layout.py
    assert len(laid_out) > 10_000
    assert tables(empty) == laid_out


def test_a_database_laid_out_is_whole_or_not_there(empty: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(*_anything: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(layout, "do_by_hand", killed)
    with schema.connected_to(empty):
        with pytest.raises(KeyboardInterrupt):
            layout.lay_out()
        assert connection.introspection.table_names() == []
        assert layout.new()


def test_what_changes_rows_is_told_from_what_changes_tables() -> None:
    assert layout.of_rows(" UPDATE a SET b = 1")
    assert layout.of_rows(["DELETE FROM a", "INSERT INTO a SELECT 1"])
    assert not layout.of_rows(["UPDATE a SET b = 1", "CREATE TRIGGER t BEFORE UPDATE ON a EXECUTE FUNCTION f()"])
    assert not layout.of_rows("ALTER TABLE a SET (fillfactor = 85)")
