"""proposals.yaml: kinds of proposal, their seconds, and how long an answer may take."""

from typing import Annotated, Literal

from pydantic import Field

from linli.packs.schema.base import Key, Name, Section, Span

Who = Literal["accounts", "residents"]


class ProposalKind(Section):
    """A kind of proposal."""

    key: Key = Field(description="The kind's key.")
    name: Name = Field(description="What the locality calls it.")
    by: Who = Field(default="accounts", description="Who makes it: whoever signs in, or residents by name and number.")
    roles: list[Key] = Field(default=[], description="Only those in these roles; left out: whoever may make proposals.")
    seconds: Annotated[int, Field(ge=0, le=100)] = Field(description="How many must second it before it is accepted.")
    seconded_by: Who = Field(default="accounts", description="Who may second it.")


class Proposals(Section):
    """Kinds of proposal, and times."""

    kinds: list[ProposalKind] = Field(min_length=1, description="The kinds, in the order in which they are offered.")
    answer: Span = Field(description="How long an answer may take.")
    again: Span = Field(description="How long another answer may take, where the first did not satisfy.")
