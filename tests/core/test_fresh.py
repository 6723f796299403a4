from threading import Barrier, Thread

import pytest

from linli.core import fresh
from linli.core.fresh import Fresh, expire_all


class Shelf:
    """A table that counts how often it was read, and a clock that is turned by hand."""

    def __init__(self) -> None:
        self.reads, self.time = 0, 100.0

    def read(self) -> int:
        self.reads += 1
        return self.reads


@pytest.fixture
def shelf(monkeypatch) -> Shelf:
    made = Shelf()
    monkeypatch.setattr(fresh, "monotonic", lambda: made.time)
    return made


def test_a_value_is_kept_for_its_seconds_and_then_read_again(shelf):
    kept = Fresh(shelf.read, seconds=3)
    seen = []
    for shelf.time in (100.0, 102.9, 103.0, 105.9):
        seen.append(kept.get())
    assert seen == [1, 1, 2, 2]


def test_an_expired_value_is_read_again_at_once(shelf):
    one, other = Fresh(shelf.read), Fresh(shelf.read)
    assert (one.get(), other.get()) == (1, 2)
    one.expire()
    assert (one.get(), other.get()) == (3, 2)
    expire_all()
    assert (one.get(), other.get()) == (4, 5)


def test_without_patience_every_look_is_a_new_one(shelf):
    kept = Fresh(shelf.read, seconds=0)
    assert [kept.get() for _ in range(3)] == [1, 2, 3]


def test_a_value_expired_while_it_was_read_is_not_kept(shelf):
    def read() -> int:
        if shelf.reads == 0:
            kept.expire()
        return shelf.read()

    kept = Fresh(read)
    assert [kept.get() for _ in range(3)] == [1, 2, 2]


def test_a_failed_read_is_passed_on_and_tried_again(shelf):
    answers = iter([ConnectionError("gone"), 7])

    def read() -> int:
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    kept = Fresh(read)
    with pytest.raises(ConnectionError):
        kept.get()
    assert kept.get() == 7


def test_threads_that_ask_at_once_read_once(shelf):
    kept, together, seen = Fresh(shelf.read), Barrier(8), []

    def ask() -> None:
        together.wait(timeout=10)
        seen.append(kept.get())

    asking = [Thread(target=ask) for _ in range(8)]
    for thread in asking:
        thread.start()
    for thread in asking:
        thread.join(timeout=10)
    assert (seen, shelf.reads) == ([1] * 8, 1)
