"""Commitments as their own room's tests have them."""

from tests.commitments.conftest import done as done
from tests.commitments.conftest import practice as practice
from tests.commitments.conftest import promise as promise
from tests.commitments.conftest import promised as promised
from tests.commitments.conftest import secretary as secretary
