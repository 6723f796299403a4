"""By which nobody is entered twice: a keyed mark of name and number."""

from typing import Any

from django.db.models import Q

from linli.core.crypto import blind_index, mark_keys
from linli.core.key_ring import Key
from linli.core.phones import one_spelling

LABEL = "volunteers volunteer"


def mark(name: str, phone: str, key: Key | None = None) -> bytes | None:
    """The mark of a name, however spaced, and a number, however written; None without a name."""
    spelt = "".join(name.split())
    return blind_index(f"{spelt}\0{one_spelling(phone) if phone else ''}", LABEL, key) if spelt else None


def same(name: str, phone: str) -> Q:
    """Whoever has this name and number, under each key that may have made their mark."""
    return Q(mark__in=[mark(name, phone, key) for key in mark_keys()])


def of_volunteer(volunteer: Any) -> dict[str, Any]:
    """The mark of a row as the key of today makes it."""
    return {"mark": mark(volunteer.name, volunteer.phone)}
