"""What must be so before pages are served: tables migrated, translations compiled, static files collected."""

import hashlib
from pathlib import Path

import click
from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from linli.cli import layout, translations

BUILT = Path(__file__).resolve().parent.parent / "portal" / "static" / "build" / "portal.js"
MIGRATING = 0x4C696E6C69  # the number of our advisory lock


@click.command()
def prepare() -> None:
    """Apply migrations, compile translations, collect static files; what is in order is left alone."""
    tables()
    translations.ready()
    static_files()


def needed() -> bool:
    """Whether `prepare` would do anything."""
    return bool(pending() or translations.stale() or not static_files_collected())


def tables() -> None:
    """Apply the migrations that are missing; two processes at once wait for each other."""
    if not pending():
        return
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_lock(%s)", [MIGRATING])
        try:
            if pending():
                click.echo("Preparing the tables …", err=True)
                if layout.new():
                    layout.lay_out()
                call_command("migrate", interactive=False, verbosity=0)
                # Of a new column the planner knows nothing, and may read a million rows to find fifty.
                cursor.execute("analyze")
        finally:
            cursor.execute("select pg_advisory_unlock(%s)", [MIGRATING])


def pending() -> set[tuple[str, str]]:
    """The migrations that lie on disk and are not in the database; cheaper than Django's own plan."""
    return on_disk() - set(MigrationRecorder(connection).applied_migrations())


def on_disk() -> set[tuple[str, str]]:
    """Every migration's (app, name), found by file name: nothing is imported."""
    return {
        (app.label, path.stem)
        for app in apps.get_app_configs()
        for path in Path(app.path, "migrations").glob("[0-9]*.py")
    }


def static_files() -> None:
    """Collect, hash and compress the static files if any has changed since the last time."""
    if not static_files_collected():
        click.echo("Collecting the static files …", err=True)
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        static_stamp().write_text(static_digest())


def static_files_collected() -> bool:
    return static_stamp().exists() and static_stamp().read_text() == static_digest()


def static_stamp() -> Path:
    return Path(settings.STATIC_ROOT).with_name("static.stamp")


def static_digest() -> str:
    """Changes with the name, the size or the date of any static file, and with where they are collected."""
    total = hashlib.sha256(repr(settings.STORAGES["staticfiles"]).encode())
    for finder in get_finders():
        for path, storage in sorted(finder.list([".*"]), key=lambda found: found[0]):
            found = Path(storage.path(path)).stat()
            total.update(f"{path} {found.st_size} {found.st_mtime_ns}\n".encode())
    return total.hexdigest()
