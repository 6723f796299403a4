"""Proposals as their own room's tests have them."""

from tests.proposals.conftest import accepted as accepted
from tests.proposals.conftest import proposes as proposes
from tests.proposals.conftest import resident_proposes as resident_proposes
from tests.proposals.conftest import says as says
