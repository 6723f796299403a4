"""Sentences are compared in the language they are written in; and a practice that watches its clocks."""

from datetime import datetime

import pytest
from django.utils import translation

from linli.cases import actions as cases
from linli.cases.models import Rung
from linli.catalogue import actions as catalogue
from linli.catalogue.models import DeadlineClass, Practice
from linli.core.fresh import expire_all
from linli.journal.actions import SYSTEM
from tests.cast import NOW, SHANGHAI, Cast

STAGES = [
    {"stage": "urged", "after": None, "up": 0},
    {"stage": "supervised", "after": [1, "working_days"], "up": 1},
    {"stage": "circulated", "after": [2, "working_days"], "up": 2},
    {"stage": "listed", "after": [3, "working_days"], "up": 3},
]


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def at(day: int, hour: int = 9, minute: int = 0, month: int = 11) -> datetime:
    """A moment of the cast's autumn: NOW is Wednesday, 18 November 2026, 9:30."""
    return datetime(2026, month, day, hour, minute, tzinfo=SHANGHAI)


@pytest.fixture
def clocks(cast: Cast) -> Cast:
    """Four stages of supervision, three working days more, an answer from the resident within seven days, two working
    days on the member's level, and one working hour to accept."""
    limits = {"extension": {"amount": 3, "unit": "working_days"}, "waiting": 7}
    settings = {**Practice.objects.get().settings, "limits": limits, "supervision": {"amber": 60, "stages": STAGES}}
    catalogue.keep_practice(settings=settings, by=SYSTEM, now=NOW)
    wanted = {"accept": [1, "working_hours"], "contact": [1, "working_days"], "plan": [2, "working_days"]}
    DeadlineClass.objects.update(within=wanted)
    for rung in Rung.objects.filter(key="member"):
        cases.keep_rung(key=rung.key, amount=2, unit="working_days", by=SYSTEM, now=NOW)
    expire_all()
    cast.member_rung.refresh_from_db()
    return cast
