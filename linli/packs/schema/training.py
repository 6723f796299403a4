"""training.yaml: kinds of course, topics of the question bank, the usual paper, what qualifies and for how long."""

from typing import Annotated, Literal

from pydantic import Field

from linli.packs.schema.base import SOURCE, Key, Name, Section

QuestionKind = Literal["single", "multiple", "true_false", "fill_in", "short"]


class CourseKind(Section):
    """A kind of course."""

    key: Key = Field(description="The kind's key.")
    name: Name = Field(description="What the locality calls it.")


class Topic(Section):
    """What questions are about."""

    key: Key = Field(description="The topic's key.")
    name: Name = Field(description="What the locality calls it.")


class PaperLine(Section):
    """So many questions of a kind in the usual paper."""

    kind: QuestionKind = Field(description="Which kind.")
    count: Annotated[int, Field(ge=1, le=200)] = Field(description="How many.")
    points: Annotated[int, Field(ge=1, le=100)] = Field(description="Points for each.")
    topic: Key | None = Field(default=None, description="Only of this topic; left out: of any.")
    difficulty: Literal["easy", "medium", "hard"] | None = Field(
        default=None, description="Only of this difficulty; left out: of any."
    )


class Qualifies(Section):
    """What qualifies."""

    per_cent: Annotated[int, Field(ge=1, le=100)] = Field(description="From so many of a hundred points.")
    source: str = Field(pattern=SOURCE, description="The requirement that says so, or “assumed”.")


class Training(Section):
    """Courses, exams and certificates."""

    courses: list[CourseKind] = Field(min_length=1, description="Kinds of course.")
    topics: list[Topic] = Field(min_length=1, description="Topics of the question bank.")
    qualifies: Qualifies = Field(description="The pass mark.")
    paper: list[PaperLine] = Field(min_length=1, description="The usual paper; its points add up to 100.")
    minutes: Annotated[int, Field(ge=1, le=480)] = Field(description="The usual time of an exam.")
    grace: Annotated[int, Field(ge=0, le=600)] = Field(
        default=60, description="Seconds after the time in which a paper still counts as in time."
    )
    half: bool = Field(default=False, description="Some of the right options and no wrong one earn half the points.")
    two_markers: bool = Field(
        default=True, description="Somebody other than who marked the short answers confirms the result."
    )
    valid_months: Annotated[int, Field(ge=0, le=240)] = Field(
        description="For how many months a certificate is good; 0: for ever."
    )
    renew_before: Annotated[int, Field(ge=1, le=366)] = Field(
        default=60, description="So many days before its end its holder hears that it is due."
    )
    resits: Annotated[int, Field(ge=0, le=5)] = Field(
        default=0, description="How often whoever failed may sit the same exam again while it is open."
    )
