"""What the practice does about time that runs out: when a case is amber, and supervision after its deadline."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

from linli.cases import hours
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
A_DAY = timedelta(days=1)
A_WORKING_DAY = Allowance(1, Unit.WORKING_DAYS)


class Supervised(Protocol):
    """What the chain may come to: a case, and whatever else was promised by a moment."""

    @property
    def supervision(self) -> str: ...
    @property
    def supervision_at(self) -> datetime | None: ...
    @property
    def due_at(self) -> datetime | None: ...
    @property
    def area_id(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: how long after the deadline (None: with it), and how many organisations up it is addressed."""

    name: Supervision
    after: Allowance | None
    up: int

    @property
    def action(self) -> Action:
        return BY[self.name]

    def at(self, due_at: datetime, area_id: int) -> datetime:
        """When a case of an area, with this deadline, should reach the stage."""
        return deadline.due(due_at, self.after, hours.calendar(area_id)).at if self.after else due_at


def amber_percent() -> int:
    """After which percentage of its time a case is amber."""
    return int(_settings().get("amber", AMBER))


def stages() -> list[Stage]:
    """The practice's stages in order; none where it supervises nothing."""
    memo = tables.get().memo
    if "supervision" not in memo:
        memo["supervision"] = [_stage(said) for said in _settings().get("stages", [])]
    found: list[Stage] = memo["supervision"]
    return found


def after(reached: str) -> Stage | None:
    """The stage that comes after the one a case has reached; None after the last."""
    if reached == Supervision.STRUCK_OFF:
        return None
    place = ORDER.index(reached)
    return next((each for each in stages() if ORDER.index(each.name) > place), None)


def coming(case: Supervised) -> tuple[datetime, Action] | None:
    """When the next stage comes, and the action that gives it; None when there is none.

    It comes at its own time, but never on the heels of the one before: where that was given late, because nobody swept
    or the practice has just begun to supervise, a working day lies between, or what the practice leaves if it is less.
    """
    stage = after(case.supervision)
    if stage is None or case.due_at is None:
        return None
    own = stage.at(case.due_at, case.area_id)
    given = case.supervision_at
    return (max(own, _breath(case, case.due_at, given, own)) if given else own), stage.action


def _breath(case: Supervised, due_at: datetime, given: datetime, own: datetime) -> datetime:
    """Until when the stage that was given last is left to have its effect."""
    before = next((each for each in stages() if each.name == case.supervision), None)
    between = own - (before.at(due_at, case.area_id) if before else due_at)
    if between < A_DAY:
        return given + between
    return deadline.due(given, A_WORKING_DAY, hours.calendar(case.area_id)).at


def _settings() -> dict[str, Any]:
    practice = tables.get().practice
    found: dict[str, Any] = practice.settings.get("supervision", {}) if practice else {}
    return found


def _stage(said: dict[str, Any]) -> Stage:
    span = said.get("after")
    return Stage(Supervision(said["stage"]), Allowance(span[0], Unit(span[1])) if span else None, said.get("up", 0))
