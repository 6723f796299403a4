"""visits.yaml: which visits there are, the themes of the year, patrols, and how often somebody is seen."""

from typing import Annotated, Literal

from pydantic import Field

from linli.packs.schema.base import Clock, Key, Name, Section

KindName = Literal["door", "theme", "appointment", "return", "morning", "evening", "phone"]


class VisitKind(Section):
    """A kind of visit, in the locality's own word."""

    key: KindName = Field(
        description="Which: at the door, on a theme, by appointment, a return visit, the morning or evening patrol, "
        "a telephone call."
    )
    name: Name = Field(description="What the locality calls it.")


class Theme(Section):
    """What the visits of a month are about."""

    key: Key = Field(description="The theme's key.")
    month: Annotated[int, Field(ge=1, le=12)] = Field(description="The month, 1 to 12; a month may have several.")
    name: Name = Field(description="What the theme is called.")


class Patrol(Section):
    """A round through the grid."""

    kind: Literal["morning", "evening"] = Field(description="Which of the kinds it is.")
    begins: Clock = Field(description="From when it is due, in quotes.")
    ends: Clock = Field(description="Until when, later than it begins.")


class Visits(Section):
    """Kinds, themes, patrols; whom the worker's day proposes to see."""

    kinds: list[VisitKind] = Field(
        min_length=1, description="The kinds of visit, in the order in which they are offered."
    )
    themes: list[Theme] = Field(default=[], description="The themes of the year.")
    patrols: list[Patrol] = Field(default=[], description="The patrols of a day, for the kinds that are patrols.")
    concerns: list[Key] = Field(
        default=[],
        max_length=12,
        description="What can be ticked of what was heard: keys of categories; left out: those at the top.",
    )
    not_seen_for: Annotated[int, Field(ge=1, le=366)] = Field(
        description="After how many days without a visit a household is proposed."
    )
    a_day: Annotated[int, Field(ge=1, le=30)] = Field(description="How many households a day's route proposes.")
    lock_after: Annotated[int, Field(ge=1, le=60)] = Field(
        default=5, description="After how many minutes untouched the phone asks for its code again."
    )
