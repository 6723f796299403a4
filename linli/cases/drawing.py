"""docs/lifecycle.md, drawn from the lifecycle table."""

from django.utils.translation import override

from linli.cases.events import INTERNAL
from linli.cases.lifecycle import CASE, TABLE
from linli.cases.words import Action, Status
from linli.people.permissions import Permission

BEFORE = """# A case's life

This page is generated from `linli/cases/lifecycle.py`; change it there and run `make generate`.

A step that leaves the state as it is (`classify`, `work`, `note` …) is not drawn; the table below has them all.
"""


def page() -> str:
    """The diagram of the moves, then every step with its permission and its event."""
    with override("en"):
        return "\n".join([BEFORE, "```mermaid", *_diagram(), "```", "", *_table(), ""])


def _diagram() -> list[str]:
    moves: dict[tuple[Status, Status], list[str]] = {}
    for (status, action), step in TABLE.items():
        if step.to and step.to != status:
            moves.setdefault((status, step.to), []).append(action)
    lines = [f"    {status} : {Status(status).label}" for status in Status]
    lines += ["    [*] --> received"]
    lines += [f"    {at} --> {to} : {', '.join(actions)}" for (at, to), actions in moves.items()]
    return ["stateDiagram-v2", *lines]


def _table() -> list[str]:
    rows = ["| in state | action | leads to | needs | event |", "|---|---|---|---|---|"]
    for status in Status:
        for action in CASE.actions(status):
            rows.append(_row(status, action))
    return rows


def _row(status: Status, action: Action) -> str:
    step = TABLE[status, action]
    needs = f"`{Permission(step.permission).value}`" if step.permission else "the code, or `case.register`"
    internal = " (internal)" if step.event in INTERNAL else ""
    return f"| {status} | {action} | {step.to or '—'} | {needs} | `{step.event}`{internal} |"
