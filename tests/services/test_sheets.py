"""Two sheets brought in at the same moment."""

from functools import partial

import pytest

from linli.journal.actions import SYSTEM
from linli.people.models import Account
from linli.services import actions
from linli.services.models import ItemSheet, ItemVersion, ServiceItem
from tests.at_once import both
from tests.cast import NOW, Cast

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
