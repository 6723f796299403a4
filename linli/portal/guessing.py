"""Whoever guesses query codes must wait. Kept in memory: a right code costs nothing, a wrong one little."""

from threading import Lock
from time import monotonic

from django.http import HttpRequest

MOST = 20
WINDOW = 600.0
REMEMBERED = 10_000
LOOPBACK = ("127.0.0.1", "::1", "")

_lock = Lock()
_wrong: dict[str, tuple[int, float]] = {}


def address(request: HttpRequest) -> str:
    """Where the request came from; behind a proxy on this machine, what the proxy says."""
    near = str(request.META.get("REMOTE_ADDR", ""))
    said = request.headers.get("X-Forwarded-For", "")
    return said.rsplit(",", 1)[-1].strip() if near in LOOPBACK and said else near


def too_many(request: HttpRequest) -> bool:
    """Whether this address has guessed wrong too often in the last ten minutes."""
    count, until = _wrong.get(address(request), (0, 0.0))
    return count >= MOST and monotonic() < until


def note_wrong(request: HttpRequest) -> None:
    """Count one wrong guess."""
    now, who = monotonic(), address(request)
    with _lock:
        if len(_wrong) >= REMEMBERED:
            for old in [each for each, (_count, until) in _wrong.items() if until <= now] or list(_wrong):
                del _wrong[old]
        count, until = _wrong.get(who, (0, 0.0))
        _wrong[who] = (count + 1, until) if now < until else (1, now + WINDOW)


def forget() -> None:
    """Let everybody guess again (tests)."""
    with _lock:
        _wrong.clear()
