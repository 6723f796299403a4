"""stations.yaml: tiers of stations, their usual hours, zones, the checklist, stars, and the stations known by name."""

from typing import Annotated, Literal, TypedDict

from pydantic import Field

from linli.packs.schema.base import Chinese, Clock, Figure, Key, Name, Section

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DayName = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


class Opening(Section):
    """A stretch of a day in which the doors are open."""

    opens: Clock = Field(description="When it begins, such as “08:30”, in quotes.")
    closes: Clock = Field(description="When it ends; at or before it begins: on the next day.")


class OwnDay(Section):
    """A weekday that has hours of its own."""

    day: DayName = Field(description="Which.")
    hours: list[Opening] = Field(description="Its stretches; none: closed.")


class Stored(TypedDict):
    """Hours as a station keeps them: seven days of spans from Monday on, and those of a holiday."""

    week: list[list[list[str]]]
    holiday: list[list[str]]


class Hours(Section):
    """When doors are open. A made-up working day has the hours of the working day next to its weekend."""

    workdays: list[Opening] = Field(description="Monday to Friday.")
    weekends: list[Opening] = Field(default=[], description="Saturday and Sunday; left out: closed.")
    holidays: list[Opening] = Field(default=[], description="Statutory holidays; left out: closed.")
    days: list[OwnDay] = Field(default=[], description="Weekdays that differ.")

    def stored(self) -> Stored:
        """As a station keeps it: {"week": seven days, "holiday": one}."""
        own: dict[str, list[Opening]] = {each.day: each.hours for each in self.days}
        usual = [self.workdays] * 5 + [self.weekends] * 2
        week = [_pairs(own.get(day, hours)) for day, hours in zip(DAYS, usual, strict=True)]
        return {"week": week, "holiday": _pairs(self.holidays)}


class Tier(Section):
    """A tier of stations, the highest first."""

    key: Key = Field(description="The tier's key.")
    name: Name = Field(description="What a station of it is called.")
    level: Key = Field(description="The level of area that has them.")
    count: Figure = Field(description="How many there are.")
    hours: Hours | None = Field(default=None, description="When they are usually open; left out: in office hours.")


class Thing(Section):
    """A zone, something on offer, an item of the checklist."""

    key: Key = Field(description="Its key.")
    name: Name = Field(description="What the locality calls it.")


class Criterion(Section):
    """One thing by which stars are given."""

    key: Key = Field(description="Its key.")
    name: Name = Field(description="What is asked.")
    points: Annotated[int, Field(ge=1, le=1000)] = Field(description="How many points it brings at most.")


class Stars(Section):
    """The standard by which stations get stars."""

    criteria: list[Criterion] = Field(min_length=1, description="What is looked at.")
    from_points: Annotated[list[int], Field(min_length=1, max_length=5)] = Field(
        description="From how many points there is one star, two stars, and so on; each more than the one before."
    )
    valid_months: Annotated[int, Field(ge=1, le=60)] = Field(
        default=12, description="For how many months stars are given."
    )


class Walk(Section):
    """How far a walk is: the circle of a quarter of an hour."""

    minutes: Annotated[int, Field(ge=1, le=120)] = Field(default=15, description="How long a walk may take.")
    metres_a_minute: Annotated[int, Field(ge=20, le=120)] = Field(default=67, description="How fast people walk.")
    detour: Annotated[int, Field(ge=100, le=300)] = Field(
        default=130, description="The way on foot in percent of the straight line, which is what is measured."
    )


class NamedStation(Section):
    """A station known by name."""

    key: Key = Field(description="Its code.")
    name: Name = Field(description="Its name.")
    tier: Key = Field(description="Its tier.")
    area: Key = Field(description="The named area it stands in.")
    organisation: Key | None = Field(default=None, description="The named organisation that runs it.")
    address: Chinese | None = Field(default=None, description="Where it is, as the locality says it.")
    phone: Annotated[str, Field(max_length=40)] | None = Field(
        default=None, description="Its own telephone, in quotes."
    )
    zones: list[Key] = Field(default=[], description="Which zones it has.")
    offers: list[Key] = Field(default=[], description="What it offers.")
    hours: Hours | None = Field(default=None, description="When it is open; left out: as usual at its tier.")


class Stations(Section):
    """Where something is done for residents."""

    tiers: list[Tier] = Field(min_length=1, description="The tiers, the highest first.")
    functions: list[Name] = Field(default=[], description="What stations are for, in the locality's words.")
    zones: list[Thing] = Field(default=[], description="The parts a station may have.")
    offers: list[Thing] = Field(default=[], description="What a station may offer beside its windows.")
    checklist: list[Thing] = Field(default=[], max_length=20, description="What every station has.")
    checklist_name: Name | None = Field(
        default=None, description="What the locality calls that list; left out: the checklist."
    )
    stars: Stars | None = Field(default=None, description="The stars; left out: none are given here.")
    walk: Walk = Field(default=Walk(), description="How far a walk is.")
    named: list[NamedStation] = Field(default=[], description="The stations known by name.")


def _pairs(hours: list[Opening]) -> list[list[str]]:
    return [[each.opens, each.closes] for each in hours]
