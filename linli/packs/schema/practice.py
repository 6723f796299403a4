"""practice.yaml: which practice this is."""

from typing import Literal

from pydantic import Field

from linli.packs.schema.base import COLOUR, PACK_NAME, REGION, Name, Section
from linli.packs.schema.notifications import Notifications


class Practice(Section):
    """Who the practice is and how it introduces itself."""

    name: str = Field(
        pattern=PACK_NAME,
        max_length=60,
        description="The pack's name: the same as its folder, lower case with hyphens.",
    )
    version: int = Field(ge=1, description="Raised by one whenever the pack is changed.")
    title: Name = Field(description="What the locality calls its practice.")
    locality: Name = Field(description="The place: shown at the head of every page.")
    region: str = Field(
        pattern=REGION,
        description="The six-digit county code (GB/T 2260) that the place belongs to, in quotes.",
    )
    document: Literal["Z", "E", "P", "F", "J"] | None = Field(
        default=None,
        description="The source document, by its letter in the requirements; none for a pack of your own.",
    )
    accent: str = Field(
        pattern=COLOUR,
        description="The practice's own colour, dark enough for white text on it, such as “#8a1c1c”.",
    )
    mottos: list[Name] = Field(
        default=[], max_length=4, description="What the practice promises, shown on the portal in this order."
    )
    notifications: Notifications = Field(
        default=Notifications(), description="How those who serve are told until they choose for themselves."
    )
