"""Which tests stay together in one process, and which come first, so that no process waits for another at the end.

pytest-xdist's own way, `xdist_group`, has no effect with the pytest of today: there a test's name is fixed.
"""

import pytest
from xdist.scheduler import LoadScopeScheduling

LOADED_ONCE = "tests/demo/test_load.py"  # for each practice
LONG = ("tests/cli/test_serve.py", "tests/cli/test_layout.py", "tests/demo/", "tests/browser/")


class Spreading(LoadScopeScheduling):
    """Hands out whole units of tests, in the order in which they were read."""

    def _split_scope(self, nodeid: str) -> str:
        return unit(nodeid)


def unit(nodeid: str) -> str:
    """What a test stays together with: its file, for that shares what is dear to make; a walk in a browser is alone."""
    if nodeid.startswith("tests/browser/"):
        return nodeid
    if nodeid.startswith(LOADED_ONCE):
        return nodeid.partition("[")[2]
    return nodeid.split("::")[0]


def long_first(items: list[pytest.Item]) -> None:
    """What takes long comes first: the last units are short."""
    items.sort(key=lambda item: place(item.nodeid))


def place(nodeid: str) -> int:
    return next((at for at, begin in enumerate(LONG) if nodeid.startswith(begin)), len(LONG))
