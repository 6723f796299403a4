"""What goes wrong outside the program (disk, ports, rights), said in a sentence with what to do."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from django.core.exceptions import ImproperlyConfigured
from django.db.utils import OperationalError

from linli.core.refusal import Refusal


class Trouble(click.ClickException):
    """Something the person at the keyboard can put right; the message says how."""


LEAST_DISK = 32_000_000  # bytes: PostgreSQL writes its log in pieces of 16 MB
# LINLI_VAR is the folder for everything that is data: it may lie on any disk.
REASONS = {
    errno.ENOSPC: "The disk that holds {path} is full. Free some space, or set LINLI_VAR.",
    errno.EDQUOT: "Your disk quota for {path} is used up. Free some space, or set LINLI_VAR.",
    errno.EROFS: "{path} is on a read-only disk. Set LINLI_VAR to a folder that can be written.",
    errno.EACCES: "{path} may not be written by this user. Run as its owner, or set LINLI_VAR.",
    errno.EPERM: "{path} may not be changed by this user. Run as its owner, or set LINLI_VAR.",
}
# What programs write of the same.
KNOWN = (
    (errno.ENOSPC, "No space left on device"),
    (errno.EDQUOT, "Disk quota exceeded"),
    (errno.EROFS, "Read-only file system"),
    (errno.EACCES, "Permission denied"),
)


def of_disk(error: OSError, path: Path) -> Trouble:
    """The sentence for what the operating system said about `path`."""
    reason = REASONS.get(error.errno or 0, "{path} cannot be used: " + (error.strerror or str(error)) + ".")
    return Trouble(reason.format(path=error.filename or path))


def of_words(words: str, path: Path, otherwise: str) -> Trouble:
    """The sentence for what a program wrote before it gave up, or `otherwise` with its worst line."""
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    for number, said in KNOWN:
        if found := [line for line in lines if said in line]:
            return Trouble(f"{REASONS[number].format(path=path)} It said: {found[0]}")
    worst = [line for line in lines if "FATAL" in line or "PANIC" in line or "error:" in line] or lines[-1:]
    return Trouble(f"{otherwise} It said: {worst[0] if worst else 'nothing'}")


@contextmanager
def told(var: Path) -> Iterator[None]:
    """Turn what disk, database or action refused into its sentence; anything else is a defect and shows."""
    try:
        yield
    except Refusal as refusal:
        raise Trouble(str(refusal)) from refusal
    except ImproperlyConfigured as error:
        raise Trouble(str(error)) from error
    except OperationalError as error:
        raise of_database(str(error), var) from error
    except OSError as error:
        if error.errno not in REASONS:
            raise
        raise of_disk(error, var) from error


def of_database(words: str, var: Path) -> Trouble:
    """The sentence for a database that does not answer; a full disk makes it fall and rise without end."""
    if "No space left on device" in words or (var.exists() and shutil.disk_usage(var).free < LEAST_DISK):
        return Trouble(REASONS[errno.ENOSPC].format(path=var))
    said = " ".join(words.split())
    if os.environ.get("DATABASE_URL"):
        return Trouble(f"The database does not answer. Look at DATABASE_URL, or leave it out. It said: {said}")
    return Trouble(f"The embedded database does not answer; its log is {var / 'pg' / 'server.log'}. It said: {said}")
