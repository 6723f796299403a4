"""services.yaml: the words for lists and kinds of services, the items to begin with, and the themes of the months."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from linli.packs.schema.base import CODE, Key, Name, Section, Span
from linli.services.words import ItemType

ListKey = Literal["party", "government", "living", "volunteer", "culture", "legal"]
KindKey = Literal["here", "for_you", "guided"]
TypeKey = Annotated[ItemType, Field(strict=False)]


def _written(text: str) -> str:
    if not text.strip():
        raise ValueError("expected some text, found none")
    return text


Line = Annotated[str, Field(max_length=300), AfterValidator(_written)]


class ServiceList(Section):
    """One of the six lists, in the locality's own word."""

    key: ListKey = Field(description="Which.")
    name: Name = Field(description="What the locality calls it.")


class ServiceKind(Section):
    """How something is done, in the locality's own word."""

    key: KindKey = Field(description="Which: done here, done for whoever asks, or shown how to do.")
    name: Name = Field(description="What the locality calls it.")


class Audience(Section):
    """For whom a theme can be."""

    key: Key = Field(description="The audience's key.")
    name: Name = Field(description="What they are called.")


class Item(Section):
    """A service item to begin with; the desk goes on from there."""

    code: Annotated[str, Field(pattern=CODE)] = Field(description="Its code: Latin letters, digits, points, hyphens.")
    name: Name = Field(description="What it is called.")
    listed: ListKey = Field(description="The list it stands in.")
    kind: KindKey = Field(description="How it is done.")
    type: TypeKey = Field(default=ItemType.PUBLIC_SERVICE, description="Its type in the national lists.")
    also: str = Field(default="", max_length=200, description="What people call it, too, with blanks between.")
    organisation: Key | None = Field(default=None, description="Which organisation of the pack does it.")
    body: str = Field(default="", max_length=120, description="Or which office elsewhere does it.")
    category: Key | None = Field(default=None, description="The category of the case that an order opens.")
    legal: Span | None = Field(default=None, description="How long the law gives.")
    promised: Span | None = Field(default=None, description="How long is promised: no longer than the law gives.")
    at_once: bool = Field(default=False, description="Whether it is done while one waits.")
    conditions: str = Field(default="", max_length=2000, description="For whom, and on which conditions.")
    materials: list[Line] = Field(default=[], description="A line each: 身份证｜原件1｜复印件1｜可后补｜a note.")
    steps: list[Line] = Field(default=[], description="A line each.")
    fees: str = Field(default="不收费", max_length=200, description="What it costs.")
    windows: str = Field(default="", max_length=300, description="At which windows, and when.")
    visits: Annotated[int, Field(ge=0, le=20)] = Field(default=1, description="How often one has to come.")
    incomplete: bool = Field(default=False, description="Whether it begins though papers are missing (容缺受理).")
    across: bool = Field(default=False, description="Whether any place takes it (跨区通办).")
    booking: bool = Field(default=False, description="Whether a time can be booked.")
    questions: list[Line] = Field(default=[], description="A line each: 问｜答.")


class MonthTheme(Section):
    """What a month is about."""

    key: Key = Field(description="The theme's key.")
    month: Annotated[int, Field(ge=1, le=12)] = Field(description="The month, 1 to 12; a month may have several.")
    name: Name = Field(description="What it is called.")
    about: str = Field(default="", max_length=1000, description="What it is about.")
    tasks: list[Line] = Field(default=[], max_length=12, description="What is done, a line each.")
    audiences: list[Key] = Field(default=[], description="For whom: keys of the audiences.")
    skills: list[Key] = Field(default=[], description="What helpers should be able to do: keys of the skills.")


class Services(Section):
    """Lists, kinds, items, themes."""

    lists: list[ServiceList] = Field(min_length=1, description="The lists, in the order in which they are shown.")
    kinds: list[ServiceKind] = Field(min_length=1, description="The kinds.")
    audiences: list[Audience] = Field(default=[], description="For whom themes can be.")
    items: list[Item] = Field(default=[], description="The items to begin with.")
    themes: list[MonthTheme] = Field(default=[], description="The themes of the months.")
