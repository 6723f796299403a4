"""Searching the queue: by words, among what one may see, together with the filters, page by page."""

import pytest
from django.utils import timezone

from linli.cases import actions as cases
from linli.cases.models import Case
from linli.insight.models import Trace
from linli.insight.searching import SEARCHING
from linli.journal.actions import seal
from linli.journal.readers import catch_up, replay


def read() -> None:
    while seal(now=timezone.now()):
        pass
    catch_up(SEARCHING)


def found(client, **asked: object) -> list[int]:
    return [row.pk for row in client.get("/desk/", asked).context["shown"]]


def test_two_characters_find_a_case_newest_first_in_any_state(cast, at_desk):
    first, second, other = cast.case("村口路灯不亮"), cast.case("路燈壞了"), cast.case("噪音扰民")
    cases.withdraw(case=first, now=timezone.now())
    read()
    client = at_desk(cast.dispatcher)
    assert found(client, q="路灯") == [second.pk, first.pk]
    assert found(client, q="噪音 扰民") == [other.pk]
    assert found(client, q="路灯 噪音") == []
    assert found(client, q="路灯", tab="open") == [second.pk]
    assert found(client, q="路灯", status="withdrawn") == [first.pk]


def test_rows_one_may_not_see_are_not_found(cast, at_desk):
    mine, theirs = cast.case("路灯", area=cast.grid_n1), cast.case("路灯", area=cast.grid_s1)
    read()
    assert found(at_desk(cast.north_worker), q="路灯") == [mine.pk]
    assert found(at_desk(cast.south_worker), q="路灯") == [theirs.pk]
    assert found(at_desk(cast.outsider), q="路灯") == []


def test_a_complaint_is_not_found_by_the_one_it_is_about(cast, at_desk):
    case = cast.case("态度不好")
    Case.objects.filter(pk=case.pk).update(about_person=cast.north_worker.person, about_line=[cast.north_committee.pk])
    read()
    assert found(at_desk(cast.north_worker), q="态度") == []
    assert found(at_desk(cast.dispatcher), q="态度") == [case.pk]


def test_words_go_with_the_filters_and_the_tabs(cast, at_desk):
    lamp = cast.case("路灯一", category=cast.lamp)
    noise = cast.case("路灯二", category=cast.noise, area=cast.grid_s1)
    working = cast.in_hand(text="路灯三")
    read()
    client = at_desk(cast.dispatcher)
    assert found(client, q="路灯", category=cast.lamp.pk) == [lamp.pk]
    assert found(client, q="路灯", area=cast.south.pk) == [noise.pk]
    assert found(client, q="路灯", tab="new") == [noise.pk, lamp.pk]
    assert found(at_desk(cast.officer), q="路灯", tab="mine") == [working.pk]


def test_pages_follow_each_other_without_a_gap(cast, at_desk, monkeypatch):
    monkeypatch.setattr("linli.desk.listing.SIZE", 2)
    made = [cast.case("路灯不亮").pk for _ in range(5)]
    read()
    client, pages, address = at_desk(cast.dispatcher), [], "/desk/?q=路灯"
    while address:
        context = client.get(address).context
        pages.append([row.pk for row in context["shown"]])
        address = "/desk/" + context["pages"]["next"] if "next" in context["pages"] else ""
    assert [pk for page in pages for pk in page] == made[::-1]


@pytest.mark.parametrize("rows", [1, 3])
def test_a_search_costs_the_same_queries_whatever_it_finds(cast, at_desk, rows, django_assert_max_num_queries):
    for _ in range(rows):
        cast.case("路灯不亮")
    read()
    client = at_desk(cast.dispatcher)
    found(client, q="路灯")
    with django_assert_max_num_queries(7):
        assert len(found(client, q="路灯")) == rows


def test_a_replay_finds_the_same(cast, at_desk):
    case = cast.in_hand(text="路灯不亮")
    read()
    before = list(Trace.objects.values_list("case_id", "terms"))
    replay(SEARCHING)
    assert list(Trace.objects.values_list("case_id", "terms")) == before
    assert found(at_desk(cast.dispatcher), q="路灯") == [case.pk]
