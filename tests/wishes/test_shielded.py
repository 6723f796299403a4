"""Who and where never stands in what the public reads: by the model, by the query, by the story."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from linli.core.refusal import Refusal
from linli.wishes import actions
from linli.wishes.models import MicroWish
from linli.wishes.queries import SHOWN, shown
from tests.cast import NOW
from tests.wishes.practice import keep_wishes

NEVER = {"name", "phone", "place", "asked", "household_id", "area_id", "code", "told", "thanks", "why", "by_id"}


def test_the_public_query_asks_for_nothing_by_which_anybody_could_be_found(cast, published):
    published(wisher="old")
    with CaptureQueriesContext(connection) as asked, override("zh-hans"):
        found = [(each.said, each.whose, each.where) for each in shown(MicroWish.objects.waiting())]
    statement = asked.captured_queries[0]["sql"]
    columns = set(re.findall(r'"wishes_microwish"\."(\w+)"', statement.split(" FROM ")[0]))
    assert columns == {*SHOWN, "id", "shown_area_id"} - {"pk", "shown_area"}
    assert columns & NEVER == set()
    assert found == [("想要一个电水壶", "老人", "示范街道")]


@pytest.mark.parametrize(
    ("wisher", "anonymous", "level"),
    [("old", False, "street"), ("child", False, "street"), ("resident", True, "street"), ("resident", False, "north")],
)
def test_old_people_s_children_s_and_anonymous_wishes_show_no_finer_place_than_the_sub_district(
    cast, published, wisher, anonymous, level
):
    keep_wishes(shown_at="community", shielded_at="street")
    put = published(wisher=wisher, anonymous=anonymous)
    assert put.shown_area == getattr(cast, level)
    assert [each.shown_area for each in shown(MicroWish.objects.all())] == [put.shown_area_id]


def test_asking_for_a_finer_place_finds_only_what_is_shown_there(cast, published):
    keep_wishes(shown_at="community", shielded_at="street")
    published(wisher="old")
    open_one = published()
    assert [each.pk for each in shown(MicroWish.objects.within(cast.north.pk))] == [open_one.pk]
    assert shown(MicroWish.objects.within(cast.grid_n1.pk)) == []
    assert len(shown(MicroWish.objects.within(cast.street.pk))) == 2


def test_a_kind_that_the_practice_no_longer_has_is_shielded_and_what_was_shielded_stays_so(cast, wish, english):
    made = wish(wisher="old")
    keep_wishes(wishers=[{"key": "all", "name": {"zh": "居民", "en": "Anybody"}, "shielded": False}])
    put = actions.publish(wish=made, said="想要一个电水壶", cost=80, seen=1, by=cast.dispatcher, now=NOW)
    assert (put.shielded, put.shown_area) == (True, cast.street)


def test_names_of_finer_places_are_not_published_in_the_words_either(cast, wish, english):
    keep_wishes(shown_at="community", shielded_at="street")
    child, grown = wish(wisher="child"), wish()
    with pytest.raises(Refusal, match=r"^“北社区” tells who or where"):
        actions.publish(wish=child, said="北社区的孩子想要一本书", cost=30, seen=1, by=cast.dispatcher, now=NOW)
    put = actions.publish(wish=grown, said="北社区的一户想要一个电水壶", cost=80, seen=1, by=cast.dispatcher, now=NOW)
    assert put.shown_area == cast.north


def test_the_whole_row_is_for_whoever_keeps_it_and_whoever_wrote_it_down(cast, wished, published):
    published()
    own = actions.submit(wished(phone=""), by=cast.north_worker, now=NOW)
    seen = {who: MicroWish.objects.visible_to(getattr(cast, who)) for who in ("dispatcher", "north_worker", "officer")}
    assert {who: rows.count() for who, rows in seen.items()} == {"dispatcher": 2, "north_worker": 1, "officer": 0}
    assert seen["north_worker"].get() == own
