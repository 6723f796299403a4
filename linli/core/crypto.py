"""Personal fields, encrypted at rest: AES-256-GCM (NIST SP 800-38D) under a ring of keys.

A stored value is `01 | key id (4 bytes) | nonce (12 bytes) | ciphertext and tag`. The field's label,
"app.Model.field", is bound to it, so that a value moved to another column no longer opens.
"""

import hmac
import os
from pathlib import Path
from time import monotonic
from typing import Any

from cryptography.exceptions import InvalidTag
from django.conf import settings
from django.db import models

from linli.core import key_ring

FORM = b"\x01"
HEAD, NONCE = 5, 12
LOOK = 1.0  # seconds: so soon every process takes notice of what was done to the ring
_rings: dict[Path, tuple[key_ring.Key, ...]] = {}
_looks: dict[Path, tuple[float, int]] = {}


class Unreadable(Exception):
    """The value was changed, moved to another field, or encrypted with a key that is not in the ring."""


def encrypt(text: str, label: str) -> bytes:
    """Return the stored form of a text under the newest key; two calls never give the same bytes."""
    key = _ring()[0]
    nonce = os.urandom(NONCE)
    return FORM + key.id + nonce + key.cipher.encrypt(nonce, text.encode(), label.encode())


def decrypt(stored: bytes, label: str) -> str:
    """Return the text; raise Unreadable."""
    key = _key(stored, label)
    nonce, sealed = stored[HEAD : HEAD + NONCE], stored[HEAD + NONCE :]
    try:
        return key.cipher.decrypt(nonce, sealed, label.encode()).decode()
    except (InvalidTag, ValueError):
        raise Unreadable(f"{label}: the value was changed, or belongs to another field.") from None


def read_ring_again() -> None:
    """Take notice of what was just done to the ring; other processes do within a second."""
    _read_again()


def blind_index(value: str, label: str, key: key_ring.Key | None = None) -> bytes:
    """Return 32 bytes (HMAC-SHA-256) by which equal values are found without reading them.

    Spell the value one way first. One key of the ring makes it, so it stays the same when another is added; whoever
    looks for a value asks for it under each of `mark_keys()`.
    """
    made_by = key or key_ring.marking(_ring())
    return hmac.digest(made_by.index, f"{label}\0{value}".encode(), "sha256")


def mark_keys() -> tuple[key_ring.Key, ...]:
    """The keys under which a value may have its mark: one, but for the while in which marks are made anew."""
    return key_ring.asked(_ring())


def _key(stored: bytes, label: str) -> key_ring.Key:
    """Find the key by its id; the ring is read again once, for another process may have rotated it."""
    for ring in (_ring, _read_again):
        for key in ring():
            if stored[:HEAD] == FORM + key.id:
                return key
    raise Unreadable(f"{label}: encrypted with a key that is not in {settings.PERSONAL_KEY_RING}.")


def _ring() -> tuple[key_ring.Key, ...]:
    path = Path(settings.PERSONAL_KEY_RING)
    known = _rings.get(path)
    if known is None:
        return _read_again()
    return known if monotonic() < _looks[path][0] else _look(path, known)


def _look(path: Path, known: tuple[key_ring.Key, ...]) -> tuple[key_ring.Key, ...]:
    """Whether the file is still the one that was read; a file that cannot be looked at changes nothing."""
    written = _written(path)
    if written not in (0, _looks[path][1]):
        return _read_again()
    _looks[path] = (monotonic() + LOOK, _looks[path][1])
    return known


def _written(path: Path) -> int:
    """When the file was last written, in nanoseconds; 0 where there is none to be seen."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def _read_again() -> tuple[key_ring.Key, ...]:
    path = Path(settings.PERSONAL_KEY_RING)
    written = _written(path)  # before it is read: what is written meanwhile is noticed at the next look
    _rings[path] = key_ring.read(path)
    _looks[path] = (monotonic() + LOOK, written)
    return _rings[path]


class EncryptedText(models.TextField):
    """A text that the database never sees: bytea there, str here; empty stays empty, NULL stays NULL.

    `label` keeps values readable when a model or a field is renamed: give the label they were stored under.
    """

    def __init__(self, *args: Any, label: str = "", **kwargs: Any) -> None:
        self.stored_label = label
        super().__init__(*args, **kwargs)

    @property
    def label(self) -> str:
        """What values are bound to: "app.Model.field"."""
        return self.stored_label or f"{self.model._meta.label}.{self.name}"

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | ({"label": self.stored_label} if self.stored_label else {})

    def get_internal_type(self) -> str:
        return "BinaryField"

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        if value is None:
            return None
        return encrypt(str(value), self.label) if value else b""

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> str | None:
        if value is None:
            return None
        return decrypt(bytes(value), self.label) if len(value) else ""

    def get_lookup(self, lookup_name: str) -> Any:
        """Only `isnull`: what is encrypted cannot be compared; search by a blind index."""
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else None
