"""A day is the day in the office's own clock: moments are kept in UTC, where it is still yesterday until eight."""

import ast
from collections.abc import Iterator
from pathlib import Path

import linli

MOMENTS = ("now", "at")


def test_no_day_is_taken_from_a_moment_without_its_clock() -> None:
    taken = [f"{path.name}:{line}" for path in Path(linli.__path__[0]).rglob("*.py") for line in _taken(path)]
    assert taken == []


def _taken(path: Path) -> Iterator[int]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "date":
            moment = node.func.value
            if getattr(moment, "attr", getattr(moment, "id", "")) in MOMENTS:
                yield node.lineno
