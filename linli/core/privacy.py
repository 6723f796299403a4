"""Personal data is declared on the model, field by field; a contract test fails on a field nobody declared.

A model says::

    privacy = declare(
        plain="id status received_at",
        contact_phone=Privacy(encrypt=True, mask=Mask.PHONE, expire="P2Y", purpose="to answer the resident"),
    )
    keeping = Keeping(since="closed_at", told=True)

What has an `expire` is erased by itself when that time is over (journal/expiring.py).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import Q


class Mask(StrEnum):
    """How a value is shown to those who have not given a purpose for seeing it whole."""

    NAME = "name"
    PHONE = "phone"
    ADDRESS = "address"
    NUMBER = "number"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Privacy:
    """What is promised about one personal field. `expire`: an ISO 8601 duration after closing, "P2Y".

    `consent`: the purpose to which whom it is about must have agreed; empty where the task itself needs the field.
    """

    purpose: str
    encrypt: bool = False
    mask: Mask | None = None
    expire: str | None = None
    consent: str = ""


@dataclass(frozen=True, slots=True)
class Keeping:
    """How a model's expiring fields go. The times count from `since`: the way to a moment, empty while it has not come;
    or what says which rows had theirs before a given moment.

    `whole`: the row goes, not only what these fields hold. `story`: how long what people wrote of it in the journal is
    kept, an ISO 8601 duration. `told`: its own story says what was erased, as “<model>.expired”. `by`: where what hangs
    on such a row is not its own fields, the dotted path of its room's action that erases it: `(pk, *, now) -> bool`,
    whether there was something to erase; it locks, looks again and tells the story itself.
    """

    since: str | Callable[[datetime], Q]
    whole: bool = False
    story: str = ""
    told: bool = False
    by: str = ""


def declare(*, plain: str = "", **personal: Privacy) -> dict[str, Privacy | None]:
    """Return field name -> Privacy, or None for a field that holds nothing personal."""
    return dict.fromkeys(plain.split()) | personal


def masked(value: str, mask: Mask | None) -> str:
    """Show enough to recognise, not enough to use: 王**, 138****5678, 1101****, six characters of an address."""
    if not value or mask is None:
        return value
    if mask is Mask.NAME:
        return value[0] + "*" * min(len(value) - 1, 3)
    if mask is Mask.PHONE:
        return value[:3] + "****" + value[-4:] if len(value) >= 8 else "****"
    if mask is Mask.NUMBER:
        return value[:4] + "*" * max(len(value) - 4, 4)
    return value[:6] + "…" if len(value) > 6 else value[:1] + "…"
