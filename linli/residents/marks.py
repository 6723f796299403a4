"""Blind-index search: short keyed marks of what a field says, by which it is found without being read.

A mark is the first 32 bits of an HMAC; it also stands for other words, so what is found is read and compared before it
is shown. What the marks give away is said in docs/decisions/0022-marks.md.
"""

import unicodedata
from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Q

from linli.core.crypto import blind_index, mark_keys
from linli.core.key_ring import Key
from linli.core.phones import one_spelling
from linli.core.terms import plain, terms

NAME, PHONE, LAST_FOUR, ID_NUMBER, ADDRESS = "name", "phone", "last four", "id number", "address"
SHORT, LONG = 4, 8


def of_name(name: str, key: Key | None = None) -> set[int]:
    """Every two characters that stand together; a name of one character by itself."""
    spelt = one_name(name)
    return _short(NAME, {spelt[at : at + 2] for at in range(max(len(spelt) - 1, 1))} if spelt else (), key)


def of_phone(number: str) -> set[int]:
    """The whole number, and its last four digits."""
    digits = one_spelling(number) if number else ""
    return (_short(PHONE, [digits]) | _short(LAST_FOUR, [digits[-4:]])) if digits else set()


def of_id_number(number: str, key: Key | None = None) -> set[int]:
    return _short(ID_NUMBER, [number.upper()], key) if number else set()


def of_address(address: str, key: Key | None = None) -> set[int]:
    """Its numbers, and every two units that stand together: 幸福路3号 is found by 幸福, 路3, 3号 and 3."""
    return _short(ADDRESS, terms(address), key) if address else set()


def of_resident(name: str, phone: str, id_number: str) -> list[int]:
    """All by which a resident is found."""
    return sorted(of_name(name) | of_phone(phone) | of_id_number(id_number))


def columns(*, name: str, phone: str, id_number: str, **_other: Any) -> dict[str, Any]:
    """The columns of a resident that hold marks."""
    return {
        "marks": of_resident(name, phone, id_number),
        "id_mark": same_number(id_number),
        "same_mark": same_name_and_phone(name, phone),
    }


def of_member(resident: Any) -> dict[str, Any]:
    """The marks of a resident's file as the key of today makes them."""
    return columns(name=resident.name, phone=resident.phone, id_number=resident.id_number)


def of_dwelling(household: Any) -> dict[str, Any]:
    """The marks of a household's file as the key of today makes them."""
    return {"marks": sorted(of_address(household.address)), "place_mark": same_place(household.address)}


def by_whole_phone(number: str, key: Key | None = None) -> set[int]:
    return _short(PHONE, [one_spelling(number)], key)


def by_last_four(digits: str, key: Key | None = None) -> set[int]:
    return _short(LAST_FOUR, [digits], key)


def same_place(address: str, key: Key | None = None) -> int | None:
    """Equal for equal addresses, however spaced and punctuated; None without one."""
    spelt = one_place(address)
    return _long("place", spelt, key) if spelt else None


def same_number(number: str, key: Key | None = None) -> int | None:
    """Equal for equal id numbers."""
    return _long("id", number.upper(), key) if number else None


def same_name_and_phone(name: str, phone: str, key: Key | None = None) -> int | None:
    """Equal where name and telephone number are; None when either is missing."""
    return _long("name and phone", f"{one_name(name)}\0{one_spelling(phone)}", key) if name and phone else None


def holding(marks: Callable[[str, Key], set[int]], typed: str) -> Q:
    """The condition for files that hold all marks of what was typed, whichever key made them."""
    either = Q()
    for key in mark_keys():
        either |= Q(marks__contains=sorted(marks(typed, key)))
    return either


def equal(mark: Callable[..., int | None], *said: str) -> tuple[int, ...]:
    """The marks that may stand for this, the one that is written today first; none where nothing is said."""
    return tuple(made for key in mark_keys() if (made := mark(*said, key)) is not None)


def one_name(name: str) -> str:
    """A name as it is compared: without blanks and dots, half width, simplified."""
    return "".join(each for each in plain(name) if each.isalnum())


def one_place(address: str) -> str:
    """An address as it is compared; the signs between its parts are one sign, so that 1-11 is not 11-1."""
    spelt = "".join(each if each.isalnum() else " " for each in unicodedata.normalize("NFKC", plain(address)))
    parts = spelt.split()
    # A blank between Chinese characters means nothing; between two numbers it keeps them apart.
    return "".join(
        part if not before or not (before[-1].isascii() and part[0].isascii()) else f"-{part}"
        for before, part in zip(["", *parts], parts, strict=False)
    )


def _short(field: str, words: Iterable[str], key: Key | None = None) -> set[int]:
    return {int.from_bytes(blind_index(each, f"residents {field}", key)[:SHORT], signed=True) for each in words}


def _long(field: str, word: str, key: Key | None) -> int:
    return int.from_bytes(blind_index(word, f"residents same {field}", key)[:LONG], signed=True)
