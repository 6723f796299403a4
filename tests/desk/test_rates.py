"""The page of the rates: every number with what it is made of, and exactly the cases behind it that one may see."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from linli.cases import actions as cases
from linli.cases.models import Case
from linli.cases.words import Outcome
from linli.catalogue import actions as catalogue
from linli.catalogue.models import Practice
from linli.core.fresh import expire_all
from linli.insight.counting import COUNTING
from linli.insight.measures import USUAL
from linli.journal.actions import SYSTEM, seal
from linli.journal.readers import catch_up
from tests.cast import NOW


def count() -> None:
    while seal(now=timezone.now()):
        pass
    catch_up(COUNTING)


def settle(cast, outcome=Outcome.IN_TIME, grade=None, **more) -> Case:
    now = timezone.now()
    case = cast.case(now=now, **more)
    cases.accept(case=case, by=cast.dispatcher, now=now)
    cases.assign(case=case, by=cast.dispatcher, now=now, organisation=cast.works)
    cases.start(case=case, by=cast.officer, now=now)
    again = timezone.localdate() + timedelta(days=9) if outcome == Outcome.NOT_NOW else None
    case = cases.finish(case=case, by=cast.officer, now=now, outcome=outcome, words="好", look_again_on=again)
    return cases.rate(case=case, now=now, grade=grade) if grade else case


@pytest.fixture
def busy(cast):
    """Two solved, one of them rated; one that cannot be fixed now, in the south, about noise."""
    settle(cast, grade=5, area=cast.grid_n1, category=cast.lamp, channel="window")
    settle(cast, area=cast.street)
    settle(cast, Outcome.NOT_NOW, grade=2, area=cast.grid_s1, category=cast.noise)
    count()
    return cast


def lines(client, by: str, **more) -> dict[str, list[tuple[str, str, str]]]:
    shown = client.get("/desk/rates/", {"by": by, **more}).context["lines"]
    return {line.name: [(rate.percent, rate.part, rate.whole) for rate in line.three[1:]] for line in shown}


def test_each_rate_says_what_it_is_made_of(busy, at_desk):
    page = at_desk(busy.dispatcher).get("/desk/rates/")
    solved = page.context["three"][1]
    assert (solved.name, solved.percent, solved.part, solved.whole) == ("Resolution", "66.7", "2", "3")
    assert [(piece.word, piece.count, piece.credit) for piece in solved.pieces] == [
        ("Fixed within its limit", 2, 100),
        ("Cannot be fixed now", 1, 0),
    ]
    assert page.context["three"][0].percent == "—"
    assert "no time is set for it" in page.content.decode()


@pytest.mark.parametrize(
    ("by", "wanted"),
    [
        (
            "area",
            {
                "北社区": [("100.0", "1", "1"), ("100.0", "1", "1")],
                "南社区": [("0.0", "0", "1"), ("0.0", "0", "1")],
                "Not placed further down": [("100.0", "1", "1"), ("—", "0", "0")],
            },
        ),
        (
            "category",
            {
                "Street lamps": [("100.0", "1", "1"), ("100.0", "1", "1")],
                "Noise": [("0.0", "0", "1"), ("0.0", "0", "1")],
                "Not yet classified": [("100.0", "1", "1"), ("—", "0", "0")],
            },
        ),
        ("lead", {"城管科": [("66.7", "2", "3"), ("50.0", "1", "2")]}),
        (
            "channel",
            {
                "Portal": [("50.0", "1", "2"), ("0.0", "0", "1")],
                "Window": [("100.0", "1", "1"), ("100.0", "1", "1")],
            },
        ),
    ],
)
def test_the_rates_are_split_up(busy, at_desk, by, wanted):
    assert lines(at_desk(busy.dispatcher), by) == wanted


@pytest.mark.parametrize("by", ["area", "category", "lead", "channel"])
def test_every_number_of_the_page_opens_as_many_cases_as_it_says(busy, at_desk, by):
    client = at_desk(busy.dispatcher)
    page = client.get("/desk/rates/", {"by": by}).content.decode()
    links = re.findall(r'href="(/desk/rates/cases/[^"]*)">(\d+)</a>', page)
    assert len(links) > 10
    for address, number in links:
        behind = client.get(address.replace("&amp;", "&"))
        assert len(behind.context["page"].rows) == int(number), address


def test_a_case_that_is_not_ones_to_see_is_only_a_number(busy, at_desk):
    Case.objects.filter(category=busy.lamp).update(
        about_person=busy.dispatcher.person, about_line=[busy.street_office.pk]
    )
    page = at_desk(busy.dispatcher).get("/desk/rates/cases/", {"rate": "resolution", "of": "part"})
    assert (len(page.context["page"].rows), page.context["page"].hidden) == (1, 1)
    assert "1 case of this page is not yours to see." in page.content.decode()


def test_further_cases_stand_on_further_pages(busy, at_desk, monkeypatch):
    monkeypatch.setattr("linli.desk.rates.cases.SIZE", 2)
    client = at_desk(busy.dispatcher)
    first = client.get("/desk/rates/cases/", {"rate": "resolution", "of": "whole"})
    second = client.get("/desk/rates/cases/" + first.context["next"])
    seen = [[row.pk for row in page.context["page"].rows] for page in (first, second)]
    assert (len(seen[0]), len(seen[1]), second.context["next"]) == (2, 1, "")
    assert set(seen[0] + seen[1]) == set(Case.objects.values_list("pk", flat=True))


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ({"period": "own", "first": "2020-01-05", "last": "2020-01-01"}, ("2020-01-01", "2020-01-05")),
        ({"period": "own", "first": "2020-13-45", "last": "2020-01-01"}, None),
        ({"period": "strange"}, None),
    ],
)
def test_days_that_run_backwards_or_are_none_do_no_harm(busy, at_desk, said, days):
    page = at_desk(busy.dispatcher).get("/desk/rates/", said)
    assert page.status_code == 200
    if days:
        assert (str(page.context["asked"].first), str(page.context["asked"].last)) == days
        assert "Nothing to split up." in page.content.decode()


@pytest.mark.parametrize(
    "said",
    [
        {"rate": "strange"},
        {"rate": "resolution", "of": "nobody:knows"},
        {"rate": "resolution", "of": "part", "by": "lead", "value": "x"},
        {"rate": "resolution", "of": "part", "by": "area", "value": "999999"},
    ],
)
def test_a_number_that_is_none_opens_nothing(busy, at_desk, said):
    assert at_desk(busy.dispatcher).get("/desk/rates/cases/", said).status_code == 404


def test_another_areas_rates_are_not_shown(busy, at_desk):
    client = at_desk(busy.dispatcher)
    assert client.get("/desk/rates/", {"area": busy.district.pk}).context["asked"].area_id == busy.street.pk
    assert at_desk(busy.officer).get("/desk/rates/").status_code == 403


def test_the_page_costs_the_same_queries_at_three_rows(busy, at_desk, django_assert_num_queries):
    client = at_desk(busy.dispatcher)
    client.get("/desk/rates/")
    with django_assert_num_queries(QUERIES):
        client.get("/desk/rates/")


QUERIES = 9


def test_the_page_says_what_weighs_more_in_the_order_in_which_it_is_looked_for(busy, at_desk):
    weights = [
        {"categories": ["noise"], "channels": ["window"], "levels": ["meeting"], "weight": 3},
        {"deadline_class": "hours_24", "weight": 2},
    ]
    settings = Practice.objects.get().settings
    catalogue.keep_practice(settings={**settings, "rates": {**USUAL, "weights": weights}}, by=SYSTEM, now=NOW)
    expire_all()
    page = at_desk(busy.dispatcher).get("/desk/rates/")
    assert page.context["weights"] == [("Noise · Window · Committees' meeting", 3), ("24 hours", 2)]
    assert "the first that fits decides" in page.content.decode()
