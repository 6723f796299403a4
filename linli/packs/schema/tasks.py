"""tasks.yaml: kinds of task, who confirms hours, checking in, who did not come, nights, reminders."""

from typing import Literal

from pydantic import Field

from linli.packs.schema.base import Clock, Key, Name, Section


class TaskKind(Section):
    """A kind of task, in the locality's own word."""

    key: Key = Field(description="The kind's key; points may be reckoned by it.")
    name: Name = Field(description="What the locality calls it.")


class CheckIn(Section):
    """Checking in and out, by the square code at the place."""

    metres: int = Field(default=500, ge=50, le=20_000, description="How far from the task the phone may be, in metres.")
    early: int = Field(default=30, ge=0, le=240, description="So many minutes before it begins one can check in.")
    late: int = Field(
        default=60,
        ge=0,
        le=720,
        description="So many minutes after it ends one can still check out, and hours still count; then whoever did "
        "not come is seen.",
    )
    placed: bool = Field(
        default=False, description="Whether a phone that does not say where it is cannot check in at all."
    )


class NoShows(Section):
    """Who did not come, unexcused: so often within so many days, and a pause is proposed to people."""

    most: int = Field(default=3, ge=1, le=100, description="How often.")
    days: int = Field(default=90, ge=1, le=730, description="Within how many days.")


class Night(Section):
    """When nobody under age is called."""

    begins: Clock = Field(default="20:00", description="From when, in quotes.")
    ends: Clock = Field(default="07:00", description="Until when the next morning, in quotes.")


class Tasks(Section):
    """Tasks of volunteers."""

    kinds: list[TaskKind] = Field(min_length=1, description="The kinds, in the order in which they are offered.")
    confirmed_by: list[Literal["served", "captain", "keeper"]] = Field(
        default=["served", "captain", "keeper"],
        min_length=1,
        description="Who may confirm hours: whoever was helped, the team's captain, whoever keeps the task's list. "
        "Never oneself.",
    )
    check_in: CheckIn = Field(default=CheckIn(), description="Checking in and out.")
    no_shows: NoShows = Field(default=NoShows(), description="Who did not come.")
    night: Night = Field(default=Night(), description="When nobody under age is called.")
    remind_at: Clock = Field(
        default="18:00", description="From what time of the day before people are reminded, in quotes."
    )
