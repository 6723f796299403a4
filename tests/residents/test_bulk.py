"""Many files at once."""

from linli.journal.actions import SYSTEM
from linli.residents import bulk
from linli.residents.models import Resident
from tests.cast import NOW, Cast


def test_codes_drawn_twice_are_drawn_again(cast: Cast, monkeypatch) -> None:
    drawn = iter(["1", "1", "2", "2", "3"])
    monkeypatch.setattr(bulk, "new_code", lambda: next(drawn))
    people = [bulk.Person(name=f"住户{number}") for number in range(3)]
    bulk.enter([bulk.File(area_id=cast.grid_n1.pk, members=people)], source="roster", by=SYSTEM, now=NOW)
    assert set(Resident.objects.values_list("code", flat=True)) == {"1", "2", "3"}
