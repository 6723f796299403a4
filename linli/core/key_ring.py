"""The key ring: a file of keys for personal data. The first line encrypts, every line decrypts.

Each line is `keyid:key`: eight hexadecimal digits, a colon, 32 bytes in base64. Mode 0600.
"""

import base64
import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


class BrokenKeyRing(Exception):
    """The file cannot be read as a key ring; nothing personal can be shown or stored until it is mended."""


@dataclass(frozen=True, slots=True)
class Key:
    """One line of the ring: its id (4 bytes), its cipher, and its secret for blind indexes (32 bytes)."""

    id: bytes
    cipher: AESGCM
    index: bytes


def read(path: Path) -> tuple[Key, ...]:
    """Return the keys, newest first, creating the file with one key on first use; raise BrokenKeyRing."""
    if not path.exists():
        with _alone(path):
            if not path.exists():
                _write(path, [_new_line()])
    lines = [line.strip() for line in path.read_text().splitlines() if line.strip()]
    if not lines:
        raise BrokenKeyRing(f"{path} holds no key: put back the copy that was kept with the backup.")
    return tuple(_key(path, number, line) for number, line in enumerate(lines, 1))


def rotate(path: Path) -> str:
    """Put a new key in front and return its id; running processes read the ring again when they meet it."""
    read(path)
    line = _new_line()
    with _alone(path):
        _write(path, [line, *path.read_text().splitlines()])
    return line.partition(":")[0]


def _new_line() -> str:
    return f"{secrets.token_hex(4)}:{base64.b64encode(secrets.token_bytes(32)).decode()}"


def _key(path: Path, number: int, line: str) -> Key:
    name, _, secret = line.partition(":")
    try:
        id_, master = bytes.fromhex(name), base64.b64decode(secret, validate=True)
    except ValueError:
        id_, master = b"", b""
    if len(id_) != 4 or len(master) != 32:
        raise BrokenKeyRing(f"Line {number} of {path} is not `keyid:key`.")
    return Key(id_, AESGCM(_derived(master, b"encrypt")), _derived(master, b"index"))


def _derived(master: bytes, use: bytes) -> bytes:
    """One secret per use (HKDF, RFC 5869), so that an index never says anything about a cipher."""
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"linli " + use).derive(master)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Hold the ring's lock, so that processes starting or rotating at once write one after the other."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with path.with_name(path.name + ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _write(path: Path, lines: list[str]) -> None:
    """Replace the file in one move: a reader sees the old ring or the new one, and a power cut loses none."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write("\n".join(lines) + "\n")
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
