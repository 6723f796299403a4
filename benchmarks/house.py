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
