"""A database with all tables, laid out once as a user's first start lays it out, and copied for each run."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg
from django.core.management import call_command
from django.db import connection
from psycopg import sql

from linli.cli import layout
from linli.cli.cluster import alive
from linli.cli.lock import alone
from linli.config.place import BASE_DIR, VAR_DIR


def template() -> str:
    """The name of the database with today's tables; it is made if it is not there."""
    name = f"template_{digest()}"
    with alone(VAR_DIR / "template.lock"), maintenance() as server:
        present = {row[0] for row in server.execute("select datname from pg_database")}
        for old in (each for each in present if not wanted(each, name)):
            drop(server, old)
        if name not in present:
            build(server, name)
    return name


def digest() -> str:
    """Changes whenever a migration, a package or the laying out does."""
    total = hashlib.sha256((BASE_DIR / "requirements" / "run.txt").read_bytes() + Path(layout.__file__).read_bytes())
    for path in sorted((BASE_DIR / "linli").glob("*/migrations/*.py")):
        total.update(str(path).encode() + path.read_bytes())
    return total.hexdigest()[:16]


def maintenance() -> psycopg.Connection:
    params = {**connection.get_connection_params(), "dbname": "postgres"}
    params.pop("cursor_factory", None)
    params.pop("context", None)
    return psycopg.connect(**params, autocommit=True)


def wanted(name: str, template_name: str) -> bool:
    """Whether a database is today's template, or belongs to a run that is still going on, or is not ours."""
    if name.startswith("test_"):
        return alive(int(name.split("_")[1]))
    return name == template_name or not name.startswith("template_")


def drop(server: psycopg.Connection, name: str) -> None:
    with suppress(psycopg.errors.ObjectInUse):  # another run is copying it at this moment
        server.execute(sql.SQL("drop database if exists {}").format(sql.Identifier(name)))


def build(server: psycopg.Connection, name: str) -> None:
    """Lay out under a passing name, so that a run killed in the middle leaves no half-made template."""
    draft = f"template_draft_{name}"
    drop(server, draft)
    server.execute(sql.SQL("create database {}").format(sql.Identifier(draft)))
    with connected_to(draft):
        layout.lay_out()
        call_command("migrate", verbosity=0, interactive=False)
    server.execute(sql.SQL("alter database {} rename to {}").format(sql.Identifier(draft), sql.Identifier(name)))


@contextmanager
def connected_to(name: str) -> Iterator[None]:
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before
