"""The queue: whose cases it shows, in which order, and what a page costs."""

from datetime import timedelta

import pytest
from django.utils import timezone

from linli.cases import actions as cases
from linli.cases.models import Case
from linli.cases.words import Outcome
from linli.core.fresh import expire_all
from linli.desk import counters

QUERIES = 6  # session, account, posts, counters, rows, and the rows without a deadline at the list's end


def numbers(response) -> list[int]:
    return [row.pk for row in response.context["shown"]]


def tabs(response) -> dict[str, str]:
    return {str(tab["name"]): tab["number"] for tab in response.context["tabs"]}


def test_the_queue_holds_what_is_open_in_the_area_of_the_post_soonest_deadline_first(cast, at_desk):
    later = cast.case(category=cast.lamp)
    sooner = cast.case(category=cast.noise)
    ended = cast.case()
    cases.withdraw(case=ended, now=timezone.now())
    assert numbers(at_desk(cast.dispatcher).get("/desk/")) == [sooner.pk, later.pk]


def test_a_grid_worker_sees_only_the_grid(cast, at_desk):
    mine = cast.case(area=cast.grid_n1)
    cast.case(area=cast.grid_s1)
    assert numbers(at_desk(cast.north_worker).get("/desk/")) == [mine.pk]


def test_an_outsider_sees_an_empty_queue_that_says_what_will_come(cast, at_desk):
    cast.case()
    response = at_desk(cast.outsider).get("/desk/")
    assert numbers(response) == []
    assert "New ones from 外街道 will show up as they come in." in response.content.decode()


def test_tabs_count_what_they_hold(cast, at_desk):
    cast.case()
    overdue = cast.case(category=cast.noise)
    Case.objects.filter(pk=overdue.pk).update(due_at=timezone.now() - timedelta(hours=1))
    offered = cast.case()
    cases.accept(case=offered, by=cast.dispatcher, now=timezone.now())
    cases.offer(case=offered, by=cast.dispatcher, now=timezone.now())
    done = cast.in_hand()
    cases.finish(case=done, by=cast.officer, now=timezone.now(), outcome=Outcome.IN_TIME, words="修好了")
    cases.ask_redo(case=done, now=timezone.now(), words="又坏了")
    client = at_desk(cast.dispatcher)
    shown = tabs(client.get("/desk/"))
    shown.pop("Due today")
    shown.pop("Overdue")
    assert shown == {
        "All open": "",
        "New here": "2",
        "To be claimed": "1",
        "In my hands": "0",
        "Asked of me first": "0",
        "Assisting": "0",
        "To be verified": "1",
        "On the list": "0",
        "More time asked for": "0",
        "Redo asked for": "1",
    }
    assert overdue.pk in numbers(client.get("/desk/?tab=overdue"))
    assert numbers(client.get("/desk/?tab=offered")) == [offered.pk]
    assert numbers(client.get("/desk/?tab=redo")) == [done.pk]
    assert numbers(client.get("/desk/?tab=check")) == [done.pk]


def test_what_is_over_and_what_ends_today_is_counted_at_the_moment_of_asking(cast, at_desk):
    moments = [timedelta(hours=-1), timedelta(hours=-2), timedelta(days=9)]
    for case, moment in zip([cast.case() for _ in moments], moments, strict=True):
        Case.objects.filter(pk=case.pk).update(due_at=timezone.now() + moment)
    client = at_desk(cast.dispatcher)
    assert tabs(client.get("/desk/"))["Overdue"] == "2"
    last = Case.objects.order_by("pk").last()
    Case.objects.filter(pk=last.pk).update(due_at=timezone.now() - timedelta(seconds=1))
    assert tabs(client.get("/desk/"))["Overdue"] == "3"


def test_a_counter_stops_at_a_hundred(cast, at_desk, monkeypatch):
    monkeypatch.setattr("linli.desk.counters.MOST", 3)
    counters._composed.cache_clear()
    for _ in range(4):
        cast.case()
    assert tabs(at_desk(cast.dispatcher).get("/desk/"))["New here"] == "2+"


def test_in_my_hands_are_mine_and_those_of_my_organisation_that_nobody_began(cast, at_desk):
    begun = cast.in_hand()
    waiting = cast.case()
    cases.accept(case=waiting, by=cast.dispatcher, now=timezone.now())
    cases.assign(case=waiting, by=cast.dispatcher, now=timezone.now(), organisation=cast.works)
    cast.case()
    assert sorted(numbers(at_desk(cast.officer).get("/desk/?tab=mine"))) == sorted([begun.pk, waiting.pk])


