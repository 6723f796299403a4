"""Tests are handed out so that what is dear is made once."""

from tests.spreading import place, unit


def test_a_file_stays_together_a_practice_of_the_demonstration_too_and_a_walk_is_alone() -> None:
    assert unit("tests/cli/test_serve.py::test_a[2]") == unit("tests/cli/test_serve.py::test_b")
    assert unit("tests/demo/test_load.py::test_a[fengqing]") == unit("tests/demo/test_load.py::test_b[fengqing]")
    assert unit("tests/demo/test_load.py::test_a[fengqing]") != unit("tests/demo/test_load.py::test_a[other]")
    assert unit("tests/browser/test_loop.py::test_a[x]") != unit("tests/browser/test_loop.py::test_a[y]")


def test_what_takes_long_comes_first() -> None:
    assert place("tests/cli/test_serve.py::test_a") < place("tests/browser/test_loop.py::test_a")
    assert place("tests/browser/test_loop.py::test_a") < place("tests/areas/test_finding.py::test_a")
