"""Items of the tests' own."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from linli.journal.actions import SYSTEM
from linli.services import actions
from linli.services.details import Details
from linli.services.lines import read_materials
from linli.services.models import ServiceItem
from tests.cast import NOW

TODAY = NOW.date()
PAPERS = "身份证｜原件1｜复印件1\n照片｜原件2｜可后补"


@pytest.fixture(autouse=True)
def today(settings, monkeypatch) -> None:
    """The tests' day is everybody's today, in the room as at the desk."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


def details(name: str = "老年人优待证办理", **more: object) -> Details:
    said = {
        "list_name": "government",
        "kind": "for_you",
        "also": "老年证" if name.startswith("老年人") else "",
        "legal_amount": 20,
        "legal_unit": "working_days",
        "promised_amount": 5,
        "promised_unit": "working_days",
        "materials": read_materials(PAPERS),
        "steps": ["收材料", "送窗口", "送证上门"],
    }
    return Details(name=name, **(said | more))


@pytest.fixture
def keep(cast: object) -> Callable[..., ServiceItem]:
    """An item in force since long ago."""

    def keep(code: str = "A-01", name: str = "老年人优待证办理", **more: object) -> ServiceItem:
        since = TODAY - timedelta(days=100)
        version = actions.write(code=code, details=details(name, **more), since=since, by=SYSTEM, now=NOW, new=True)
        return version.item

    return keep
