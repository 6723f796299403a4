"""The story of a row is kept under a name of its model's own: no two write into one chain, or erase each other's."""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps

from linli.journal.models import Event
from linli.journal.stories import story_name

LINLI = Path(__file__).resolve().parents[2] / "linli"
OURS = [model for model in apps.get_models() if model.__module__.startswith("linli.")]
NAMED = ("record_stories", "record_next", "story", "last")


def spelled_out() -> Iterator[str]:
    """Every name of a story that stands in the code as a word."""
    for path in LINLI.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call):
                called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
                given = [node.args[0]] if called in NAMED and node.args else []
                given += [each.value for each in node.keywords if (each.arg or "").endswith("subject_type")]
                yield from (str(each.value) for each in given if isinstance(each, ast.Constant))


def test_no_two_models_keep_their_stories_under_one_name() -> None:
    names = Counter(story_name(model) for model in OURS)
    assert [name for name, times in names.items() if times > 1] == []


def test_every_name_of_a_story_fits_its_column() -> None:
    longest = Event._meta.get_field("subject_type").max_length
    assert [name for model in OURS if len(name := story_name(model)) > longest] == []


def test_a_story_is_written_and_read_under_the_name_of_a_model() -> None:
    names = set(spelled_out())
    assert names
    assert names - {story_name(model) for model in OURS} == set()
