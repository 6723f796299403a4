"""A caller is known again by a keyed mark of the number: equal numbers, equal marks, and nobody reads one from it."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from linli.core.crypto import blind_index, mark_keys
from linli.core.key_ring import Key
from linli.core.phones import one_spelling

LABEL = "cases.Case.contact_phone"


def mark(number: str, key: Key | None = None) -> bytes | None:
    """32 bytes for a telephone number, however it is written; None where there is none."""
    plain = one_spelling(number) if number else ""
    return blind_index(plain, LABEL, key) if plain else None


def of_case(case: Any) -> dict[str, Any]:
    """The mark of a case's caller as the key of today makes it."""
    return {"phone_mark": mark(case.contact_phone)}


def called_from(numbers: Iterable[str]) -> Q | None:
    """The condition for cases whose caller has one of these numbers, whichever key made the mark; None for none."""
    listed, keys = list(numbers), mark_keys()
    found = [made for number in listed for key in keys if (made := mark(number, key))]
    return (Q(phone_mark=found[0]) if len(found) == 1 else Q(phone_mark__in=found)) if found else None
