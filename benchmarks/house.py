"""A house of its own for measuring: an embedded database under var/bench with a district of 二七's size, safe
defaults (fsync on)."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

VAR = Path(os.environ.get("LINLI_BENCH_VAR", Path(__file__).resolve().parent.parent / "var" / "bench"))
os.environ["LINLI_VAR"] = str(VAR)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "linli.config.settings")

STREETS, COMMUNITIES, GRIDS = 15, 155, 696  # E, requirements.md
SIZE = int(os.environ.get("LINLI_BENCH_CASES", 1_000_000))  # what "a million cases" is in a trial run


@contextmanager
def open_house() -> Iterator[None]:
    """Start the database, bring its tables up to date, and see that the district is there."""
    import django

    from linli.cli import embedded

    with embedded.server(VAR):
        django.setup()
        from django.core.management import call_command

        from benchmarks import district

        call_command("migrate", verbosity=0)
        district.settle()
        yield


@contextmanager
def beside(name: str) -> Iterator[None]:
    """Another database of this server with the same district, made when it is not there yet, and kept for the next run.

    What is measured meanwhile, websites started meanwhile included, is measured in it.
    """
    from django.core.management import call_command

    from benchmarks import district
    from linli.cli import cluster
    from linli.config.database import embedded_url

    cluster.ensure_database(VAR, name)
    with _turned_to(name), _address(embedded_url(VAR, name)):
        call_command("migrate", verbosity=0)
        district.settle()
        yield


@contextmanager
def _turned_to(name: str) -> Iterator[None]:
    """Django asks this database."""
    from django.db import connection

    from linli.core import fresh

    before = connection.settings_dict["NAME"]
    for turn in (name, before):
        connection.close()
        connection.settings_dict["NAME"] = turn
        fresh.expire_all()
        if turn is name:
            yield


@contextmanager
def _address(url: str) -> Iterator[None]:
    """Websites ask this database."""
    os.environ["DATABASE_URL"] = url
    try:
        yield
    finally:
        del os.environ["DATABASE_URL"]
