"""A station's rooms and lines as their own room's tests have them."""

from tests.bookings.conftest import hall as hall
from tests.bookings.conftest import line as line
from tests.bookings.conftest import station as station
from tests.bookings.conftest import wanted as wanted
