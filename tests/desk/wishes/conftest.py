"""Wishes as their own room's tests have them."""

from tests.wishes.conftest import joined as joined
from tests.wishes.conftest import joining as joining
from tests.wishes.conftest import published as published
from tests.wishes.conftest import skilled as skilled
from tests.wishes.conftest import volunteer as volunteer
from tests.wishes.conftest import volunteers as volunteers
from tests.wishes.conftest import wish as wish
from tests.wishes.conftest import wished as wished
