"""deliberation.yaml: forums: who meets, how often, with which quorum."""

from typing import Annotated, Literal

from pydantic import Field, PrivateAttr

from linli.packs.schema.base import Clock, Key, Name, Section

Share = Annotated[str, Field(pattern=r"^>?[1-9][0-9]?/[1-9][0-9]?$")]
Least = Annotated[int, Field(ge=0, le=10_000)]
CountsName = Literal["members", "households", "everybody"]
RhythmName = Literal["as_needed", "weekly", "monthly", "quarterly", "yearly"]


class Quorum(Section):
    """How many must be there before anything can be decided."""

    share: Share | None = Field(
        default=None,
        description="Of those whose number counts: “2/3” for at least two thirds, “>1/2” for more than half, "
        "in quotes.",
    )
    least: Least = Field(default=0, description="And at least so many people.")


class When(Section):
    """On which day a recurring meeting usually is."""

    weekday: Annotated[int, Field(ge=1, le=7)] = Field(description="1 for Monday to 7 for Sunday.")
    week: Annotated[int, Field(ge=1, le=4)] = Field(
        default=1, description="The first to fourth such day of the month; not asked of a weekly meeting."
    )
    begins: Clock = Field(description="When it begins, in quotes.")


class MeetingForum(Section):
    """A kind of meeting."""

    key: Key = Field(description="The forum's key.")
    name: Name = Field(description="What the locality calls it.")
    area_level: Key = Field(description="Each area of this level (a key of areas.levels) has its own.")
    rung: Key | None = Field(
        default=None,
        description="Which level of the ladder (a key of cases.ladder, one with a forum) it decides for: the cases "
        "sent there come onto its agenda by themselves.",
    )
    roles: list[Key] = Field(
        default=[], description="Who belongs: holders of these roles (keys of people.roles) in its area or below."
    )
    organisation_kinds: list[Key] = Field(
        default=[],
        description="And organisations of these kinds (keys of people.organisation_kinds), by one person each.",
    )
    proposals: bool = Field(
        default=False, description="Whether accepted proposals of its area come onto its agenda by themselves."
    )
    counts: CountsName = Field(
        default="members",
        description="Whose number makes a quorum: the members', one person's for each household, "
        "or whoever's that comes.",
    )
    rhythm: RhythmName = Field(default="as_needed", description="How often it meets.")
    when: When | None = Field(
        default=None, description="On which day; its next dates are then proposed. Left out: nothing is proposed."
    )
    lasts: Annotated[int, Field(ge=10, le=600)] = Field(default=120, description="How many minutes it usually lasts.")
    quorum: Quorum = Field(default=Quorum(), description="How many must be there.")
    second_call: Quorum | None = Field(
        default=None, description="How many, when it is called again because too few came; left out: the same."
    )
    majority: Share = Field(
        default=">1/2", description="How many of those present must be in favour, written as a share is."
    )
    call_days: Annotated[int, Field(ge=0, le=30)] = Field(
        default=0, description="It is called at least so many days before."
    )
    open: bool = Field(default=False, description="Whether it is announced to residents, who may come and listen.")
    posted_days: Annotated[int, Field(ge=0, le=60)] = Field(
        default=0,
        description="For how many days its decisions hang out, in which everybody can object; 0: they do not.",
    )
    minutes_days: Annotated[int, Field(ge=1, le=30)] = Field(
        default=5, description="Within how many working days its minutes are published."
    )
    template: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*\.docx$", max_length=60)] | None = Field(
        default=None,
        description="A Word document in the pack's folder into which the minutes are written, with fields such as "
        "{{ title }}; left out: the program's own. One that ships: zhangshu-zhangjiashan's, made by "
        "scripts/minutes_template.py.",
    )


class Deliberation(Section):
    """Forums: who meets, how often, with which quorum."""

    forums: list[MeetingForum] = Field(default=[], description="The forums, in the order in which they are offered.")

    # What the templates hold: files of the pack's folder, which only whoever reads the folder can bring.
    _documents: dict[str, bytes] = PrivateAttr(default_factory=dict)

    def bring(self, name: str, content: bytes) -> None:
        """Have a document of the folder with the section."""
        self._documents[name] = content

    def document(self, name: str | None) -> bytes | None:
        """What was brought under a name."""
        return self._documents.get(name) if name else None
