"""A pack and a plan, as lines for the terminal."""

from collections.abc import Iterator
from typing import Any

from linli.packs.checks.catalogue import walk
from linli.packs.plan import Change, Kind, Plan
from linli.packs.schema import Pack

MARKS = {Kind.CREATE: "+", Kind.UPDATE: "~", Kind.RETIRE: "-"}
LONGEST = 60


def in_order(pack: Pack) -> str:
    """What a clean pack holds, in numbers."""
    counts = {
        "levels of areas": len(pack.areas.levels),
        "roles": len(pack.people.roles),
        "levels of the ladder": len(pack.cases.ladder),
        "categories": sum(1 for _category in walk(pack.catalogue.categories)),
        "deadline classes": len(pack.catalogue.deadline_classes),
        "channels": len(pack.catalogue.channels),
        "routing rules": len(pack.routing.rules),
        "service items": len(pack.services.items),
        "words": len(pack.words.words),
    }
    return ", ".join(f"{count} {name}" for name, count in counts.items()) + "."


def summary(plan: Plan) -> str:
    """How much a plan changes."""
    if not plan:
        return "nothing to change."
    counts = [(Kind.CREATE, "added"), (Kind.UPDATE, "changed"), (Kind.RETIRE, "taken out of use")]
    return ", ".join(f"{plan.count(kind)} {word}" for kind, word in counts) + "."


def lines(plan: Plan) -> Iterator[str]:
    """Each change under its section, an update with the values before and after."""
    section = ""
    for change in plan.changes:
        if change.section != section:
            section = change.section
            yield f"{section}:"
        yield f"  {MARKS[change.kind]} {change.what}"
        if change.kind is Kind.UPDATE:
            yield from _fields(change)


def _fields(change: Change) -> Iterator[str]:
    for name in change.fields:
        yield f"      {name}: {_short(change.before.get(name))} → {_short(change.after[name])}"


def _short(value: Any) -> str:
    said = "none" if value in (None, "", [], {}) else str(value)
    return said if len(said) <= LONGEST else said[:LONGEST] + "…"
