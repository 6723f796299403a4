"""Room for databases of the tests' own."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def ground() -> Iterator[Path]:
    """A folder that PostgreSQL, which is never root, may walk to; pytest's own is closed to others."""
    with tempfile.TemporaryDirectory(prefix="linli-") as folder:
        yield Path(folder)
