"""Two people at the same moment."""

import threading
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.utils import translation

from linli.core.refusal import Refusal


def both(*steps: Callable[[], Any]) -> list[str]:
    """Take the steps at the same moment, each on a connection of its own. Returns what was refused, as it was said."""
    refused: list[str] = []
    ready = threading.Barrier(len(steps))

    def take(step: Callable[[], Any]) -> None:
        try:
            ready.wait()
            with translation.override("en"):
                step()
        except Refusal as refusal:
            refused.append(str(refusal))
        finally:
            connection.close()

    threads = [threading.Thread(target=take, args=[step]) for step in steps]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return refused
