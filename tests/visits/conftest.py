"""Households that a grid worker keeps contact with."""

from collections.abc import Callable
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from PIL import Image

from linli.residents import actions as residents
from linli.residents.models import Household
from linli.visits import actions as visits
from linli.visits.actions import Recorded, Visited
from linli.visits.words import Kind
from tests.cast import NOW, Cast

Visit = Callable[..., Recorded]


@pytest.fixture
def household(cast: Cast) -> Household:
    """住户 0001, in the north worker's grid, with the north worker as its agent."""
    return keep(cast, "0001")


@pytest.fixture
def visit(cast: Cast, household: Household) -> Visit:
    """Record a visit of that household by the north worker: `visit(heard="…", kind=Kind.RETURN)`."""

    def visited(**said: Any) -> Recorded:
        by, now = said.pop("by", cast.north_worker), said.pop("now", NOW)
        usual = {"key": uuid4(), "kind": Kind.DOOR, "household": household, "heard": "楼道灯不亮了"}
        return visits.record_visit(Visited(**{**usual, **said}), by=by, now=now)

    return visited


def keep(cast: Cast, code: str, **said: Any) -> Household:
    """A household of the first north grid; `agent` is the north worker unless told otherwise."""
    agent = said.pop("agent", cast.north_worker.person)
    dwelling = residents.Dwelling(
        **{"area_id": cast.grid_n1.pk, "code": code, "building": "1号楼", "address": f"1号楼{code}室", **said}
    )
    household = residents.add_household(dwelling=dwelling, by=cast.dispatcher, now=NOW)
    if agent:
        household = residents.give_agent(file=household, person=agent, by=cast.dispatcher, now=NOW)
    return household


@pytest.fixture
def picture() -> bytes:
    """A small JPEG."""
    packed = BytesIO()
    Image.new("RGB", (8, 8), "red").save(packed, "JPEG")
    return packed.getvalue()
