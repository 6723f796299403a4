"""The compiled form of the translations: gettext's .mo, written by Babel. Nothing here needs Django."""

import os
from contextlib import suppress
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).resolve().parent.parent / "locale"


def ready() -> None:
    """Compile each catalogue that is newer than its compiled form; no gettext binary is needed."""
    for source in stale():
        with suppress(PermissionError):  # a program folder that may not be written keeps what it has
            write(source, source.with_suffix(".mo"))


def stale() -> list[Path]:
    return [source for source in LOCALE.glob("*/LC_MESSAGES/*.po") if age(source) > age(source.with_suffix(".mo"))]


def age(path: Path) -> int:
    return path.stat().st_mtime_ns if path.exists() else 0


def write(source: Path, target: Path) -> None:
    """Compile one catalogue; readers see the old form or the new one, never half of it."""
    draft = target.with_suffix(f".{os.getpid()}")
    with source.open("rb") as words, draft.open("wb") as compiled:
        write_mo(compiled, read_po(words, locale=source.parent.parent.name))
    draft.replace(target)