def test_filters_become_the_address_and_narrow_the_list(cast, at_desk):
    lamp = cast.case(category=cast.lamp, area=cast.grid_n1)
    cast.case(category=cast.noise, area=cast.grid_s1)
    client = at_desk(cast.dispatcher)
    assert numbers(client.get(f"/desk/?category={cast.lamp.pk}")) == [lamp.pk]
    assert numbers(client.get(f"/desk/?area={cast.north.pk}")) == [lamp.pk]
    assert numbers(client.get("/desk/?channel=window")) == []
    assert len(numbers(client.get("/desk/?status=received"))) == 2


@pytest.mark.parametrize("nonsense", ["tab=x", "status=x", "area=999999", "area=x", "after=x", "before=9", "post=7"])
def test_an_address_that_makes_no_sense_shows_the_plain_queue_or_less(cast, at_desk, nonsense):
    cast.case()
    assert at_desk(cast.dispatcher).get(f"/desk/?{nonsense}").status_code == 200


def test_an_area_outside_the_post_shows_the_posts_own(cast, at_desk):
    mine = cast.case(area=cast.grid_n1)
    assert numbers(at_desk(cast.north_worker).get(f"/desk/?area={cast.grid_s1.pk}")) == [mine.pk]


@pytest.mark.parametrize("rows", [1, 3])
def test_a_page_costs_the_same_queries_whatever_its_rows(cast, at_desk, rows, django_assert_num_queries):
    for _ in range(rows):
        cast.in_hand()
    client = at_desk(cast.dispatcher)
    client.get("/desk/")  # the small tables are read
    with django_assert_num_queries(QUERIES):
        assert len(numbers(client.get("/desk/"))) == rows


def test_a_script_gets_the_list_alone(cast, at_desk):
    cast.case()
    part = at_desk(cast.dispatcher).get("/desk/", headers={"hx-request": "true"}).content.decode()
    assert part.lstrip().startswith('<section id="queue"')


def test_a_script_in_the_words_stays_words(cast, at_desk):
    cast.case("<script>alert(1)</script>")
    page = at_desk(cast.dispatcher).get("/desk/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_accepting_from_the_queue_leads_back_to_it(cast, at_desk):
    case = cast.case()
    client = at_desk(cast.dispatcher)
    response = client.post(f"/desk/cases/{case.pk}/accept/", {"seen": case.version, "next": "/desk/?tab=new"})
    assert (response.status_code, response["Location"]) == (302, "/desk/?tab=new")
    case.refresh_from_db()
    assert case.status == "accepted"


def test_a_number_or_a_code_leads_to_its_case(cast, at_desk):
    case = cast.case()
    client = at_desk(cast.dispatcher)
    for typed in (str(case.pk), case.code, f"{case.code[:4]} {case.code[4:]}"):
        assert client.get("/desk/find/", {"q": typed})["Location"] == f"/desk/cases/{case.pk}/"


@pytest.mark.parametrize("typed", ["", "x", "999999", "9" * 18, "9" * 30, "123456789012", "\x00路灯", "'路灯\\ & !"])
def test_a_number_nobody_knows_is_looked_for_as_a_word(cast, at_desk, typed):
    response = at_desk(cast.dispatcher).get("/desk/find/", {"q": typed}, follow=True)
    assert response.status_code == 200


def test_another_streets_number_is_unknown(cast, at_desk):
    case = cast.case()
    assert at_desk(cast.outsider).get("/desk/find/", {"q": case.pk})["Location"].startswith("/desk/?post=")


def test_names_come_from_memory_even_when_they_are_new(cast, at_desk):
    expire_all()
    case = cast.in_hand()
    row = at_desk(cast.dispatcher).get("/desk/").context["shown"][0]
    assert (row.pk, row.where, row.lead, row.handler) == (
        case.pk,
        "示范街道 · 北社区 · 北一网格",
        "城管科",
        "科员 01",
    )


def test_how_often_a_case_was_returned_stands_in_its_row_in_words(cast, at_desk):
    case, other = cast.in_hand(), cast.in_hand()
    cases.assign(case=case, by=cast.dispatcher, now=timezone.now(), organisation=cast.north_committee)
    cases.give_back(case=case, by=cast.north_worker, now=timezone.now(), words="不归我们")
    page = at_desk(cast.dispatcher).get("/desk/").content.decode()
    rows = {pk: page[page.index(f"/desk/cases/{pk}/") :] for pk in (case.pk, other.pk)}
    said = {pk: "returned 1 time" in row[: row.index("</tr>")] for pk, row in rows.items()}
    assert said == {case.pk: True, other.pk: False}
