"""The program's own lists that a pack chooses from: it may name and switch off, never add."""

from typing import Annotated, Literal

from pydantic import Field

from linli.cases.events import LABELS
from linli.cases.words import Action, Channel, Outcome, Status, Urgency
from linli.core.deadline import Unit
from linli.people.permissions import Permission
from linli.people.words import PostKind

NOUNS = (
    "loop.ask",
    "loop.deliberate",
    "loop.take_on",
    "loop.evaluate",
    "case.case",
    "case.submit",
    "case.rating",
    "case.deadline",
    "case.ladder",
    "area.grid",
    "people.grid_worker",
    "people.member",
    "people.volunteer",
)
ACTED = [f"case.{value}" for value in (*Status, *Action)]
TOLD = [kind for kind in LABELS if kind.startswith("case.")]
WORDS = sorted({*NOUNS, *ACTED, *TOLD})

PermissionName = Annotated[Permission, Field(strict=False)]
ChannelName = Annotated[Channel, Field(strict=False)]
OutcomeName = Annotated[Outcome, Field(strict=False)]
UrgencyName = Annotated[Urgency, Field(strict=False)]
StageName = Annotated[Literal["urged", "supervised", "circulated", "listed"], Field()]
UseName = Literal["reply", "finish", "decline"]
PostKindName = Annotated[PostKind, Field(strict=False)]
UnitName = Annotated[Unit, Field(strict=False)]
