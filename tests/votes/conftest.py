"""A vote on an entrance's lift, and people on its roll."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from linli.votes import actions
from linli.votes.models import Vote
from tests.cast import NOW, Cast

OPENS, CLOSES = NOW + timedelta(hours=1), NOW + timedelta(hours=9)
DURING, AFTER = NOW + timedelta(hours=2), NOW + timedelta(hours=10)


@pytest.fixture
def plan(cast: Cast) -> Callable[..., actions.Plan]:
    """A secret vote of persons today, unless said otherwise."""

    def planned(**more: object) -> actions.Plan:
        usual = {
            "question": "示范楼是否加装电梯？",
            "area": cast.north,
            "organisation": cast.north_committee,
            "method": "secret",
            "opens": OPENS,
            "closes": CLOSES,
        }
        return actions.Plan(**{**usual, **more})

    return planned


@pytest.fixture
def prepared(cast: Cast, plan: Callable[..., actions.Plan]) -> Callable[..., Vote]:
    """Prepares it with so many on the roll: prepared(5, method="open")."""

    def prepare(people: int = 3, **more: object) -> Vote:
        vote = actions.prepare(plan(**more), by=cast.dispatcher, now=NOW)
        if people:
            named = [actions.Named(f"示范居民{number}", f"{number}号") for number in range(1, people + 1)]
            actions.enter_voters(vote=vote, named=named, by=cast.dispatcher, now=NOW)
        return vote

    return prepare


@pytest.fixture
def opened(cast: Cast, prepared: Callable[..., Vote]) -> Callable[..., tuple[Vote, dict[int, str]]]:
    """Opens it and prints every slip. Returns the vote and the code of each number."""

    def open_it(people: int = 3, **more: object) -> tuple[Vote, dict[int, str]]:
        vote = actions.open_vote(vote=prepared(people, **more), by=cast.dispatcher, now=NOW)
        slips = actions.print_slips(vote=vote, first=1, last=people, by=cast.dispatcher, now=NOW)
        return vote, {each.number: each.code for each in slips}

    return open_it
