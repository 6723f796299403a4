"""The households and workers of the tests of grids, at the desk, too."""

from tests.grids.conftest import home as home
from tests.grids.conftest import span as span
from tests.grids.conftest import worker as worker
