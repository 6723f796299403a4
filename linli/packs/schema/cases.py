"""cases.yaml: the ladder on which cases are handled, and its limits and words."""

from typing import Annotated, Literal

from pydantic import Field

from linli.packs.schema.allowed import OutcomeName, StageName, UseName
from linli.packs.schema.base import Key, Name, Section, Span

Rhythm = Literal["as_needed", "daily", "weekly", "monthly", "quarterly", "yearly"]


class Forum(Section):
    """The meeting at which a level makes up its mind."""

    name: Name = Field(description="What the locality calls the meeting.")
    rhythm: Rhythm = Field(description="How often it sits.")


class LadderLevel(Section):
    """One level of handling, from the nearest to the highest."""

    key: Key = Field(description="The level's key.")
    name: Name = Field(description="What the locality calls handling at this level.")
    area_level: Key = Field(description="The level of area (a key of areas.levels) at which it is handled.")
    held_by: list[Key] = Field(min_length=1, description="The roles (keys of people.roles) that handle it.")
    organisation_kind: Key | None = Field(
        default=None,
        description="The kind of organisation that handles it; left out: the roles' holders alone.",
    )
    entry: Name | None = Field(
        default=None, description="The question that decides whether a case belongs on this level."
    )
    enters: list[Key] = Field(
        default=[],
        description="Cases of these deadline classes (keys of catalogue.deadline_classes) begin on this level when "
        "nobody says otherwise; all others begin on the first.",
    )
    allowance: Span = Field(description="How long a case may stay on this level; then it is lifted by itself.")
    forum: Forum | None = Field(default=None, description="The meeting that decides here, if there is one.")
    lifts_to: Key | None = Field(
        default=None,
        description="The level a case is lifted to from here, listed later; left out at the top.",
    )


class Limits(Section):
    """How often and how long; the program refuses what goes beyond."""

    returns: int = Field(ge=0, le=5, description="How many times an organisation may return a case it was assigned.")
    redos: int = Field(ge=0, le=5, description="How many times the resident may ask for it to be done again.")
    parking: int = Field(
        ge=1, le=366, description="For how many days a case may be parked before somebody looks at it again."
    )
    looking_again: int | None = Field(
        default=None,
        ge=1,
        le=1100,
        description="Within how many days somebody looks again at what cannot be fixed now; left out: no limit.",
    )
    waiting: int = Field(
        default=10,
        ge=1,
        le=60,
        description="For how many days a case may wait for the resident’s answer, its clocks standing still.",
    )
    extension: Span | None = Field(
        default=None,
        description="How much more time may be given, once, by somebody else than who asks; left out: none.",
    )
    undo: int = Field(
        default=24,
        ge=1,
        le=168,
        description="For how many hours a step taken with many cases at once can be taken back.",
    )

    whistle: Span | None = Field(
        default=None,
        description="Within which time whoever is whistled in must report in; left out: nobody is whistled in.",
    )
    assistance: Span | None = Field(
        default=None,
        description="How long those called in to assist have for their part when nobody says otherwise; left out: no "
        "time is set.",
    )


class Skill(Section):
    """Something that not everybody can do; a case may be offered to those who can."""

    key: Key = Field(description="The skill's key.")
    name: Name = Field(description="What it is called.")


class Stage(Section):
    """A stage of supervision of an overdue case. Each comes once, in this order."""

    stage: StageName = Field(description="Which of the program's stages.")
    after: Span | None = Field(
        default=None, description="How long after the deadline it comes; left out: with the deadline."
    )
    up: Annotated[int, Field(ge=0, le=6)] = Field(
        description="To whom it is addressed: 0 who has the case, 1 the organisation above (or, where there is none, "
        "whoever supervises the area above), and so on upwards."
    )


class Supervision(Section):
    """What is done about time that runs out."""

    amber: Annotated[int, Field(ge=10, le=99)] = Field(
        description="After which percentage of its time a case is amber."
    )
    stages: list[Stage] = Field(max_length=4, description="The stages switched on, in the program's order.")


class Reply(Section):
    """A reply template: words for residents that staff choose and then change."""

    key: Key = Field(description="The template's key.")
    name: Name = Field(description="The name by which staff choose it.")
    uses: list[UseName] = Field(min_length=1, description="The steps in whose forms it is offered.")
    text: Annotated[str, Field(min_length=1, max_length=1000)] = Field(
        description="What residents read, with fields in braces such as “{编号}”; the desk lists them."
    )


class Grade(Section):
    """One of the five grades of a rating."""

    value: Annotated[int, Field(ge=1, le=5)] = Field(description="1 for the worst to 5 for the best.")
    name: Name = Field(description="What the locality calls it.")


class OutcomeWord(Section):
    """What the locality calls one of the program's outcomes."""

    key: OutcomeName = Field(description="Which outcome.")
    name: Name = Field(description="What the locality calls it.")
    evidence: Literal["words", "photo"] = Field(
        default="words",
        description="What has to show it: words, which are always asked for, or also a photo: of what was done, or of "
        "why it cannot be done.",
    )


class Cases(Section):
    """Ladder, limits, grades and outcomes."""

    ladder: list[LadderLevel] = Field(min_length=2, max_length=8, description="From the nearest level to the highest.")
    limits: Limits = Field(description="How often and how long.")
    supervision: Supervision = Field(
        default=Supervision(amber=75, stages=[]),
        description="What is done about time that runs out; left out: nothing.",
    )
    complaints: Key | None = Field(
        default=None,
        description="The level of the ladder that handles complaints about those who work here; left out: the last.",
    )
    skills: list[Skill] = Field(default=[], max_length=20, description="What a case may be offered for.")
    grades: list[Grade] = Field(min_length=5, max_length=5, description="The five grades, from 5 down to 1.")
    outcomes: list[OutcomeWord] = Field(min_length=3, max_length=3, description="The three outcomes.")
    replies: list[Reply] = Field(default=[], description="Reply templates that everybody is offered.")
