"""Points as their own room's tests have them."""

from tests.points.conftest import checker as checker
from tests.points.conftest import earned as earned
from tests.points.conftest import holder as holder
from tests.points.conftest import household as household
from tests.points.conftest import joined as joined
from tests.points.conftest import joining as joining
from tests.points.conftest import open_file as open_file
from tests.points.conftest import practice as practice
from tests.points.conftest import proposed as proposed
from tests.points.conftest import redeemed as redeemed
from tests.points.conftest import reward as reward
from tests.points.conftest import skilled as skilled
from tests.points.conftest import volunteer as volunteer
from tests.points.conftest import volunteers as volunteers
