"""routing.yaml: the rules by which cases are sent on when they come in, in order; the first that fits wins."""

from typing import Annotated

from pydantic import AfterValidator, Field

from linli.packs.schema.allowed import ChannelName, UrgencyName
from linli.packs.schema.base import Key, Name, Section


def _long_enough(word: str) -> str:
    if len(word.strip()) < 2:
        raise ValueError("expected two characters or more, found fewer")
    return word


Said = Annotated[str, Field(max_length=20), AfterValidator(_long_enough)]


class Conditions(Section):
    """What a rule asks of a case. All that is written must hold; what is left out asks nothing."""

    categories: list[Key] = Field(
        default=[], description="Any of these categories (keys of catalogue.categories), with everything below them."
    )
    area: Key | None = Field(
        default=None, description="In this area (a key of areas.named), with everything below it; left out: anywhere."
    )
    words: list[Said] = Field(
        default=[],
        max_length=40,
        description="Any of these words in what the resident says; traditional finds simplified.",
    )
    channels: list[ChannelName] = Field(default=[], description="By any of these channels.")
    urgency: UrgencyName | None = Field(default=None, description="So urgent, as staff registered it.")


class Results(Section):
    """What a rule does with a case: one thing at least."""

    organisation: Key | None = Field(
        default=None, description="Sends it to this organisation (a key of people.organisations)."
    )
    organisation_kind: Key | None = Field(
        default=None,
        description="Sends it to the nearest organisation of this kind (a key of people.organisation_kinds) around its "
        "place; to nobody where there are several.",
    )
    level: Key | None = Field(
        default=None, description="Begins it on this level of the ladder (a key of cases.ladder)."
    )
    deadline: Key | None = Field(
        default=None, description="Counts its time by this class (a key of catalogue.deadline_classes)."
    )
    urgency: UrgencyName | None = Field(default=None, description="Makes it so urgent.")


class Rule(Section):
    """One rule. At the desk it can be switched off and moved; applying the pack again leaves both as they are."""

    key: Key = Field(description="The rule's key.")
    name: Name = Field(description="What it is called on the case it sent.")
    when: Conditions = Field(default=Conditions(), description="Which cases it takes; left out: all.")
    then: Results = Field(description="What it does with them.")


class Routing(Section):
    """Rules, in the order in which they are asked."""

    rules: list[Rule] = Field(default=[], max_length=200, description="The first that fits a case wins.")
