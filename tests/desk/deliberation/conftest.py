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


@pytest.fixture
def clock(monkeypatch):
    def set_to(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment)

    set_to(NOW)
    return set_to
