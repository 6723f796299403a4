"""rates.yaml: how the response, resolution and satisfaction rates are reckoned, and how they add up."""

from typing import Annotated, Literal

from pydantic import Field

from linli.packs.schema.allowed import ChannelName
from linli.packs.schema.base import Key, Name, Section

Aside = Literal["follower", "imported"]
Percent = Annotated[int, Field(ge=0, le=100)]
ASIDE = "; “follower”: settled with the case it was merged into; “imported”: from an old register"


class Response(Section):
    """The response rate: of the cases that wanted an answer, those that got it in time."""

    name: Name = Field(description="What the locality calls it.")
    counts: Literal["accepted", "answered"] = Field(
        description="What has to be in time: accepting the case (the class's accept_within), or the first answer to "
        "the resident (contact_within)."
    )
    leaves_out: list[Literal["no_limit"] | Aside] = Field(
        description=f"Who is not counted at all. “no_limit”: where no such time is set{ASIDE}."
    )


class Resolution(Section):
    """The resolution rate: of the cases finished, those that were solved. What had to be done again, and what the
    resident says is not solved, never counts."""

    name: Name = Field(description="What the locality calls it.")
    counts: list[Literal["at_once", "within", "overdue", "not_now"]] = Field(
        min_length=1,
        description="What counts as solved: fixed at once, fixed within its limit, fixed after its deadline, cannot be "
        "fixed now. What is neither here nor left out counts against.",
    )
    leaves_out: list[Literal["not_now", "declined", "withdrawn"] | Aside] = Field(
        description=f"Who is not counted at all{ASIDE}."
    )


class GradePoints(Section):
    """How satisfied a grade is."""

    grade: Annotated[int, Field(ge=1, le=5)] = Field(description="The grade, 5 for the best.")
    points: Percent = Field(description="How much of it counts, in per cent.")


class Satisfaction(Section):
    """The satisfaction rate: of the residents who said something, how satisfied they are."""

    name: Name = Field(description="What the locality calls it.")
    points: list[GradePoints] = Field(
        min_length=5,
        max_length=5,
        description="What each grade is worth, from 5 down to 1; never more for a worse one.",
    )
    leaves_out: list[Literal["unreached", "lapsed", "refused"] | Aside] = Field(
        description="Who is not counted at all. “unreached”: drawn for a call and not reached; “lapsed”: drawn, and "
        f"nobody called in time; “refused”: did not want to say. Listed nowhere, they count as not satisfied{ASIDE}."
    )


class Weight(Section):
    """How much cases of certain kinds weigh in all three rates. The first that fits a case decides; others weigh 1."""

    deadline_class: Key | None = Field(default=None, description="Only cases of this deadline class; left out: of any.")
    categories: list[Key] = Field(
        default=[], description="Only cases of these categories and those below them; left out: of any."
    )
    channels: list[ChannelName] = Field(default=[], description="Only cases of these channels; left out: of any.")
    levels: list[Key] = Field(
        default=[], description="Only cases that stood at these levels of the ladder when judged; left out: at any."
    )
    weight: Annotated[int, Field(ge=1, le=10)] = Field(description="How many cases one of them counts for.")


class Total(Section):
    """How the three rates add up, in per cent."""

    response: Percent = Field(description="The response rate's part.")
    resolution: Percent = Field(description="The resolution rate's part.")
    satisfaction: Percent = Field(description="The satisfaction rate's part; the three make 100.")


class Rates(Section):
    """The three rates."""

    response: Response = Field(description="Were they answered in time?")
    resolution: Resolution = Field(description="Was it solved?")
    satisfaction: Satisfaction = Field(description="Are they satisfied?")
    weights: list[Weight] = Field(default=[], description="What weighs more than 1; left out: all weigh the same.")
    total: Total = Field(description="How the three add up.")
