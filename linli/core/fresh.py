"""Small reference tables, read once per process and again every few seconds: areas, categories, limits.

Whoever changes the rows calls `expire()` on commit, so that this process sees them at once; other processes see them
when their copy is `seconds` old. Tests call `expire_all()` between each other.
"""

from collections.abc import Callable
from threading import Lock
from time import monotonic
from typing import Generic, TypeVar
from weakref import WeakSet

T = TypeVar("T")

_every: "WeakSet[Fresh[object]]" = WeakSet()


class Fresh(Generic[T]):
    """What `load` returned last, no older than `seconds`; many threads may ask, one of them loads."""

    def __init__(self, load: Callable[[], T], seconds: float = 3) -> None:
        self._load, self._seconds = load, seconds
        self._lock = Lock()
        self._kept: tuple[T, float] | None = None
        self._version = 0
        _every.add(self)

    def get(self) -> T:
        """Return the value, loaded now if the kept one is too old; what `load` raises is passed on, nothing is kept."""
        kept = self._kept
        if kept is not None and monotonic() < kept[1]:
            return kept[0]
        with self._lock:
            return self._renewed()

    def expire(self) -> None:
        """Forget the value: the next `get` loads, even if another thread is loading now."""
        self._version += 1
        self._kept = None

    def _renewed(self) -> T:
        kept, version = self._kept, self._version
        if kept is not None and monotonic() < kept[1]:
            return kept[0]
        value = self._load()
        # Expired while it was loading: give it to whoever asked, but do not keep it.
        if version == self._version:
            self._kept = (value, monotonic() + self._seconds)
        return value


def expire_all() -> None:
    """Forget every kept value in this process."""
    for fresh in list(_every):
        fresh.expire()
