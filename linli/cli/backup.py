"""`linli backup FILE`: the database and the files in one tar file, consistent, while everything runs."""

import json
import os
import subprocess
import tarfile
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import click
from django.conf import settings
from psycopg.conninfo import make_conninfo

from linli.cli import postgres, trouble
from linli.cli.prepare import on_disk
from linli.config.database import embedded_url
from linli.config.place import VAR_DIR

DUMP, FILES, ABOUT = "database.dump", "files", "about.json"
FORMAT = 1


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def backup(file: Path) -> None:
    """Write the database and the files into FILE (.tar).

    The keys of personal fields are not in it: who has both can read everything. Keep them apart.
    """
    if file.exists():
        click.confirm(f"{file} is there already. Overwrite it?", abort=True)
    try:
        draft = write(file)
        draft.replace(file)
    except OSError as error:
        raise trouble.of_disk(error, file) from error
    click.echo(f"{file}: {file.stat().st_size / 1e6:.1f} MB")
    click.echo(
        f"Keep a copy of {VAR_DIR / 'secrets'} somewhere else: without its keys, names and telephone numbers in this "
        "backup cannot be read by anybody.",
        err=True,
    )


def write(file: Path) -> Path:
    """Write the backup beside its place and return the draft: a backup cut short never takes an older one's name."""
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    with tempfile.TemporaryDirectory(dir=file.absolute().parent, prefix=".linli-") as folder:
        dump = Path(folder) / DUMP
        postgres_says(
            "pg_dump", f"--file={dump}", "--format=custom", "--no-owner", "--no-privileges", f"--dbname={address()}"
        )
        about = Path(folder) / ABOUT
        about.write_text(json.dumps(description(), indent=2))
        with tarfile.open(draft, "w") as bundle:
            draft.chmod(0o600)
            bundle.add(about, ABOUT)
            bundle.add(dump, DUMP)
            if Path(settings.MEDIA_ROOT).exists():
                bundle.add(settings.MEDIA_ROOT, FILES)
    return draft


def description() -> dict[str, object]:
    """What a restore wants to know before it begins."""
    return {
        "format": FORMAT,
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "migrations": sorted(f"{label}.{name}" for label, name in on_disk()),
    }


def address(name: str | None = None) -> str:
    """The database's address for PostgreSQL's own programs; with a name, that of another one on the same server."""
    given = os.environ.get("DATABASE_URL") or embedded_url(VAR_DIR)
    return make_conninfo(given, dbname=name) if name else given


def postgres_says(program: str, *arguments: str) -> None:
    """Run one of PostgreSQL's programs as ourselves; its complaint becomes the sentence."""
    done = subprocess.run(
        [postgres.programs() / program, *arguments],
        env={**os.environ, "LC_ALL": "C"},
        text=True,
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise trouble.of_words(done.stderr, VAR_DIR, f"{program} gave up.")
