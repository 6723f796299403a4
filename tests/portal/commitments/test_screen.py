"""What was promised, on the screen on the hall's wall: of its own area, in word and shape, and nothing when there is
nothing."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from linli.catalogue import actions as catalogue
from linli.catalogue.models import Practice
from linli.commitments import actions
from linli.core.privacy import Mask, masked
from linli.journal.actions import SYSTEM
from tests.cast import NOW
from tests.stations.conftest import SAID, keep

SCREEN = "/board/station/always/"
ALWAYS = {"week": [[["00:00", "00:00"]]] * 7, "holiday": [["00:00", "00:00"]]}


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def hall(cast, practice):
    """A station of the north community, always open."""
    settings = Practice.objects.get().settings
    catalogue.keep_practice(settings={**settings, "stations": SAID}, by=SYSTEM, now=NOW)
    return keep("always", cast, lon=110.1, lat=30.3, hours=ALWAYS)


def shown(reader):
    """The promises of each page, as the context has them."""
    return [[each["it"].text for each in page] for page in reader.get(SCREEN).context["promises"]]


def test_the_screen_tells_what_was_promised_by_whom_by_when_and_how_far(hall, promise, secretary, reader):
    made = promise()
    actions.report(commitment=made, words="装了八盏", count=8, photos=[], seen=2, by=secretary, now=NOW)
    page = reader.get(SCREEN).content.decode()
    for said in ("What was promised", "为北社区安装路灯二十盏", str(made.organisation), "by 2026-11-30", "8 / 20 盏"):
        assert said in page, said
    assert 'value="40"' in page and '<span class="state state-received">' in page and "Promise open" in page


def test_a_screen_with_no_promise_says_nothing_of_promises(hall, promised, cast, reader):
    actions.promise(promised(person=cast.north_worker.person), by=cast.north_worker, now=NOW)  # not published
    page = reader.get(SCREEN).content.decode()
    assert "What was promised" not in page and "has-items" not in page


def test_only_the_promises_of_the_station_s_area_stand_there(hall, promise, cast, reader):
    promise(text="在南社区安装长椅十把", area=cast.south)
    assert shown(reader) == []
    promise(text="在北社区安装长椅十把", area=cast.grid_n1)
    assert shown(reader) == [["在北社区安装长椅十把"]]


def test_the_next_due_stand_first_and_what_became_of_others_stays_a_month(
    hall, promise, done, cast, reader, monkeypatch
):
    over = done(promise(text="早已承诺并做完的路灯"))
    actions.strike_off(commitment=over, words="数过", seen=over.version, by=cast.dispatcher, now=NOW)
    for day in (28, 27, 26):
        promise(text=f"{day}日到期的一批路灯", due_on=date(2026, 11, day))
    running = [f"{day}日到期的一批路灯" for day in (26, 27, 28)]
    assert shown(reader) == [running, ["早已承诺并做完的路灯"]]
    assert "Promise kept" in reader.get(SCREEN).content.decode()
    monkeypatch.setattr(timezone, "now", lambda: NOW + timedelta(days=31))
    assert shown(reader) == [running]
    assert "past its last day" in reader.get(SCREEN).content.decode()


def test_a_member_s_name_is_masked_here_too(hall, promised, secretary, cast, reader):
    actions.promise(promised(person=cast.north_worker.person), by=secretary, now=NOW)
    page = reader.get(SCREEN).content.decode()
    name = cast.north_worker.person.name
    assert name not in page and masked(name, Mask.NAME) in page


def test_the_screen_costs_the_same_queries_however_much_was_promised(
    hall, promise, cast, reader, django_assert_num_queries
):
    reader.get(SCREEN)
    with CaptureQueriesContext(connection) as counted:
        reader.get(SCREEN)
    for number in range(6):
        promise(text=f"为北社区安装路灯第{number}批", person=cast.north_worker.person)
    with django_assert_num_queries(len(counted)):
        reader.get(SCREEN)
