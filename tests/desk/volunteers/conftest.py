"""Volunteers as their own room's tests have them."""

from tests.volunteers.conftest import joined as joined
from tests.volunteers.conftest import joining as joining
from tests.volunteers.conftest import skilled as skilled
from tests.volunteers.conftest import team as team
from tests.volunteers.conftest import volunteer as volunteer
from tests.volunteers.conftest import volunteers as volunteers
