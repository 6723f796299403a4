"""`linli restore FILE`: put back what a backup holds, whole or not at all."""

import json
import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
import psycopg
from django.conf import settings
from django.db import connections
from psycopg import sql

from linli.cli import embedded, prepare, trouble
from linli.cli.backup import ABOUT, DUMP, FILES, FORMAT, address, postgres_says
from linli.cli.trouble import Trouble
from linli.config.place import VAR_DIR

FRESH, FORMER = "linli_restored", "linli_former"


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask before what is there now is replaced.")
def restore(file: Path, yes: bool) -> None:
    """Replace the database and the files by those in FILE, made by `linli backup`."""
    with trouble.told(VAR_DIR), embedded.server(VAR_DIR), unpacked(file) as folder:
        made_at = understood(folder)
        ensure_alone()
        if not yes:
            click.confirm(f"Everything here now will be replaced by the backup of {made_at}. Go on?", abort=True)
        replace_database(folder / DUMP)
        replace_files(folder / FILES)
        prepare.tables()
    click.echo(f"The backup of {made_at} is back in place.")
    click.echo(f"Its names and telephone numbers need the keys of its time in {VAR_DIR / 'secrets'}.", err=True)


@contextmanager
def unpacked(file: Path) -> Iterator[Path]:
    """The backup's parts in a passing folder on the disk where they will stay."""
    VAR_DIR.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=VAR_DIR, prefix="restore-") as folder:
        try:
            with tarfile.open(file) as bundle:
                bundle.extractall(folder, filter="data")
        except tarfile.TarError as error:
            raise Trouble(f"{file} is no backup of Linli, or was cut short.") from error
        yield Path(folder)


def understood(folder: Path) -> str:
    """When the backup was made; raises Trouble for one that this version cannot read."""
    about = folder / ABOUT
    if not about.exists() or not (folder / DUMP).exists():
        raise Trouble("This file is no backup of Linli.")
    told = json.loads(about.read_text())
    unknown = set(told["migrations"]) - {f"{label}.{name}" for label, name in prepare.on_disk()}
    if told["format"] != FORMAT or unknown:
        raise Trouble("The backup comes from a newer Linli. Update the program first.")
    return str(told["made_at"])


def ensure_alone() -> None:
    """Nobody may write while the database is exchanged."""
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
        )
        (others,) = cursor.fetchone()
    connections.close_all()
    if others:
        raise Trouble("Linli is running. Stop it first (Ctrl-C where `linli serve` runs), then restore.")


def replace_database(dump: Path) -> None:
    """Fill a fresh database, then let it take the old one's name: the old one stays until the new one is whole."""
    name = connections["default"].settings_dict["NAME"]
    with psycopg.connect(address("postgres"), autocommit=True) as server:
        for passing in (FRESH, FORMER):
            run(server, "drop database if exists {}", passing)
        run(server, "create database {} template template0", FRESH)
        postgres_says(
            "pg_restore", "--no-owner", "--no-privileges", "--exit-on-error", f"--dbname={address(FRESH)}", str(dump)
        )
        run(server, "alter database {} rename to {}", name, FORMER)
        run(server, "alter database {} rename to {}", FRESH, name)
        run(server, "drop database {}", FORMER)


def run(server: psycopg.Connection, words: str, *names: str) -> None:
    server.execute(sql.SQL(words).format(*map(sql.Identifier, names)))


def replace_files(files: Path) -> None:
    """Let the backup's files take the place of those there are."""
    place = Path(settings.MEDIA_ROOT)
    former = place.with_name("files.former")
    if place.exists():
        place.replace(former)
    if files.exists():
        files.replace(place)
    shutil.rmtree(former, ignore_errors=True)
