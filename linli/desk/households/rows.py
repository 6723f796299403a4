"""What a list of files shows of each: masked, with the head's name; two queries, however many rows there are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from linli.areas.tree import tree
from linli.core.privacy import Mask, masked
from linli.residents.models import Household, Resident
from linli.residents.searching import Found
from linli.residents.words import Relation


@dataclass(frozen=True, slots=True)
class Row:
    """One file in a list."""

    household: Household
    grid: str
    address: str
    name: str
    agent: str
    seen_at: datetime | None
    care_on: date | None


def rows_of(households: Sequence[Household]) -> list[Row]:
    """The rows of households whose agents are read already."""
    heads = _heads(households)
    return [_row(each, heads.get(each.pk)) for each in households]


def rows_found(found: Iterable[Found]) -> list[Row]:
    """The rows of what a search found: with the name of the member by whom it was."""
    known = list(found)
    heads = _heads([each.household for each in known if each.resident is None])
    return [_row(each.household, each.resident or heads.get(each.household.pk)) for each in known]


def _heads(households: Sequence[Household]) -> dict[int, Resident]:
    heads = Resident.objects.present().filter(household__in=[each.pk for each in households], relation=Relation.HEAD)
    return {each.household_id: each for each in heads}


def _row(household: Household, shown: Resident | None) -> Row:
    return Row(
        household=household,
        grid=tree.get().full_name(household.area_id),
        address=masked(household.address, Mask.ADDRESS),
        name=masked(shown.name, Mask.NAME) if shown else "",
        agent=str(household.agent) if household.agent else "",
        seen_at=household.seen_at,
        care_on=household.care_review_on,
    )
