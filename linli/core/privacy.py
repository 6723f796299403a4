"""Personal data is declared on the model, field by field; a contract test fails on a field nobody declared.

A model says::

    privacy = declare(
        plain="id status received_at",
        contact_phone=Privacy(encrypt=True, mask=Mask.PHONE, expire="P2Y", purpose="to answer the resident"),
    )
"""

from dataclasses import dataclass
from enum import StrEnum


class Mask(StrEnum):
    """How a value is shown to those who have not given a purpose for seeing it whole."""

    NAME = "name"
    PHONE = "phone"
    ADDRESS = "address"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Privacy:
    """What is promised about one personal field. `expire`: an ISO 8601 duration after closing, "P2Y"."""

    purpose: str
    encrypt: bool = False
    mask: Mask | None = None
    expire: str | None = None


def declare(*, plain: str = "", **personal: Privacy) -> dict[str, Privacy | None]:
    """Return field name -> Privacy, or None for a field that holds nothing personal."""
    return dict.fromkeys(plain.split()) | personal


def masked(value: str, mask: Mask | None) -> str:
    """Show enough to recognise, not enough to use: 王**, 138****5678, six characters of an address."""
    if not value or mask is None:
        return value
    if mask is Mask.NAME:
        return value[0] + "*" * min(len(value) - 1, 3)
    if mask is Mask.PHONE:
        return value[:3] + "****" + value[-4:] if len(value) >= 8 else "****"
    return value[:6] + "…" if len(value) > 6 else value[:1] + "…"
