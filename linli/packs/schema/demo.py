"""demo.yaml: the figures of the document, from which `linli demo` draws a district of that size."""

from pydantic import Field

from linli.packs.schema.allowed import ChannelName
from linli.packs.schema.base import Figure, Key, Section


class OrganisationSize(Figure):
    """How many organisations of a kind there are, those known by name included."""

    kind: Key = Field(description="A key of people.organisation_kinds.")


class OrganisationSizes(Section):
    """All organisations, and how many of each kind."""

    total: Figure = Field(description="All of them: the sum of the kinds.")
    kinds: list[OrganisationSize] = Field(min_length=1, description="How many of each kind.")


class PostSize(Figure):
    """How many people hold a post, spread evenly over the areas of the post's level."""

    post: Key = Field(description="A key of people.posts.")


class ChannelSize(Figure):
    """How many cases come in through a channel in a year."""

    channel: ChannelName = Field(description="A channel switched on in catalogue.channels.")


class CaseSizes(Section):
    """All cases of a year, and how many by each channel."""

    total: Figure = Field(description="All of them: the sum of the channels.")
    channels: list[ChannelSize] = Field(min_length=1, description="How many through each channel.")


class Range(Section):
    """From how many to how many."""

    least: int = Field(ge=1, description="The smallest.")
    most: int = Field(ge=1, description="The largest, not below the smallest.")


class Sizes(Section):
    """What the document reports. The number of areas stands with each level in areas.levels."""

    organisations: OrganisationSizes = Field(description="Organisations.")
    members: Figure = Field(description="Members known to the register, holders of posts included.")
    posts: list[PostSize] = Field(min_length=1, description="Holders of each post.")
    households_per_worker: Range | None = Field(
        default=None, description="Households that one grid worker keeps contact with."
    )
    cases_a_year: CaseSizes = Field(description="Cases in a year.")


class Demo(Section):
    """The size of the demonstration."""

    sizes: Sizes = Field(description="The figures, each with its source.")
