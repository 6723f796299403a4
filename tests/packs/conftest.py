"""A small pack of the tests' own, and copies of it with one thing changed."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

Edit = tuple[str, str, str]
Small = Callable[..., Path]

SMALL = Path(__file__).parent / "small"


@pytest.fixture
def small(tmp_path: Path) -> Small:
    """Copy the small pack and make edits, each (section, what stands there once, what instead)."""

    def copy(*edits: Edit) -> Path:
        folder = tmp_path / "small"
        if not folder.exists():
            shutil.copytree(SMALL, folder)
        for section, before, after in edits:
            path = folder / f"{section}.yaml"
            text = path.read_text()
            assert text.count(before) == 1, f"{before!r} stands {text.count(before)} times in {path.name}"
            path.write_text(text.replace(before, after))
        return folder

    return copy
