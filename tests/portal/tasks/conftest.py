"""Tasks and volunteers as their own room's tests have them."""

from tests.tasks.conftest import call as call
from tests.tasks.conftest import done as done
from tests.tasks.conftest import effects as effects
from tests.tasks.conftest import joined as joined
from tests.tasks.conftest import joining as joining
from tests.tasks.conftest import planned as planned
from tests.tasks.conftest import practice as practice
from tests.tasks.conftest import skilled as skilled
from tests.tasks.conftest import team as team
from tests.tasks.conftest import volunteer as volunteer
from tests.tasks.conftest import volunteers as volunteers
