"""Meetings as their own room's tests have them."""

import pytest
from django.utils import timezone

from tests.cast import NOW
from tests.deliberation.conftest import called as called
from tests.deliberation.conftest import forum as forum
from tests.deliberation.conftest import households as households
from tests.deliberation.conftest import planned as planned
from tests.deliberation.conftest import sent as sent
from tests.deliberation.conftest import session as session
from tests.proposals.conftest import accepted as accepted
from tests.proposals.conftest import proposes as proposes
from tests.proposals.conftest import resident_proposes as resident_proposes
from tests.proposals.conftest import says as says


@pytest.fixture
def clock(monkeypatch):
    def set_to(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment)

    set_to(NOW)
    return set_to
