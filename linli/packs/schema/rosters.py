"""rosters.yaml: who is on duty where and when, by rule (F5, F7, P8), and on what terms."""

from typing import Annotated, Literal

from pydantic import Field

from linli.packs.schema.base import Clock, Key, Name, Section

ModeName = Literal["lead", "sit", "rotate", "desk", "duty"]
DaysName = Literal["every", "working", "off", "weekdays"]
Minutes = Annotated[int, Field(ge=0, le=240)]


class DutyRule(Section):
    """Duty at every station of a tier."""

    key: Key = Field(description="The rule's key.")
    name: Name = Field(description="What the locality calls this duty.")
    mode: ModeName = Field(
        description="What for: leaders lead, regulators sit in, departments rotate, the old members' desk, or plain "
        "station duty."
    )
    tier: Key = Field(description="At every station of this tier: a key of stations.tiers.")
    days: DaysName = Field(
        description="Every day; every working day, made-up ones included; days off, which are weekends and statutory "
        "holidays; or certain weekdays, holidays left out."
    )
    weekdays: list[Annotated[int, Field(ge=1, le=7)]] = Field(
        default=[], description="1 for Monday to 7 for Sunday, where the days are certain weekdays."
    )
    weeks: list[Annotated[int, Field(ge=1, le=5)]] = Field(
        default=[], description="Only the first, second … such weekday of a month; left out: every one."
    )
    begins: Clock = Field(description="When the shift begins, in quotes.")
    ends: Clock = Field(description="When it ends; at or before its beginning means on the next day.")
    needed: Annotated[int, Field(ge=1, le=20)] = Field(default=1, description="How many people.")
    most: Annotated[int, Field(ge=1, le=31)] | None = Field(
        default=None, description="How many turns by this rule one person has in a month at most; left out: any number."
    )
    posts: list[Key] = Field(
        min_length=1,
        description="Out of holders of these posts (keys of people.posts), around or within the station's place.",
    )
    turn_of: Literal["people", "organisations"] = Field(
        default="people", description="Whose turns are evened out: each person's, or each organisation's."
    )
    skill: Key | None = Field(
        default=None,
        description="What whoever is on duty must be able to do: a key of cases.skills; left out: nothing.",
    )


class Rosters(Section):
    """Rules of duty, and how it is kept."""

    rest: Annotated[int, Field(ge=0, le=48)] = Field(
        default=11, description="Hours of rest that are due between two shifts of one person."
    )
    early: Minutes = Field(default=30, description="How many minutes before a shift one may sign in.")
    late: Minutes = Field(default=10, description="Until how many minutes after its beginning that is on time.")
    absent_after: Annotated[int, Field(ge=1, le=240)] = Field(
        default=30, description="After how many minutes whoever has not signed in is missing, and it is told."
    )
    rules: list[DutyRule] = Field(default=[], description="The rules that come with the practice.")
