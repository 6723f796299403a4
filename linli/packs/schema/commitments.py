"""commitments.yaml: which commitments organisations and members make, and what is done about their time."""

from typing import Literal

from pydantic import Field

from linli.packs.schema.base import Key, Name, Section


class CommitmentKind(Section):
    """A kind of commitment, in the locality's own word."""

    key: Key = Field(description="The kind's key.")
    name: Name = Field(description="What the locality calls it.")


class Commitments(Section):
    """Commitments of organisations and members."""

    kinds: list[CommitmentKind] = Field(min_length=1, description="The kinds, in the order in which they are offered.")
    amber_days: int = Field(
        default=7, ge=0, le=60, description="So many days before its last day a commitment is amber; past it, red."
    )
    broken_after: int | None = Field(
        default=None,
        ge=1,
        le=366,
        description="So many days after its last day one that was not kept counts as broken by itself; left out: only "
        "a person says so. Until then the supervision of cases.yaml goes on.",
    )
    longest: int = Field(default=400, ge=1, le=1100, description="For how many days ahead one may promise.")
    names: Literal["whole", "masked"] = Field(
        default="masked", description="How the public reads the name of a member who promised."
    )
