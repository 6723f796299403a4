"""points.yaml: what earns points (E8, P12), how they are checked, grades, thresholds, rewards, when they expire."""

from typing import Annotated, Literal

from pydantic import Field

from linli.packs.schema.base import SOURCE, Key, Name, Section

Count = Annotated[int, Field(ge=1, le=100_000)]


class PointsRule(Section):
    """Something that earns points."""

    key: Key = Field(description="The rule's key.")
    name: Name = Field(description="What the locality calls it.")
    of: Literal["hand", "task", "wish", "commitment", "proposal"] = Field(
        description="Where it comes from: proposed by hand, a task whose hours are confirmed, a wish fulfilled, a "
        "commitment kept, a proposal carried out."
    )
    kinds: list[Key] = Field(default=[], description="Only tasks of these kinds; left out: of any.")
    points: Count = Field(description="How many points.")
    per: Literal["each", "hour"] = Field(default="each", description="For each time, or for each hour.")
    most_a_day: Count | None = Field(default=None, description="No more than this for one holder on one day.")
    checked_from: Count | None = Field(
        default=None, description="A second person checks it from so many points on; left out: as for all."
    )


class Effect(Section):
    """How well it went, as those who were served say: it makes points more or fewer."""

    key: Key = Field(description="Its key.")
    name: Name = Field(description="What the locality calls it.")
    per_cent: Annotated[int, Field(ge=10, le=500)] = Field(description="So many per cent of the usual points.")


class Milestone(Section):
    """A grade or a threshold: so many points earned since the beginning."""

    key: Key = Field(description="Its key.")
    name: Name = Field(description="What the locality calls it.")
    points: Count = Field(description="From so many points on.")
    source: str = Field(pattern=SOURCE, description="The requirement that says so, or “assumed”.")


class RewardOnList(Section):
    """A reward that stations can put on their shelves."""

    name: Name = Field(description="What it is.")
    cost: Count = Field(description="How many points it costs.")
    grade: Key | None = Field(default=None, description="Only from this grade on: a key of grades.")


class Expiry(Section):
    """When points expire."""

    months: Annotated[int, Field(ge=1, le=240)] = Field(description="So many months after the day they were earned.")
    warn_days: Annotated[int, Field(ge=1, le=180)] = Field(
        default=30, description="So many days before, their holder hears of it."
    )


class Points(Section):
    """Points: rules, grades, rewards."""

    offered: bool = Field(description="Whether the locality has points. Without them their pages are not offered.")
    why: Name | None = Field(default=None, description="Where there are none: in the locality's words, why.")
    name: Name | None = Field(default=None, description="What points are called.")
    account: Name | None = Field(default=None, description="What the account is called.")
    checked_from: Count = Field(
        default=1, description="A second person checks what is proposed, from so many points on."
    )
    rules: list[PointsRule] = Field(default=[], description="What earns points.")
    effects: list[Effect] = Field(default=[], description="How well it went, the usual one with 100 per cent.")
    grades: list[Milestone] = Field(default=[], description="Grades, in rising order.")
    thresholds: list[Milestone] = Field(default=[], description="From how many points on one may something.")
    rewards: list[RewardOnList] = Field(default=[], description="Rewards that stations can put on their shelves.")
    expiry: Expiry | None = Field(default=None, description="When points expire; left out: never.")
    fetch_within: Annotated[int, Field(ge=1, le=90)] = Field(
        default=14, description="For so many days a reward that was put aside is kept; then the points go back."
    )
    public_ranking: bool = Field(
        default=False,
        description="Whether the public site shows the year's ranking: by name only those who agreed, others masked.",
    )
