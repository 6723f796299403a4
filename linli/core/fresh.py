"""Small reference tables, read once per process and again every few seconds: areas, categories, limits.

Whoever changes the rows calls `expire()` on commit, so that this process sees them at once; others see them
when their copy is `seconds` old (0: at every look). Tests call `expire_all()` between each other.
"""

from collections.abc import Callable
from threading import Lock
from time import monotonic
from typing import Any, Generic, TypeVar
from weakref import WeakSet

T = TypeVar("T")

_every: WeakSet[Any] = WeakSet()


class Fresh(Generic[T]):
    """What `load` returned last, no older than `seconds`; many threads may ask, one of them loads."""

    def __init__(self, load: Callable[[], T], seconds: float = 3) -> None:
        self._load, self._seconds = load, seconds
        self._lock = Lock()
        self._kept: tuple[T, float, int] | None = None
        self._version = 0
        _every.add(self)

    def get(self) -> T:
        """Return the value, loaded now if the kept one is too old; what `load` raises is passed on."""
        kept = self._kept
        if kept is None or not self._good(kept):
            with self._lock:
                kept = self._kept
                if kept is None or not self._good(kept):
                    # The version is read first: a value expired while it loads is given out, but not kept.
                    version = self._version
                    kept = self._kept = (self._load(), monotonic() + self._seconds, version)
        return kept[0]

    def expire(self) -> None:
        """Forget the value: the next `get` loads, even if another thread is loading now."""
        self._version += 1

    def _good(self, kept: tuple[T, float, int]) -> bool:
        return kept[2] == self._version and monotonic() < kept[1]


def expire_all() -> None:
    """Forget every kept value in this process."""
    for fresh in list(_every):
        fresh.expire()
