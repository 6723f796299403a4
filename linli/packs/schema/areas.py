"""areas.yaml: the levels of areas, and the areas that are known by name."""

from pydantic import Field

from linli.packs.schema.base import Figure, Key, Name, OfficeHours, Section


class AreaKind(Section):
    """One of the kinds of area found side by side on a level, such as villages and communities."""

    key: Key = Field(description="The kind's key, unique within its level.")
    name: Name = Field(description="What such an area is called.")
    count: Figure | None = Field(default=None, description="How many there are, where it is known.")


class AreaLevel(Section):
    """One level of the tree of areas."""

    key: Key = Field(description="The level's key, used by the other sections.")
    name: Name = Field(description="What the locality calls an area of this level.")
    depth: int = Field(ge=1, le=5, description="1 for the root, one more for each level below; no depth left out.")
    held_by: Key = Field(description="The role (a key of people.roles) that answers for an area of this level.")
    count: Figure | None = Field(
        default=None,
        description="How many areas of this level there are; left out when nobody says, and then the "
        "demonstration draws none.",
    )
    kinds: list[AreaKind] = Field(default=[], description="Kinds of area within the level, when there are several.")


class NamedArea(Section):
    """An area known by name. The others are entered at the desk or drawn by the demonstration."""

    key: Key = Field(description="The area's key, unique in the pack.")
    name: Name = Field(description="Its name.")
    level: Key = Field(description="Its level, a key of levels.")
    kind: Key | None = Field(default=None, description="Its kind, a key of the level's kinds.")
    within: Key | None = Field(
        default=None,
        description="The named area one level higher that it lies in; left out for the root only.",
    )
    office_hours: list[OfficeHours] = Field(
        default=[],
        max_length=4,
        description="Its own stretches of a working day, in order, not overlapping, where it keeps other hours than "
        "those around it; left out: theirs, and at the root those of catalogue.office_hours.",
    )


class Areas(Section):
    """Levels from the root down, and the named areas."""

    levels: list[AreaLevel] = Field(min_length=3, max_length=5, description="From the root down.")
    named: list[NamedArea] = Field(min_length=1, description="The areas known by name; the first is the root.")
