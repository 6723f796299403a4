"""Two sheets brought in at the same moment."""

import threading
from functools import partial

import pytest

from linli.journal.actions import SYSTEM
from linli.people.models import Account
from linli.services import actions
from linli.services.actions import landing
from linli.services.models import ItemSheet, ItemVersion, ServiceItem
from tests.at_once import both
from tests.cast import NOW, Cast
from tests.services.conftest import details

ROW = ["A-01", "修路灯", "living", "here"]
HEADINGS = ["事项编码", "事项名称", "清单", "办理方式"]


def sheet(by: Account) -> ItemSheet:
    return ItemSheet.objects.create(account=by, name="清单.xlsx", at=NOW, headings=HEADINGS, rows=[[2, ROW]])


@pytest.mark.django_db(transaction=True)
def test_the_same_new_item_in_two_sheets_at_once_is_one_item(cast: Cast) -> None:
    sheets = [sheet(cast.dispatcher) for _time in range(2)]
    assert both(*(partial(actions.land, sheet=each, by=SYSTEM, now=NOW) for each in sheets)) == []
    assert list(ServiceItem.objects.values_list("code", flat=True)) == ["A-01"]
    assert ItemVersion.objects.count() == 1
    assert all(ItemSheet.objects.values_list("landed_at", flat=True))


@pytest.mark.django_db(transaction=True)
def test_a_new_code_typed_while_a_sheet_brings_it_in_gets_a_sentence(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The desk writes after the sheet was compared with the list, and before its rows are written."""
    compared, typed, held = threading.Event(), threading.Event(), landing.look

    def look(*said: object) -> object:
        rows = held(*said)
        compared.set()
        typed.wait(0.5)  # the desk waits for the sheet, so nothing is typed meanwhile
        return rows

    def at_the_desk() -> None:
        compared.wait(5)
        actions.write(code="A-01", details=details(), since=NOW.date(), by=SYSTEM, now=NOW, new=True)
        typed.set()

    monkeypatch.setattr(landing, "look", look)
    brought = partial(actions.land, sheet=sheet(cast.dispatcher), by=SYSTEM, now=NOW)
    assert both(brought, at_the_desk) == ["The code “A-01” is taken. Change that item, or choose another code."]
    assert list(ItemVersion.objects.values_list("name", flat=True)) == ["修路灯"]
