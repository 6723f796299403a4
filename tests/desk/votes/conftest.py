"""Votes as their own room's tests have them."""

from tests.votes.conftest import opened as opened
from tests.votes.conftest import plan as plan
from tests.votes.conftest import prepared as prepared
