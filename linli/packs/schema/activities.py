"""activities.yaml: which activities there are, projects of social organisations, and when people are reminded."""

from typing import Literal

from pydantic import Field

from linli.packs.schema.base import Clock, Key, Name, Section


class ActivityKind(Section):
    """A kind of activity, in the locality's own word."""

    key: Key = Field(description="The kind's key.")
    name: Name = Field(description="What the locality calls it.")
    audience: Literal["anybody", "members"] = Field(
        default="anybody",
        description="Who usually comes: anybody, or only members and staff. Whoever announces one can say otherwise.",
    )


class Project(Section):
    """A project of a social organisation."""

    key: Key = Field(description="The project's key.")
    name: Name = Field(description="What it is called.")


class Activities(Section):
    """Kinds of activity, projects, reminders."""

    kinds: list[ActivityKind] = Field(min_length=1, description="The kinds, in the order in which they are offered.")
    projects: list[Project] = Field(default=[], description="Projects of social organisations that hold activities.")
    remind_at: Clock = Field(
        default="09:00", description="From what time of the day before people are reminded, in quotes."
    )
