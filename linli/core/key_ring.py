"""The key ring: a file of keys for personal data. The first line encrypts, every line decrypts.

Each line is `keyid:key`: eight hexadecimal digits, a colon, 32 bytes in base64. Mode 0600. A third part says what a key
does for marks (blind indexes): `marks` makes them, `asked` is asked for beside that one. Where no line makes them, the
last one does.
"""

import base64
import fcntl
import os
import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

MARKS, ASKED = "marks", "asked"


class BrokenKeyRing(Exception):
    """The file cannot be read as a key ring; nothing personal can be shown or stored until it is mended."""


@dataclass(frozen=True, slots=True)
class Key:
    """One line of the ring: its id (4 bytes), its cipher, its secret for blind indexes (32 bytes), what it does."""

    id: bytes
    cipher: AESGCM
    index: bytes
    does: str = ""


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


def marking(ring: Sequence[Key]) -> Key:
    """The key that makes marks."""
    return next((key for key in ring if key.does == MARKS), ring[-1])


def asked(ring: Sequence[Key]) -> tuple[Key, ...]:
    """The keys under which marks may stand: the one that makes them first."""
    first = marking(ring)
    return (first, *(key for key in ring if key.does == ASKED and key is not first))


def appoint(path: Path, does: Mapping[bytes, str]) -> None:
    """Write what some keys (ids) do for marks from now on; the others go on as they do."""
    with _alone(path):
        _write(path, [_appointed(line, does) for line in path.read_text().splitlines() if line.strip()])


def drop(path: Path, id_: bytes) -> None:
    """Take a key out of the ring. What stands under it can no longer be read, but with a copy of the ring."""
    with _alone(path):
        lines = path.read_text().splitlines()
        _write(path, [line for line in lines if line.strip() and not line.startswith(f"{id_.hex()}:")])


def _appointed(line: str, does: Mapping[bytes, str]) -> str:
    name, secret, *_word = line.split(":")
    word = does.get(bytes.fromhex(name))
    return line if word is None else ":".join([name, secret, *([word] if word else [])])


def _new_line() -> str:
    return f"{secrets.token_hex(4)}:{base64.b64encode(secrets.token_bytes(32)).decode()}"


def _key(path: Path, number: int, line: str) -> Key:
    name, secret, does, *more = [*line.split(":"), "", ""]
    try:
        id_, master = bytes.fromhex(name), base64.b64decode(secret, validate=True)
    except ValueError:
        id_, master = b"", b""
    if len(id_) != 4 or len(master) != 32 or does not in ("", MARKS, ASKED) or any(more):
        raise BrokenKeyRing(f"Line {number} of {path} is not `keyid:key`.")
    return Key(id_, AESGCM(_derived(master, b"encrypt")), _derived(master, b"index"), does)


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
