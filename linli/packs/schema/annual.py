"""annual.yaml: yearly reports by role, when they are due, who reads them; and when somebody did nothing."""

from typing import Annotated, Literal

from pydantic import Field

from linli.packs.schema.base import EnglishSpeech, Key, Name, Section, Speech

FigureName = Literal[
    "cases_finished",
    "kept_in_time",
    "satisfied",
    "visits",
    "households",
    "own_visits",
    "own_cases",
    "diary_days",
    "trainings",
    "attendance",
    "promises_kept",
    "promises_late",
    "promises_broken",
    "volunteer_hours",
]
CountName = Literal["own_visits", "own_cases", "diary_days", "trainings"]


class About(Section):
    """What a section is to say, in both languages."""

    zh: Speech = Field(description="In Chinese.")
    en: EnglishSpeech = Field(description="In English.")


class ReportPart(Section):
    """A section of a report."""

    key: Key = Field(description="The section's key.")
    name: Name = Field(description="Its heading.")
    about: About = Field(description="What is to be written in it.")
    least: Annotated[int, Field(ge=0, le=5000)] = Field(
        default=0, description="How many characters it needs at least; 0: it may stay empty."
    )
    service: bool = Field(default=False, description="Whether it is the required section on service (Z13).")


class ReportForm(Section):
    """A form of report."""

    key: Key = Field(description="The form's key.")
    name: Name = Field(description="What the locality calls it.")
    roles: list[Key] = Field(min_length=1, description="Who owes it: keys of people.roles.")
    read_by: list[Key] = Field(
        min_length=1, description="Who reads and scores it: keys of people.roles that may `annual.read`."
    )
    sections: list[ReportPart] = Field(min_length=1, description="Its sections; one at least on service, and required.")
    figures: list[FigureName] = Field(
        min_length=1, description="The program's own figures by which it is filled in beforehand."
    )


class DueOn(Section):
    """A day of the year after."""

    month: Annotated[int, Field(ge=1, le=12)] = Field(description="The month.")
    day: Annotated[int, Field(ge=1, le=28)] = Field(description="The day; 28 at most, so that every month has it.")


class Idle(Section):
    """Plain criteria of doing nothing. They make a list; what it means, a person decides."""

    roles: list[Key] = Field(min_length=1, description="Of whom: keys of people.roles.")
    months: Annotated[int, Field(ge=1, le=12)] = Field(description="Over how many whole months.")
    none_of: list[CountName] = Field(min_length=1, description="All of these are nothing.")


class Annual(Section):
    """Yearly reports."""

    forms: list[ReportForm] = Field(min_length=1, description="Forms, by role.")
    due: DueOn = Field(description="When a year's report is due, in the year after.")
    opens: Annotated[int, Field(ge=1, le=12)] = Field(default=11, description="From which month it can be written.")
    points: Annotated[int, Field(ge=1, le=1000)] = Field(default=100, description="How many points a reader may give.")
    idle: Idle = Field(description="When somebody did nothing.")
