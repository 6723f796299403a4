"""Foreign keys point down the floors, as imports do (which import-linter checks)."""

import tomllib
from pathlib import Path

from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]
LAYERS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"][0]["layers"]
FLOOR = {room.strip(): height for height, rooms in enumerate(reversed(LAYERS)) for room in rooms.split("|")}


def test_foreign_keys_keep_the_floors() -> None:
    upward = [
        f"{field.model._meta.label}.{field.name} → {field.related_model._meta.label}"
        for model in apps.get_models()
        if model._meta.app_label in FLOOR
        for field in model._meta.concrete_fields
        if field.related_model and field.related_model is not model
        if FLOOR[field.related_model._meta.app_label] > FLOOR[model._meta.app_label]
    ]
    assert upward == []


def test_every_room_stands_on_a_floor() -> None:
    rooms = {path.parent.name for path in (ROOT / "linli").glob("*/__init__.py")}
    assert rooms - set(FLOOR) == {"config"}
