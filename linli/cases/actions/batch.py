"""Steps taken by many cases together: each event says with which batch and with how many it happened."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Mark = dict[str, list[int]]
_mark: ContextVar[Mark | None] = ContextVar("batch", default=None)


@contextmanager
def one_of(number: int, size: int, *, taken_back: bool = False) -> Iterator[None]:
    """Within it, every step recorded says that it is one of `size` of the batch with this number, or takes one back."""
    token = _mark.set({"batch_undone" if taken_back else "batch": [number, size]})
    try:
        yield
    finally:
        _mark.reset(token)


def mark() -> Mark:
    """What an event says of its batch; nothing for a step taken by itself."""
    return _mark.get() or {}
