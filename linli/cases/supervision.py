"""What the practice does about time that runs out: when a case is amber, and supervision after its deadline."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from linli.cases.words import Action, Supervision
from linli.catalogue.tables import tables
from linli.core import deadline
from linli.core.deadline import Allowance, Unit

AMBER = 75
ORDER = ("", Supervision.URGED, Supervision.SUPERVISED, Supervision.CIRCULATED, Supervision.LISTED)
BY = {
    Supervision.URGED: Action.URGE,
    Supervision.SUPERVISED: Action.SUPERVISE,
    Supervision.CIRCULATED: Action.CIRCULATE,
    Supervision.LISTED: Action.LIST,
}


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: how long after the deadline (None: with it), and how many organisations up it is addressed."""

    name: Supervision
    after: Allowance | None
    up: int

    @property
    def action(self) -> Action:
        return BY[self.name]

    def at(self, due_at: datetime) -> datetime:
        """When a case with this deadline reaches the stage."""
        return deadline.due(due_at, self.after, tables.get().calendar).at if self.after else due_at


def amber_percent() -> int:
    """After which percentage of its time a case is amber."""
    return int(_settings().get("amber", AMBER))


def stages() -> list[Stage]:
    """The practice's stages in order; none where it supervises nothing."""
    return [_stage(said) for said in _settings().get("stages", [])]


def after(reached: str) -> Stage | None:
    """The stage that comes after the one a case has reached; None after the last."""
    if reached == Supervision.STRUCK_OFF:
        return None
    place = ORDER.index(reached)
    return next((each for each in stages() if ORDER.index(each.name) > place), None)


def _settings() -> dict[str, Any]:
    practice = tables.get().practice
    found: dict[str, Any] = practice.settings.get("supervision", {}) if practice else {}
    return found


def _stage(said: dict[str, Any]) -> Stage:
    span = said.get("after")
    return Stage(Supervision(said["stage"]), Allowance(span[0], Unit(span[1])) if span else None, said.get("up", 0))
