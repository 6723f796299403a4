"""Pages by deadline: every row once, forwards and backwards, with and without deadlines."""

from datetime import timedelta

import pytest

from linli.cases.models import Case
from linli.desk.paging import Page, Spot, along, page, read_spot
from tests.cast import NOW

SIZE = 3


@pytest.fixture
def listed(cast) -> list[int]:
    """Eleven cases: many with the same deadline, two without any; their numbers in the list's order."""
    made = [cast.case() for _ in range(11)]
    for place, case in enumerate(made):
        due = None if place >= 9 else NOW + timedelta(days=place // 4)
        Case.objects.filter(pk=case.pk).update(due_at=due)
    return [case.pk for case in made]


def turned(asked: dict[str, str], **more: object) -> Page:
    cases = Case.objects.values("pk", "due_at")
    return page(lambda stretch, spot, most: list(along(cases, stretch, spot)[:most]), asked, size=SIZE, **more)


def numbers(found: Page) -> list[int]:
    return [row["pk"] for row in found.found]


def walk(asked: dict[str, str], step: str, **more: object) -> list[list[int]]:
    pages = []
    while True:
        found = turned(asked, **more)
        pages.append(numbers(found))
        spot = found.next if step == "after" else found.previous
        if spot is None:
            return pages
        asked = {step: str(spot)}


def test_walking_forwards_shows_every_row_once(listed):
    assert walk({}, "after") == [listed[0:3], listed[3:6], listed[6:9], listed[9:11]]


def test_walking_backwards_from_the_end_shows_every_row_once(listed):
    assert walk({"end": "1"}, "before") == [listed[8:11], listed[5:8], listed[2:5], listed[0:2]]


def test_what_has_ended_is_listed_by_number_the_latest_first(listed):
    back = sorted(listed, reverse=True)
    assert walk({}, "after", latest_first=True) == [back[0:3], back[3:6], back[6:9], back[9:11]]
    assert walk({"end": "1"}, "before", latest_first=True) == [back[8:11], back[5:8], back[2:5], back[0:2]]


def test_the_first_page_has_nothing_before_it_and_the_last_nothing_after(listed):
    first, last = turned({}), turned({"end": "1"})
    assert (first.previous, first.next) == (None, Spot(NOW, listed[2]))
    assert (last.previous, last.next) == (Spot(NOW + timedelta(days=2), listed[8]), None)


def test_a_page_that_holds_everything_has_no_neighbours(cast):
    case = cast.case()
    assert turned({}) == Page([{"pk": case.pk, "due_at": case.due_at}], None, None)


def test_after_the_last_row_there_is_an_empty_page(listed):
    assert numbers(turned({"after": str(Spot(None, listed[-1]))})) == []


@pytest.mark.parametrize("spot", [Spot(NOW, 7), Spot(None, 7)])
def test_a_spot_survives_its_address(spot):
    assert read_spot(str(spot)) == spot


@pytest.mark.parametrize("text", ["", ".", "x", "1", "a.b", "1.b", "x.99999999999999999999", "9" * 40 + ".1"])
def test_what_is_no_spot_is_none(text):
    assert read_spot(text) is None
