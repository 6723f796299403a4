"""Every kind of event that an action records has a label, and every label belongs to an event."""

import ast
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from django.apps import apps

from linli.cases.events import UNASKED
from linli.cases.lifecycle import RECEIVED, TABLE
from linli.cases.words import Supervision
from linli.commitments import lifecycle as commitments
from linli.deliberation.lifecycle import SPENDING
from linli.points.lifecycle import EARNING, REDEEMING
from linli.proposals.lifecycle import TABLE as PROPOSALS
from linli.tasks.lifecycle import TABLE as PARTS
from linli.volunteers.lifecycle import TABLE as VOLUNTEER
from linli.votes.lifecycle import TABLE as VOTES
from linli.wishes.lifecycle import TABLE as WISH

LINLI = Path(__file__).resolve().parents[2] / "linli"
# Recorded for several models by one action: the kind begins with the model's name.
SHARED = {
    "catalogue": {f"{model}.{verb}" for model in ("word", "holiday", "deadlineclass", "category") for verb in ("kept",)}
    | {f"{model}.retired" for model in ("deadlineclass", "category")},
    "people": {f"{model}.retired" for model in ("role", "organisation")},
    "residents": {"household.agent_given", "enterprise.agent_given", "enterprise.moved"}
    | {f"{model}.revealed" for model in ("household", "resident", "enterprise")}
    | {"careneed.reviewed", "careneed.ended"},
    "activities": {"activity.revealed"},
    "volunteers": {step.event for step in VOLUNTEER.values()}
    | {"team.asked", "team.accepted", "team.refused", "team.parted", "team.deputed"},
    "commitments": {step.event for step in commitments.TABLE.values()}
    | {commitments.LATE, "commitment.amber"}
    | {f"commitment.{stage}" for stage in Supervision if stage != Supervision.STRUCK_OFF},
    "tasks": {step.event for step in PARTS.values()},
    "wishes": {step.event for step in WISH.values()} | {"microwish.revealed"},
    "points": {step.event for step in (*EARNING.values(), *REDEEMING.values())},
    "votes": {step.event for step in VOTES.values()},
    "deliberation": {step.event for step in SPENDING.values()},
    "proposals": {step.event for step in PROPOSALS.values()},
    "cases": {RECEIVED, "case.revealed"} | {step.event for step in TABLE.values()} | UNASKED,
}


def erased(room: str) -> set[str]:
    """What tells in its own story that something of it was erased (journal/expiring.py)."""
    ours = [model for model in apps.get_models() if model.__module__.startswith(f"linli.{room}.")]
    told = [model for model in ours if getattr(model, "keeping", None) and model.keeping.told]
    return {f"{model._meta.model_name}.expired" for model in told}


def spelled_out(room: Path) -> Iterator[str]:
    for path in room.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "record":
                first = node.args[0] if node.args else None
                if isinstance(first, ast.Constant):
                    yield str(first.value)


def test_every_kind_of_event_has_a_label_and_every_label_an_event() -> None:
    recorded, labelled = set[str](), set[str]()
    for room in (path for path in LINLI.iterdir() if path.is_dir()):
        recorded |= set(spelled_out(room)) | SHARED.get(room.name, set()) | erased(room.name)
        if find_spec(f"linli.{room.name}.events"):
            labelled |= set(import_module(f"linli.{room.name}.events").LABELS)
    assert recorded == labelled


def test_labels_are_sentences_not_keys() -> None:
    labels = import_module("linli.cases.events").LABELS
    assert all("." not in str(label) and str(label) for label in labels.values())
