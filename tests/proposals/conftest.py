"""A practice with deputies' and residents' proposals."""

from collections.abc import Callable

import pytest

from linli.catalogue import actions as catalogue
from linli.catalogue.models import Practice
from linli.journal.actions import RESIDENT, SYSTEM
from linli.proposals import actions
from linli.proposals.models import Proposal
from tests.cast import NOW, Cast

SAID = {
    "kinds": [
        {
            "key": "deputy",
            "name": {"zh": "党代表提案", "en": "Deputies' proposal"},
            "by": "accounts",
            "seconds": 1,
            "seconded_by": "accounts",
        },
        {
            "key": "resident",
            "name": {"zh": "居民提案", "en": "Residents' proposal"},
            "by": "residents",
            "seconds": 2,
            "seconded_by": "residents",
        },
    ],
    "answer": {"amount": 20, "unit": "working_days"},
    "again": {"amount": 10, "unit": "working_days"},
}


@pytest.fixture
def says(cast: Cast) -> None:
    """Puts it into the practice."""
    practice = Practice.objects.get()
    stages = [
        {"stage": "urged", "after": None, "up": 0},
        {"stage": "supervised", "after": [3, "working_days"], "up": 1},
    ]
    settings = {**practice.settings, "proposals": SAID, "supervision": {"stages": stages}}
    catalogue.keep_practice(settings=settings, by=SYSTEM, now=NOW)


@pytest.fixture
def proposes(cast: Cast, says: None) -> Callable[..., Proposal]:
    """A deputy's proposal for the north, unless said otherwise."""

    def propose(**more: object) -> Proposal:
        by = more.pop("by", cast.dispatcher)
        usual = {"kind": "deputy", "title": "示范提案", "text": "增设一处休息座椅", "area": cast.north}
        return actions.submit(actions.Said(**{**usual, **more}), by=by, now=NOW)

    return propose


@pytest.fixture
def resident_proposes(cast: Cast, proposes: Callable[..., Proposal]) -> Callable[..., Proposal]:
    """A resident's."""
    who = actions.Proposer("示范居民", "13900000001")
    return lambda **more: proposes(**{"kind": "resident", "proposer": who, "by": RESIDENT, **more})


@pytest.fixture
def accepted(cast: Cast, resident_proposes: Callable[..., Proposal]) -> Proposal:
    """A resident's, seconded by two and given to the works department."""
    made = resident_proposes()
    for number in (2, 3):
        actions.second(
            proposal=made, by=RESIDENT, now=NOW, seconder=actions.Proposer(f"示范居民{number}", f"1390000000{number}")
        )
    return actions.accept(proposal=made, organisation=cast.works, by=cast.dispatcher, now=NOW)
