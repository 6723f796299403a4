"""catalogue.yaml: deadline classes, office hours, the category tree, and the channels that are open."""

from pydantic import Field

from linli.packs.schema.allowed import ChannelName
from linli.packs.schema.base import Key, Name, OfficeHours, Section, Span


class DeadlineClass(Span):
    """A named allowance of time that categories refer to."""

    key: Key = Field(description="The class's key, used by categories.")
    name: Name = Field(description="What the locality calls it.")
    accept_within: Span | None = Field(
        default=None, description="How long until somebody accepts the case; left out: no such time."
    )
    contact_within: Span | None = Field(
        default=None, description="How long from accepting to the first answer to the resident; left out: no such time."
    )
    plan_within: Span | None = Field(
        default=None, description="How long from accepting to a written plan; left out: no plan is wanted."
    )


class Category(Section):
    """What a case is about. What a category leaves out it has from the one above it."""

    key: Key = Field(description="The category's key, unique in the whole tree.")
    name: Name = Field(description="Its name.")
    deadline: Key | None = Field(default=None, description="Its deadline class; required of the top categories.")
    organisation_kind: Key | None = Field(
        default=None, description="The kind of organisation that handles it; required of the top categories."
    )
    children: list["Category"] = Field(default=[], description="Narrower categories.")


class Channel(Section):
    """A way in that the locality keeps open."""

    key: ChannelName = Field(description="Which of the program's channels.")
    name: Name = Field(description="What the locality calls it.")


class Catalogue(Section):
    """Time, topics and ways in."""

    office_hours: list[OfficeHours] = Field(
        min_length=1, max_length=4, description="The stretches of a working day, in order, not overlapping."
    )
    deadline_classes: list[DeadlineClass] = Field(min_length=1, description="Allowances of time.")
    unclassified: Key = Field(description="The deadline class of a case that nobody has classified yet.")
    categories: list[Category] = Field(min_length=1, description="The category tree.")
    channels: list[Channel] = Field(min_length=1, description="The channels switched on; all others are off.")
