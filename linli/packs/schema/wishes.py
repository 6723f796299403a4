"""wishes.yaml: whose micro-wishes there are, what they may cost, how long they stand and how they are shown."""

from pydantic import Field

from linli.packs.schema.base import Key, Name, Section


class Wisher(Section):
    """Whose wish it is, in the locality's own word."""

    key: Key = Field(description="The key.")
    name: Name = Field(description="What the locality calls them.")
    shielded: bool = Field(
        default=False,
        description="Whether a wish of theirs never shows who and where, such as old people’s and children’s.",
    )


class Thing(Section):
    """What is wished for, by kind."""

    key: Key = Field(description="The key.")
    name: Name = Field(description="What it is called.")


class Wishes(Section):
    """Micro-wishes."""

    wishers: list[Wisher] = Field(min_length=1, description="Whose wishes there are, in the order offered.")
    things: list[Thing] = Field(min_length=1, description="What is wished for, by kind, in the order offered.")
    limit: int = Field(ge=1, le=100_000, description="How much a wish may cost at most, in yuan.")
    stands: int = Field(
        default=90, ge=1, le=366, description="For how many days a published wish stands before it expires unclaimed."
    )
    fulfil_within: int = Field(
        default=15,
        ge=1,
        le=180,
        description="Within how many days whoever claims a wish fulfils it; then it goes back to the list.",
    )
    shown_at: Key = Field(
        description="The level of area (a key of areas.levels) at which the public sees where a wish comes from."
    )
    shielded_at: Key = Field(
        description="The same for shielded and anonymous wishes: the sub-district’s level, or a wider one."
    )
