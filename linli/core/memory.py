"""Long loads and the garbage collector: it looks at every live row again and again, and frees none of them."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Leave cycles alone for a while; measured on a load of 20,000 cases, a third of the time is saved."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
