"""Households and workers in the cast's grids."""

from collections.abc import Callable

import pytest

from linli.areas.models import Area
from linli.catalogue.models import Practice
from linli.people import actions as people
from linli.people.models import Person, Post, Role
from linli.people.words import PostKind
from linli.residents import actions as residents
from linli.residents.models import Household
from tests.cast import NOW, SINCE, Cast


@pytest.fixture
def home(cast: Cast) -> Callable[..., Household]:
    """Opens a file: home(area, building=…, spot=…, agent=…)."""
    numbers = iter(range(1, 10_000))

    def open_file(area: Area, agent: Person | None = None, **more: object) -> Household:
        dwelling = residents.Dwelling(area_id=area.pk, address=f"示范路 {next(numbers)} 号", **more)
        found = residents.add_household(dwelling=dwelling, by=cast.dispatcher, now=NOW)
        if agent:
            residents.give_agent(file=found, person=agent, by=cast.dispatcher, now=NOW)
        return Household.objects.get(pk=found.pk)

    return open_file


@pytest.fixture
def worker(cast: Cast) -> Callable[..., Post]:
    """Somebody new who looks after a grid: worker("网格员 11", area). Returns the post."""

    def enter(name: str, area: Area, kind: str = PostKind.GRID, phone: str = "") -> Post:
        person = people.add_person(name=name, phone=phone, by=cast.dispatcher, now=NOW)
        return people.take_post(
            person=person,
            organisation=cast.north_committee,
            role=Role.objects.get(key="grid_worker"),
            area=area,
            kind=kind,
            title="网格员",
            since=SINCE,
            by=cast.dispatcher,
            now=NOW,
        )

    return enter


@pytest.fixture
def span(cast: Cast) -> Callable[[int, int], None]:
    """Sets with how many households a worker keeps contact."""

    def say(least: int, most: int) -> None:
        practice = Practice.objects.get()
        practice.settings |= {"contact": [least, most]}
        practice.save()

    return say
