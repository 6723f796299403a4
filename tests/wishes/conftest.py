"""Wishes of people of the first grid in the north, and volunteers who may claim them."""

from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image

from linli.journal.actions import RESIDENT
from linli.wishes import actions
from linli.wishes.models import MicroWish
from tests.cast import NOW, Cast
from tests.volunteers.conftest import joined as joined
from tests.volunteers.conftest import joining as joining
from tests.volunteers.conftest import skilled as skilled
from tests.volunteers.conftest import volunteer as volunteer
from tests.volunteers.conftest import volunteers as volunteers


@pytest.fixture
def wished(cast: Cast) -> Callable[..., actions.Wished]:
    """A resident wishes for a kettle, unless said otherwise."""

    def say(**more: object) -> actions.Wished:
        usual = {
            "asked": "我是3号楼的王桂花，想要一个电水壶",
            "wisher": "resident",
            "thing": "goods",
            "area": cast.grid_n1,
            "cost": 80,
            "name": "王桂花",
            "phone": "13800000009",
            "place": "幸福路3号楼402",
        }
        return actions.Wished(**{**usual, **more})

    return say


@pytest.fixture
def wish(wished: Callable[..., actions.Wished]) -> Callable[..., MicroWish]:
    """Comes in at the portal."""
    return lambda **more: actions.submit(wished(**more), by=RESIDENT, now=NOW)


@pytest.fixture
def published(cast: Cast, wish: Callable[..., MicroWish]) -> Callable[..., MicroWish]:
    """Comes in, is checked and published."""

    def put(said: str = "想要一个电水壶", **more: object) -> MicroWish:
        made = wish(**more)
        return actions.publish(wish=made, said=said, cost=made.cost, seen=made.version, by=cast.dispatcher, now=NOW)

    return put


@pytest.fixture
def picture() -> bytes:
    """A small JPEG."""
    packed = BytesIO()
    Image.new("RGB", (8, 8), "red").save(packed, "JPEG")
    return packed.getvalue()
