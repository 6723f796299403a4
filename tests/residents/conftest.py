"""Files of households, all of it invented."""

from collections.abc import Callable

import pytest

from linli.residents import actions
from linli.residents.models import Household, Resident
from linli.residents.words import Purpose
from tests.cast import NOW, Cast

# Valid numbers of nobody: the place and the check digit fit, the day is long past.
AN_ID, ANOTHER_ID = "110101190001010014", "110101190001010022"
Opens = Callable[..., Household]
Enters = Callable[..., Resident]


@pytest.fixture
def open_file(cast: Cast) -> Opens:
    """Opens the file of a household, of the north worker's grid unless said otherwise."""

    def opens(address: str = "幸福路3号楼2单元401", **more: object) -> Household:
        dwelling = {"area_id": cast.grid_n1.pk, "address": address, "building": "3号楼", **more}
        return actions.add_household(dwelling=actions.Dwelling(**dwelling), by=cast.dispatcher, now=NOW)

    return opens


@pytest.fixture
def enter(cast: Cast) -> Enters:
    """Enters a member who agreed to everything."""

    def enters(household: Household, name: str = "住户甲", **more: object) -> Resident:
        member = actions.Member(**{"name": name, "agreed": tuple(Purpose), **more})
        return actions.add_resident(household=household, member=member, by=cast.dispatcher, now=NOW)

    return enters
