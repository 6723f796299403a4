"""Which settled cases are followed up by telephone: as many of each kind as the practice says, chosen by nobody.

Every case has a lot from 0 to 99 that follows from its number alone; it is drawn when the lot lies below the share of
the first rule that fits it. So anybody can check why a case was drawn or not, and nobody can have one skipped.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from linli.cases import look
from linli.cases.models import Case, FollowUp
from linli.catalogue.tables import tables
from linli.core import deadline
from linli.core.deadline import Allowance, Unit


@dataclass(frozen=True, slots=True)
class Sample:
    """So many of a hundred of the cases of these kinds; empty: of any."""

    place: int
    share: int
    channels: frozenset[str]
    categories: frozenset[str]
    outcomes: frozenset[str]

    @property
    def said(self) -> list[str]:
        """What it is for, in the locality's words."""
        named = [look.channel_word(each) for each in sorted(self.channels)]
        named += [str(tables.get().categories_by_key.get(each, each)) for each in sorted(self.categories)]
        return named + [look.outcome_word(each) for each in sorted(self.outcomes)]

    def fits(self, case: Case) -> bool:
        if self.channels and case.channel not in self.channels:
            return False
        if self.outcomes and case.outcome not in self.outcomes:
            return False
        return not self.categories or bool(self.categories & set(_lineage(case.category_id)))


def lot(case_id: int, round_: int) -> int:
    """The case's lot, 0 to 99: the first four bytes of SHA-256 (FIPS 180-4) of “number:round”, modulo 100."""
    digest = hashlib.sha256(f"{case_id}:{round_}".encode()).digest()
    return int.from_bytes(digest[:4]) % 100


def rules() -> list[Sample]:
    """The practice's rules in their order; none where nobody is followed up."""
    return [
        Sample(
            place, said["share"], *(frozenset(said.get(each, ())) for each in ("channels", "categories", "outcomes"))
        )
        for place, said in enumerate(settings().get("samples", []), start=1)
    ]


def settings() -> dict[str, Any]:
    """What the practice says about following up."""
    practice = tables.get().practice
    found: dict[str, Any] = practice.settings.get("follow_up") or {} if practice else {}
    return found


def tries() -> int:
    """How often one tries to reach somebody."""
    return int(settings().get("tries", 3))


def script() -> list[dict[str, str]]:
    """The script in its order: what is asked (“asks”), and the practice's own words for it (“zh”, “en”)."""
    return list(settings().get("script", []))


def drawn(cases: Sequence[Case], now: datetime) -> Iterator[FollowUp]:
    """The calls to make for these settled cases. Those without a telephone number, and those whose time for a call is
    over, are not among them."""
    known = rules()
    for case in cases:
        rule = next((each for each in known if each.fits(case)), None)
        number = lot(case.pk, case.round)
        if rule and number < rule.share and case.done_at and case.contact_phone:
            start, end = _when(case.done_at)
            if end > now:
                found = {"rule": rule.place, "share": rule.share, "number": number}
                yield FollowUp(case=case, round=case.round, call_from=start, call_until=end, **found)


def _when(done_at: datetime) -> tuple[datetime, datetime]:
    amount, unit = settings()["after"]
    start = deadline.due(done_at, Allowance(amount, Unit(unit)), tables.get().calendar).at
    return start, start + timedelta(days=settings()["days"])


def _lineage(category_id: int | None) -> Iterator[str]:
    categories = tables.get().categories
    found = categories.get(category_id or 0)
    while found:
        yield found.key
        found = categories.get(found.parent_id or 0)
