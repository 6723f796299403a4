"""What all sections of a pack share: strictness, keys, names in two languages, figures with their source."""

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from linli.packs.schema.allowed import UnitName

KEY = r"^[a-z][a-z0-9_]*$"
SOURCE = r"^([ZEPFJ]([1-9][0-9]?)?|assumed)$"
CLOCK = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"
PACK_NAME = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
REGION = r"^[0-9]{6}$"
COLOUR = r"^#[0-9a-f]{6}$"
CODE = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$"
PATTERNS = {
    KEY: "a key of lower-case letters, digits and underscores that begins with a letter",
    SOURCE: "a requirement such as E4, or “assumed”",
    CLOCK: "a time of day in quotes such as “08:30”",
    PACK_NAME: "a name of lower-case letters and digits with hyphens between",
    REGION: "a county code of six digits in quotes",
    CODE: "a code of Latin letters, digits, points and hyphens, 40 at most",
    COLOUR: "a colour in quotes such as “#8a1c1c”, in lower case",
}
CHINESE = re.compile(r"[\u3400-\u9fff]")


class Section(BaseModel):
    """A part of a pack: every key is known, nothing is converted, nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


def _written(text: str) -> str:
    if not text.strip():
        raise ValueError("expected some text, found none")
    return text


def _english(text: str) -> str:
    if CHINESE.search(text):
        raise ValueError("expected English, found Chinese characters")
    return _written(text)


Key = Annotated[str, Field(pattern=KEY, max_length=40)]
Chinese = Annotated[str, Field(max_length=60), AfterValidator(_written)]
Clock = Annotated[str, Field(pattern=CLOCK)]
Speech = Annotated[str, Field(max_length=200), AfterValidator(_written)]
English = Annotated[str, Field(max_length=120), AfterValidator(_english)]

EnglishSpeech = Annotated[str, Field(max_length=300), AfterValidator(_english)]


class Name(Section):
    """A name in both languages. The Chinese one is the locality's own word."""

    zh: Chinese = Field(description="In Chinese, as the locality says it.")
    en: English = Field(description="In English, for readers of the English pages.")


class Figure(Section):
    """A number and where it comes from."""

    count: int = Field(ge=0, description="The number.")
    source: str = Field(
        pattern=SOURCE,
        description="The requirement that reports it, such as E4 (a bare letter: the opening facts), "
        "or “assumed” where the document is silent.",
    )


class Span(Section):
    """A span of time, counted in working or natural hours or days."""

    amount: int = Field(ge=1, le=1000, description="How many.")
    unit: UnitName = Field(description="Of what: working time leaves out nights, weekends and statutory holidays.")


class OfficeHours(Section):
    """A stretch of a working day in which working hours are counted."""

    opens: Clock = Field(description="When it begins, such as “08:30”, in quotes.")
    closes: Clock = Field(description="When it ends, later than it begins.")
