"""The cast's practice asks its grid workers for a yearly report, which dispatchers read."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from linli.annual import actions as reports
from linli.annual.models import Report
from linli.annual.practice import Form, annual
from linli.catalogue import actions as catalogue
from linli.catalogue.models import Practice
from linli.core.fresh import expire_all
from linli.journal.actions import SYSTEM
from linli.people.models import Account
from tests.cast import NOW, SHANGHAI, Cast

FEW, ENOUGH = "写得太短。", "走访群众，记下诉求，按时办结，回访满意。"
SAID: dict[str, Any] = {
    "forms": [
        {
            "key": "worker",
            "name": ["网格员述职", "Worker's report"],
            "roles": ["grid_worker"],
            "read_by": ["dispatcher"],
            "parts": [
                {"key": "service", "name": ["服务", "Service"], "about": ["写服务。", "On service."], "least": 10}
                | {"service": True},
                {
                    "key": "plan",
                    "name": ["打算", "Plans"],
                    "about": ["写打算。", "Plans."],
                    "least": 0,
                    "service": False,
                },
            ],
            "figures": [
                *("cases_finished", "kept_in_time", "satisfied", "visits", "households"),
                *("own_visits", "own_cases", "diary_days", "trainings", "attendance"),
            ],
        }
    ],
    "due": [1, 20],
    "opens": 11,
    "points": 100,
    "idle": {"roles": ["grid_worker"], "months": 3, "none_of": ["own_visits", "own_cases", "diary_days", "trainings"]},
}
LATE = datetime(2027, 1, 21, 9, tzinfo=SHANGHAI)
DAY = timedelta(days=1)


@pytest.fixture
def form(cast: Cast) -> Form:
    """The one form."""
    practice = Practice.objects.get()
    names = ("pack", "title", "title_en", "locality", "locality_en", "channels", "office_hours")
    known = {name: getattr(practice, name) for name in names}
    catalogue.keep_practice(settings={**practice.settings, "annual": SAID}, by=SYSTEM, now=NOW, **known)
    expire_all()
    return annual().forms[0]


@pytest.fixture
def handed(cast: Cast, form: Form) -> Callable[..., Report]:
    """A report handed in: handed(cast.north_worker)."""

    def hand(by: Account | None = None, now: datetime = NOW, **words: str) -> Report:
        who = by or cast.north_worker
        area = cast.grid_n1 if who == cast.north_worker else cast.grid_s1
        said = {"service": ENOUGH, **words}
        return reports.hand_in(form=form, area_id=area.pk, year=2026, words=said, seen=0, by=who, now=now)

    return hand
