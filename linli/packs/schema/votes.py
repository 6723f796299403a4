"""votes.yaml: how a vote becomes a decision, what a question is usually answered with, how many votes one may carry."""

from typing import Annotated, Literal

from pydantic import Field

from linli.packs.schema.base import SOURCE, Chinese, English, Key, Name, Section

SHARE = r"^[1-9][0-9]?/[1-9][0-9]?$"


class Share(Section):
    """A part of a whole."""

    share: str = Field(pattern=SHARE, description="The part as a fraction in quotes, such as “2/3”.")
    more: bool = Field(default=False, description="More than that is wanted; otherwise that much is enough.")


class VoteRule(Section):
    """How a vote becomes a decision."""

    key: Key = Field(description="The rule's key.")
    name: Name = Field(description="What it is called, with its figures.")
    unit: Literal["person", "household", "owner"] = Field(
        description="One vote for each person, each household, or each owner; owners’ votes are by name, and quorum "
        "and majority are asked of their number and of their floor area, too (Civil Code, art. 278)."
    )
    quorum: Share | None = Field(
        default=None, description="How many of those with the right must take part; left out: however many."
    )
    majority: Share = Field(description="How many must choose the same.")
    of: Literal["took_part", "valid", "entitled"] = Field(
        default="took_part",
        description="Of whom: those who took part, those of them who did not abstain, or all with the right.",
    )
    source: str = Field(pattern=SOURCE, description="The requirement that says so, or “assumed”.")


class Answers(Section):
    """What a question is usually answered with, in both languages; the last one is the abstention."""

    zh: list[Chinese] = Field(min_length=2, max_length=5, description="In Chinese.")
    en: list[English] = Field(min_length=2, max_length=5, description="In English, in the same order.")


class Votes(Section):
    """Rules of votes."""

    rules: list[VoteRule] = Field(min_length=1, description="The rules; the first one is the usual.")
    options: Answers = Field(
        default=Answers(zh=["同意", "不同意", "弃权"], en=["For", "Against", "Abstain"]),
        description="What a question is usually answered with.",
    )
    proxies: Annotated[int, Field(ge=0, le=10)] = Field(
        default=1, description="How many others' votes one person may carry, at most; 0: nobody votes for another."
    )
