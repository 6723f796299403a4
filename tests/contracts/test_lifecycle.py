"""The lifecycle table keeps what it promises."""

from collections import deque

from linli.cases.lifecycle import TABLE
from linli.cases.words import ENDED, Action, Status


def reachable(start: Status) -> set[Status]:
    seen, queue = {start}, deque([start])
    while queue:
        at = queue.popleft()
        for (status, _action), step in TABLE.items():
            if status == at and step.to and step.to not in seen:
                seen.add(step.to)
                queue.append(step.to)
    return seen


def test_every_state_can_be_reached() -> None:
    assert reachable(Status.RECEIVED) == set(Status)


def test_from_every_state_a_case_can_come_to_an_end() -> None:
    stuck = {status for status in Status if not reachable(status) & set(ENDED)}
    assert stuck == set()


def test_every_action_is_possible_somewhere() -> None:
    assert {action for _status, action in TABLE} == set(Action)
