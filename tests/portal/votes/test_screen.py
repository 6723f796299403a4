"""A vote on the wall of the hall: how many have voted, never what, until it is closed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from linli.catalogue import actions as catalogue
from linli.catalogue.models import Practice
from linli.journal.actions import SYSTEM
from linli.votes import actions
from linli.votes.queries import TOLD_FOR
from tests.cast import NOW
from tests.stations.conftest import SAID, keep
from tests.votes.conftest import AFTER, CLOSES, DURING

STATION = "/board/station/always/"


@pytest.fixture
def clock(monkeypatch):
    def set_to(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment)

    set_to(DURING)
    return set_to


@pytest.fixture
def hall(cast, clock):
    """A station in a grid of the north community."""
    settings = Practice.objects.get().settings
    catalogue.keep_practice(settings={**settings, "stations": SAID}, by=SYSTEM, now=NOW)
    return keep("always", cast, lon=110.1, lat=30.3, hours={"week": [[["00:00", "00:00"]]] * 7, "holiday": []})


def shown(page):
    return [said["vote"].question for said in page.context["votes"]]


def test_while_it_is_open_the_screen_tells_how_many_have_voted_and_nothing_else(reader, opened, clock):
    vote, codes = opened(5)
    for number in (1, 2, 3):
        actions.cast(code=codes[number], choice=1, now=DURING)
    page = reader.get(f"/votes/{vote.pk}/screen/")
    text = page.content.decode()
    assert "3 of 5 have voted" in text and "Voting until 11-18 18:30" in text and "<svg" in text
    assert page.context["result"] is None and "hall-counts" not in text and "Decided" not in text
    assert page.headers["Cache-Control"] == "no-cache"


def test_before_its_time_after_it_and_closed_it_says_which(cast, reader, opened, clock):
    vote, codes = opened(2)
    here = f"/votes/{vote.pk}/screen/"
    clock(NOW)
    assert "Voting begins 11-18 10:30" in reader.get(here).content.decode()
    clock(CLOSES)
    assert "Voting is over. The votes are being counted." in reader.get(here).content.decode()
    for code in codes.values():
        actions.cast(code=code, choice=2, now=DURING)
    actions.close_due(now=AFTER)
    text = reader.get(here).content.decode()
    assert "Decided: Against" in text and "2 votes" in text and f"/votes/{vote.pk}/" in text


def test_a_vote_that_is_not_public_or_not_open_has_no_screen_and_one_called_off_says_so(
    cast, reader, opened, prepared, clock
):
    hidden, _codes = opened(public=False)
    over, _codes = opened()
    actions.cancel(vote=over, words="停电", by=cast.dispatcher, now=NOW)
    assert [reader.get(f"/votes/{each.pk}/screen/").status_code for each in (hidden, prepared())] == [404, 404]
    assert "This vote was cancelled." in reader.get(f"/votes/{over.pk}/screen/").content.decode()


def test_the_worker_keeps_the_screen_s_own_page(reader, opened, clock):
    vote, _codes = opened()
    worker = reader.get(f"/votes/{vote.pk}/screen/worker.js")
    assert worker["Content-Type"].startswith("text/javascript")
    assert f'"page": "/votes/{vote.pk}/screen/"' in worker.content.decode()


def test_the_station_s_screen_shows_the_votes_of_its_place_in_turn(cast, hall, reader, opened, prepared, clock):
    opened(question="北社区的表决")
    opened(question="全街道的表决", area=cast.street)
    opened(question="南边的表决", area=cast.south)
    opened(question="不公开的表决", public=False)
    prepared(question="还没开始的表决")
    assert sorted(shown(reader.get(STATION))) == ["全街道的表决", "北社区的表决"]
    assert "0 of 3 have voted" in reader.get(STATION).content.decode()
    actions.close_due(now=AFTER)
    clock(AFTER)
    page = reader.get(STATION)
    assert "北社区的表决" in shown(page) and "Not decided: too few took part." in page.content.decode()
    clock(AFTER + TOLD_FOR + timedelta(minutes=1))
    assert shown(reader.get(STATION)) == []


@pytest.mark.parametrize("votes", [1, 3])
def test_the_station_s_screen_asks_no_more_for_more_votes(
    hall, reader, opened, clock, votes, django_assert_num_queries
):
    reader.get(STATION)
    for _time in range(votes):
        opened(2)
    with django_assert_num_queries(QUERIES):
        reader.get(STATION)


QUERIES = 8
