"""Finding files by what is encrypted: part of a name, a telephone number or its end, an id number, an address.

The database is asked for marks; what it gives is decrypted and compared, so nothing is shown that only shares a mark.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from linli.core.phones import one_spelling
from linli.core.terms import is_han, terms
from linli.residents import marks
from linli.residents.models import Household, Resident
from linli.residents.queries import Files, Residents

MOST = 50
SPARE = 20  # that many more are read, for those that only share a mark
ID_NUMBER = re.compile(r"[0-9]{17}[0-9Xx]")
CALLED = re.compile(r"\+?[0-9][0-9\s\-()]{5,18}[0-9]")
LAST_FOUR = re.compile(r"[0-9]{4}")


@dataclass(frozen=True, slots=True)
class Found:
    """A file, and the member by whom it was found; None when it was found by its address or number."""

    household: Household
    resident: Resident | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found, MOST at most. `more`: there is more than that. `short`: too little was typed to look for."""

    rows: list[Found]
    more: bool = False
    short: bool = False


def search(account: Any, text: str) -> Findings:
    """Files that the account may see, by what somebody typed; those found by a member come first."""
    typed = " ".join(unicodedata.normalize("NFKC", text).split())
    ways = list(_ways(account, typed))
    if not ways:
        return Findings([], short=True)
    found: dict[int, Found] = {}
    for way in ways:
        for each in way():
            found.setdefault(each.household.pk, each)
        if len(found) > MOST:
            break
    rows = list(found.values())
    return Findings(rows[:MOST], more=len(rows) > MOST)


def _ways(account: Any, typed: str) -> Iterator[Callable[[], Iterator[Found]]]:
    """In which ways the text can be meant."""
    digits = one_spelling(typed)
    if ID_NUMBER.fullmatch(typed):
        yield lambda: _members(
            account, marks.holding(marks.of_id_number, typed), lambda each: each.id_number == typed.upper()
        )
        return
    if typed.isascii() and typed.isalnum() and any(each.isdigit() for each in typed):
        yield lambda: _numbered(account, typed)
    if CALLED.fullmatch(typed):
        yield lambda: _members(account, marks.holding(marks.by_whole_phone, typed), lambda each: each.phone == digits)
    if LAST_FOUR.fullmatch(typed):
        yield lambda: _members(
            account, marks.holding(marks.by_last_four, typed), lambda each: each.phone.endswith(typed)
        )
    name = marks.one_name(typed)
    if len(name) >= 2 and not typed.isdigit():
        yield lambda: _members(
            account, marks.holding(marks.of_name, typed), lambda each: name in marks.one_name(each.name)
        )
    wanted = terms(typed)
    if wanted and not (len(typed) == 1 and is_han(typed)):
        yield lambda: _places(account, typed, wanted)


def _numbered(account: Any, code: str) -> Iterator[Found]:
    return (Found(each) for each in Household.objects.visible_to(account).filter(code=code))


def _members(account: Any, wanted: Q, fits: Callable[[Resident], bool]) -> Iterator[Found]:
    rows: Residents = Resident.objects.present().visible_to(account).filter(wanted)
    for each in rows.select_related("household", "household__agent")[: MOST + SPARE]:
        if fits(each):
            yield Found(each.household, each)


def _places(account: Any, typed: str, wanted: set[str]) -> Iterator[Found]:
    rows: Files = Household.objects.present().visible_to(account)
    rows = rows.filter(marks.holding(marks.of_address, typed)).select_related("agent")
    return (Found(each) for each in rows[: MOST + SPARE] if wanted <= terms(each.address))
