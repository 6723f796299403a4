"""Stations, people and a month of duty, as the room's own tests have them."""

from tests.rosters.conftest import keeper as keeper
from tests.rosters.conftest import other as other
from tests.rosters.conftest import posts as posts
from tests.rosters.conftest import published as published
from tests.rosters.conftest import rule as rule
from tests.rosters.conftest import station as station
from tests.rosters.conftest import worked_out as worked_out
