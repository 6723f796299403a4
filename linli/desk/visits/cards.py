"""Households and enterprises as a worker sees them on the way: masked, with what is due. The same on page and phone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from linli.core.privacy import masked
from linli.residents.models import CareNeed, Enterprise, Household, Resident
from linli.residents.words import Relation
from linli.visits.today import needs


@dataclass(frozen=True, slots=True)
class Card:
    """One household. `name` is its head's, `address` where it lives, both masked; `care`: what is running."""

    pk: int
    code: str
    building: str
    address: str
    name: str
    size: int
    seen_on: str
    care: tuple[CareNeed, ...]


def cards(households: Iterable[Household]) -> dict[int, Card]:
    """By household. Two queries, whatever their number."""
    listed = list(households)
    ids = [each.pk for each in listed]
    names, care = _heads(ids), needs(ids)
    return {each.pk: _card(each, names.get(each.pk, ""), care.get(each.pk, [])) for each in listed}


@dataclass(frozen=True, slots=True)
class FirmCard:
    """One enterprise; `contact`: whom to speak to, masked."""

    pk: int
    code: str
    name: str
    address: str
    contact: str
    seen_on: str


def firm_cards(firms: Iterable[Enterprise]) -> list[FirmCard]:
    """In their order. No query."""
    mask: Any = Enterprise.privacy["contact"]
    return [
        FirmCard(each.pk, each.code, each.name, each.address, masked(each.contact, mask.mask), _day(each.seen_at))
        for each in firms
    ]


def _day(moment: datetime | None) -> str:
    return f"{timezone.localdate(moment):%Y-%m-%d}" if moment else ""


def _card(household: Household, name: str, care: list[CareNeed]) -> Card:
    privacy: dict[str, Any] = Household.privacy
    return Card(
        household.pk,
        household.code,
        household.building,
        masked(household.address, privacy["address"].mask),
        name,
        household.size,
        _day(household.seen_at),
        tuple(care),
    )


def _heads(household_ids: list[int]) -> dict[int, str]:
    """The masked name of each household's head; of whoever is on file where no head is."""
    found: dict[int, str] = {}
    people = Resident.objects.present().filter(household__in=household_ids).order_by("id")
    for each in sorted(people, key=lambda one: one.relation != Relation.HEAD):
        mask: Any = Resident.privacy["name"]
        found.setdefault(each.household_id, masked(each.name, mask.mask))
    return found
