"""A practice with skills, people who join, and a team."""

from collections.abc import Callable

import pytest

from linli.catalogue import actions as catalogue
from linli.catalogue.models import Practice
from linli.catalogue.tables import tables
from linli.journal.actions import RESIDENT, SYSTEM
from linli.volunteers import actions
from linli.volunteers.models import Team, Volunteer
from tests.cast import NOW, Cast

SKILLS = [["electrician", "电工", "Electrical work"], ["mediator", "调解", "Mediation"]]


@pytest.fixture
def skilled(cast: Cast) -> None:
    """The practice lists two skills."""
    practice = Practice.objects.get()
    kept = ["pack", "title", "title_en", "locality", "locality_en", "channels", "office_hours"]
    fields = {name: getattr(practice, name) for name in kept}
    catalogue.keep_practice(**fields, settings={**practice.settings, "skills": SKILLS}, by=SYSTEM, now=NOW)
    tables.expire()


@pytest.fixture
def joining(cast: Cast, skilled: None) -> Callable[..., actions.Joining]:
    """Somebody in the first grid of the north: joining(3) is 居民 03, born 1986, unless said otherwise."""

    def say(number: int = 1, **more: object) -> actions.Joining:
        usual = {"name": f"居民 {number:02d}", "phone": f"1390000{number:04d}", "area": cast.grid_n1, "born": 1986}
        return actions.Joining(**{**usual, **more})

    return say


@pytest.fixture
def joined(joining: Callable[..., actions.Joining]) -> Callable[..., Volunteer]:
    """Joins at the portal; nobody has confirmed it."""
    return lambda number=1, **more: actions.join(joining(number, **more), by=RESIDENT, now=NOW)


@pytest.fixture
def volunteers(cast: Cast, joined: Callable[..., Volunteer]) -> Callable[..., Volunteer]:
    """Joins and is confirmed."""
    return lambda number=1, **more: actions.confirm(volunteer=joined(number, **more), by=cast.dispatcher, now=NOW)


@pytest.fixture
def volunteer(volunteers: Callable[..., Volunteer]) -> Volunteer:
    """One who is active, and can do electrical work."""
    return volunteers(1, skills=["electrician"])


@pytest.fixture
def team(cast: Cast, volunteer: Volunteer) -> Team:
    """An open team of the north, whose captain is the volunteer."""
    founding = actions.Founding(
        code="north-neighbours", name="北社区邻里互助队", field="neighbours", area=cast.north, captain=volunteer
    )
    return actions.found(founding, by=cast.dispatcher, now=NOW)
