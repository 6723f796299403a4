"""Promises of the north's committee, in a practice that supervises."""

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
from PIL import Image

from linli.catalogue import actions as catalogue
from linli.catalogue.models import Practice
from linli.commitments import actions
from linli.commitments.models import Commitment
from linli.journal.actions import SYSTEM
from linli.people import actions as people
from linli.people.models import Account
from tests.cast import NOW, Cast, account

DUE = date(2026, 11, 30)  # a Monday
STAGES = [
    {"stage": "urged", "after": None, "up": 0},
    {"stage": "supervised", "after": [2, "working_days"], "up": 1},
    {"stage": "circulated", "after": [5, "working_days"], "up": 2},
    {"stage": "listed", "after": [10, "working_days"], "up": 3},
]
SECTION = {
    "kinds": [
        {"key": "deed", "name": {"zh": "为民办实事", "en": "Deeds for residents"}},
        {"key": "own", "name": {"zh": "党员公开承诺", "en": "A member's promise"}},
    ],
    "amber_days": 5,
    "broken_after": None,
    "longest": 400,
    "names": "masked",
}


def keep_section(**more: object) -> None:
    """Have the practice say so of commitments."""
    practice = Practice.objects.get()
    said = {**practice.settings, "supervision": {"amber": 75, "stages": STAGES}, "commitments": {**SECTION, **more}}
    names = ("pack", "title", "title_en", "locality", "locality_en", "channels", "office_hours")
    kept = {name: getattr(practice, name) for name in names}
    catalogue.keep_practice(**kept, settings=said, by=SYSTEM, now=NOW)


@pytest.fixture
def practice(cast: Cast) -> None:
    """A practice with two kinds, amber five days before, and the whole chain after the last day."""
    keep_section()


@pytest.fixture
def secretary(cast: Cast) -> Account:
    """Keeps the commitments of the north's committee; strikes none off."""
    people.keep_role(
        key="secretary", name="书记", name_en="Secretary", permissions=["commitment.keep"], by=SYSTEM, now=NOW
    )
    return account("secretary", "书记甲", cast.north_committee, "secretary", cast.north)


@pytest.fixture
def promised(cast: Cast, practice: None) -> Callable[..., actions.Promised]:
    """Twenty lamps by the end of the month, unless said otherwise."""

    def say(**more: object) -> actions.Promised:
        usual = {
            "text": "为北社区安装路灯二十盏",
            "organisation": cast.north_committee,
            "due_on": DUE,
            "target": 20,
            "unit": "盏",
        }
        return actions.Promised(**{**usual, **more})

    return say


@pytest.fixture
def promise(secretary: Account, promised: Callable[..., actions.Promised]) -> Callable[..., Commitment]:
    """Promises it, by the secretary, published at once."""
    return lambda **more: actions.promise(promised(**more), by=secretary, now=NOW)


@pytest.fixture
def done(secretary: Account) -> Callable[..., Commitment]:
    """Says that it is done."""

    def finish(commitment: Commitment, *, now: object = NOW, by: Account | None = None) -> Commitment:
        said = {"words": "二十盏都亮了", "count": commitment.target, "seen": commitment.version}
        return actions.finish(commitment=commitment, **said, by=by or secretary, now=now)

    return finish


@pytest.fixture
def picture() -> bytes:
    """A small JPEG."""
    packed = BytesIO()
    Image.new("RGB", (8, 8), "red").save(packed, "JPEG")
    return packed.getvalue()
