"""Activities as their own room's tests have them."""

from tests.activities.conftest import comes as comes
from tests.activities.conftest import lecture as lecture
from tests.activities.conftest import planned as planned
from tests.activities.conftest import station as station
