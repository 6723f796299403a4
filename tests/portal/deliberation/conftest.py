"""Meetings as their own room's tests have them."""

from tests.desk.deliberation.conftest import called as called
from tests.desk.deliberation.conftest import clock as clock
from tests.desk.deliberation.conftest import forum as forum
from tests.desk.deliberation.conftest import households as households
from tests.desk.deliberation.conftest import planned as planned
from tests.desk.deliberation.conftest import session as session
