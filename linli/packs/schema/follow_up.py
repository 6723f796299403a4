"""follow_up.yaml: which settled cases are followed up by telephone, and what is asked."""

from typing import Annotated, Literal

from pydantic import Field

from linli.packs.schema.allowed import ChannelName, OutcomeName
from linli.packs.schema.base import EnglishSpeech, Key, Section, Span, Speech


class Sample(Section):
    """How many of certain cases are called. The first that fits a case decides."""

    share: Annotated[int, Field(ge=0, le=100)] = Field(description="How many of a hundred.")
    channels: list[ChannelName] = Field(default=[], description="Only cases of these channels; left out: of any.")
    categories: list[Key] = Field(
        default=[], description="Only cases of these categories and those below them; left out: of any."
    )
    outcomes: list[OutcomeName] = Field(default=[], description="Only cases with these outcomes; left out: with any.")


class Line(Section):
    """A line of the script, in the locality's own words."""

    asks: Literal["greeting", "solved", "grade", "words", "redo", "thanks"] = Field(
        description="What it is for: a greeting; whether it is solved; the grade; the resident's own words; whether it "
        "should be done again; thanks."
    )
    zh: Speech = Field(description="What is said, in Chinese.")
    en: EnglishSpeech = Field(description="The same in English.")


class FollowUp(Section):
    """Whom to call, when, how often, and what to ask."""

    after: Span = Field(description="How long after it was settled the call may be made.")
    days: Annotated[int, Field(ge=1, le=60)] = Field(description="For how many days it stays on the list.")
    tries: Annotated[int, Field(ge=1, le=5)] = Field(description="How often one tries to reach somebody.")
    samples: list[Sample] = Field(description="Whom to call; the first that fits decides; fits none: not called.")
    script: list[Line] = Field(min_length=1, description="What is said, in this order; each once, the grade always.")
