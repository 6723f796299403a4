"""Voting codes: 12 digits on a slip, kept only as a keyed mark; and the numbers of receipts."""

import secrets

from linli.core.codes import new_code
from linli.core.crypto import blind_index, mark_keys

LABEL, ROLL = "votes slip", "votes roll"
RECEIPT = 9


def drawn() -> tuple[str, bytes]:
    """A new code, and the mark that is kept of it."""
    code = new_code()
    return code, blind_index(code, LABEL)


def marks(code: str) -> list[bytes]:
    """The marks by which a code is found, whichever key made them."""
    return [blind_index(code, LABEL, key) for key in mark_keys()]


def once(said: str) -> bytes:
    """The mark by which nobody stands on a roll twice."""
    return blind_index(said, ROLL)


def new_receipt() -> str:
    """Nine digits, drawn."""
    return f"{secrets.randbelow(10**RECEIPT):0{RECEIPT}d}"


def spoken_receipt(receipt: str) -> str:
    """As people read it out: 482 109 375."""
    return " ".join(receipt[at : at + 3] for at in range(0, len(receipt), 3))
