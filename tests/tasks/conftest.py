"""Tasks in the north, and volunteers who come to them."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from linli.tasks import actions
from linli.tasks.models import Doing, Task
from linli.tasks.voices import Oneself
from linli.volunteers.models import Volunteer
from tests.cast import NOW, SHANGHAI, Cast
from tests.points.conftest import practice as practice
from tests.volunteers.conftest import joined as joined
from tests.volunteers.conftest import joining as joining
from tests.volunteers.conftest import skilled as skilled
from tests.volunteers.conftest import team as team
from tests.volunteers.conftest import volunteer as volunteer
from tests.volunteers.conftest import volunteers as volunteers

TOMORROW = datetime(2026, 11, 19, 14, 0, tzinfo=SHANGHAI)
SPOT = (110.1, 30.3)
THERE = actions.Spot(*SPOT)


@pytest.fixture
def planned(cast: Cast, skilled: None) -> Callable[..., actions.Planned]:
    """Two hours tomorrow from two o'clock, for one, unless said otherwise."""

    def plan(**more: object) -> actions.Planned:
        usual = {
            "kind": "help",
            "title": "帮独居老人修灯",
            "begins": TOMORROW,
            "ends": TOMORROW + timedelta(hours=2),
            "area": cast.grid_n1,
            "place": "示范路 1 号",
            "spot": SPOT,
        }
        return actions.Planned(**{**usual, **more})

    return plan


@pytest.fixture
def call(cast: Cast, planned: Callable[..., actions.Planned]) -> Callable[..., Task]:
    """Calls for it."""
    return lambda **more: actions.call(planned(**more), by=cast.dispatcher, now=NOW)


def takes(task: Task, volunteer: Volunteer, now: datetime = NOW) -> Doing:
    """The volunteer signs up by their code."""
    return actions.sign_up(task=task, volunteer=volunteer, by=Oneself(volunteer), now=now)


@pytest.fixture
def done(call: Callable[..., Task], volunteer: Volunteer) -> Doing:
    """Somebody came at two and left at half past three."""
    doing = takes(call(), volunteer)
    actions.check_in(doing=doing, by=Oneself(volunteer), now=TOMORROW, spot=THERE)
    left = TOMORROW + timedelta(minutes=90)
    return actions.check_out(doing=doing, by=Oneself(volunteer), now=left, spot=THERE)


@pytest.fixture
def effects(practice: Callable[..., None]) -> None:
    """The practice has points, by effect: usual, good."""
    practice()
