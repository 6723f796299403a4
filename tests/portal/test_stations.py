"""Stations on the public site and in the hall: the nearest open one, a station's page, the terminal and the screen."""

from datetime import time, timedelta

import pytest
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.test import Client
from django.utils import timezone

from linli.bookings import actions as bookings
from linli.bookings.words import Taken
from linli.journal.actions import RESIDENT, SYSTEM
from linli.people import actions as people
from linli.rosters.models import DutyRule, Shift, Turn
from linli.rosters.words import Days, Mode, Presence
from linli.services import actions as services
from linli.services.details import Details
from linli.services.models import ServiceItem
from linli.stations import actions
from linli.stations.models import Station
from tests.cast import NOW, Cast
from tests.stations.conftest import keep
from tests.stations.conftest import north as north
from tests.stations.conftest import practice as practice

ALWAYS = {"week": [[["00:00", "00:00"]]] * 7, "holiday": [["00:00", "00:00"]]}
NEVER = {"week": [[]] * 7}
HERE = "/stations/?lat=30.3&lon=110.1"


@pytest.fixture
def two(cast: Cast, practice: None) -> None:
    """One that is always open, farther away than one that never is."""
    keep("always", cast, lon=110.12, lat=30.3, hours=ALWAYS, zones=["window"], offers=["shop"])
    keep("never", cast, lon=110.101, lat=30.3, hours=NEVER)


def test_the_nearest_that_is_open_now_with_how_far_it_is(reader: Client, two: None) -> None:
    page = reader.get(HERE).content.decode()
    assert "always服务站" in page and "never服务站" not in page
    assert "1.9 km in a straight line" in page and "about 41 minutes on foot" in page  # 1,920 × 1.25 ÷ 60
    assert "Open now, day and night" in page
    both = reader.get(f"{HERE}&closed=1").content.decode()
    assert both.index("never服务站") < both.index("always服务站")


def test_where_none_is_open_the_nearest_are_told_with_that(reader: Client, cast: Cast, practice: None) -> None:
    keep("never", cast, lon=110.101, lat=30.3, hours=NEVER)
    page = reader.get(HERE).content.decode()
    assert "None of them is open at this hour." in page and "never服务站" in page


def test_a_place_from_the_list_serves_as_well_and_nonsense_asks_again(reader: Client, cast: Cast, two: None) -> None:
    assert "always服务站" in reader.get(f"/stations/?area={cast.grid_n1.pk}").content.decode()
    for odd in ("?area=x", "?lat=a&lon=b", "?lat=91&lon=500", "?area=999999", ""):
        page = reader.get(f"/stations/{odd}")
        assert (page.status_code, "always服务站" in page.content.decode()) == (200, False)


def test_what_one_looks_for_narrows_the_answer(reader: Client, two: None) -> None:
    assert "always服务站" in reader.get(f"{HERE}&wanted=shop").content.decode()
    assert "No station with this is entered yet." in reader.get(f"{HERE}&wanted=waiting&closed=1").content.decode()


def test_a_station_says_its_week_its_stars_and_why_a_day_is_different(
    reader: Client, cast: Cast, north: Station
) -> None:
    today = timezone.localdate()
    said = {"first": today, "last": today, "hours": [["10:00", "11:00"]], "reason": "装修"}
    actions.change_opening(station=north, **said, by=cast.dispatcher, now=NOW)
    page = reader.get("/stations/north/").content.decode()
    assert "10:00–11:00" in page and "装修" in page and "窗口" not in page and "Window" in page
    actions.retire_station(station=north, by=cast.dispatcher, now=NOW)
    assert reader.get("/stations/north/").status_code == 404


def test_the_map_has_every_station_with_a_spot(reader: Client, two: None) -> None:
    told = reader.get("/stations/map.json").json()["features"]
    assert [(each["properties"]["name"], each["properties"]["open"]) for each in told] == [
        ("always服务站", True),
        ("never服务站", False),
    ]


def test_the_terminal_offers_six_tiles_and_needs_no_keyboard(reader: Client, two: None) -> None:
    page = reader.get("/kiosk/always/").content.decode()
    assert page.count('class="kiosk-tile"') == 6
    assert page.count("data-digit=") == 10 and 'inputmode="none"' in page
    assert reader.get("/kiosk/nowhere/").status_code == 404


def test_the_terminal_shows_where_a_case_is_but_not_what_was_said(reader: Client, cast: Cast, two: None) -> None:
    code = cast.case(text="不想让别人看见的话").code
    answer = reader.get(f"/kiosk/always/case/?code={code[:4]}+{code[4:]}")
    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")
    page = answer.content.decode()
    assert "We have it and are looking who can help." in page and "不想让别人看见的话" not in page
    assert reader.get("/kiosk/always/case/?code=12").status_code == 422
    unknown = reader.get("/kiosk/always/case/?code=000000000000")
    assert (unknown.status_code, "There is no case with this code." in unknown.content.decode()) == (404, True)


def test_whoever_guesses_codes_at_the_terminal_waits(reader: Client, two: None) -> None:
    for _guess in range(20):
        reader.get("/kiosk/always/case/?code=000000000000")
    assert reader.get("/kiosk/always/case/?code=000000000000").status_code == 429


def test_the_screen_shows_the_hall_and_nothing_of_residents(reader: Client, cast: Cast, two: None) -> None:
    cast.case(text="门口积水", contact_phone="13800000000")
    page = reader.get("/board/station/always/").content.decode()
    assert "always服务站" in page and "Open now, day and night" in page
    assert "门口积水" not in page and "13800000000" not in page
    assert reader.get("/board/station/nowhere/").status_code == 404


DETAILS = {
    "name": "生育登记",
    "list_name": "government",
    "kind": "here",
    "promised_amount": 0,
    "materials": [{"name": "身份证", "originals": 1, "copies": 2, "later": True, "note": ""}],
    "steps": ["填表", "核对"],
}


@pytest.fixture
def birth(cast: Cast, two: None) -> ServiceItem:
    """An item offered in the north community."""
    since = NOW.date()
    return services.write(code="G-1", details=Details(**DETAILS), since=since, by=SYSTEM, now=NOW, new=True).item


def test_the_terminal_has_the_six_lists_and_an_item_with_papers_and_steps(reader: Client, birth: ServiceItem) -> None:
    page = reader.get("/kiosk/always/").content.decode()
    assert page.count('class="kiosk-tile"') == 6 and 'id="list-government"' in page
    assert "Follow a case" in page and "/kiosk/always/items/G-1/" in page
    told = reader.get("/kiosk/always/items/G-1/").content.decode()
    for words in (
        "生育登记",
        "at once, while you wait",
        "身份证",
        "originals: 1 · copies: 2 · may follow later",
        "核对",
    ):
        assert words in told
    assert reader.get("/kiosk/always/items/G-9/").status_code == 404


def test_an_item_switched_off_here_is_on_no_terminal_and_no_screen(
    reader: Client, cast: Cast, birth: ServiceItem
) -> None:
    assert "生育登记" in reader.get("/board/station/always/").content.decode()
    services.switch(item=birth, area=cast.north, offered=False, by=cast.dispatcher, now=NOW)
    assert "生育登记" not in reader.get("/board/station/always/").content.decode()
    assert reader.get("/kiosk/always/items/G-1/").status_code == 404


@pytest.mark.parametrize("address", ["/kiosk/always/", "/board/station/always/"])
def test_their_service_worker_keeps_the_one_page(reader: Client, two: None, address: str) -> None:
    answer = reader.get(f"{address}worker.js")
    assert answer["Content-Type"] == "text/javascript"
    assert f'"page": "{address}"' in answer.content.decode()


def test_hours_past_a_day_are_said_by_date(reader: Client, cast: Cast, practice: None) -> None:
    shut = keep("shut", cast, lon=110.1, lat=30.3, hours=ALWAYS)
    today = timezone.localdate()
    said = {"first": today - timedelta(days=1), "last": today + timedelta(days=9), "hours": [], "reason": "搬迁"}
    actions.change_opening(station=shut, **said, by=cast.dispatcher, now=NOW)
    expected = f"Closed now, opens on {today + timedelta(days=10)}"
    assert expected in reader.get("/stations/shut/").content.decode()


def test_screen_and_terminal_say_who_is_on_duty_today_by_surname_and_leave_out_who_did_not_come(
    reader: Client, cast: Cast, two: None
) -> None:
    now = timezone.now()
    today, station = timezone.localdate(now), Station.objects.get(code="always")
    rule = DutyRule.objects.create(
        key="duty", name="值班规则", mode=Mode.DUTY, tier="centre", days=Days.EVERY, begins=time(8), ends=time(20)
    )
    shift = Shift.objects.create(
        rule=rule,
        station=station,
        mode=rule.mode,
        day=today,
        starts_at=now - timedelta(minutes=1),
        ends_at=now + timedelta(hours=8),
        needed=2,
        published_at=now,
    )
    for name, presence in (("张三丰", Presence.ON_TIME), ("李缺席", Presence.ABSENT)):
        person = people.add_person(name=name, by=SYSTEM, now=NOW)
        held = DateTimeTZRange(shift.starts_at, shift.ends_at)
        came = now if presence is Presence.ON_TIME else None
        Turn.objects.create(shift=shift, person=person, held=held, presence=presence, came_at=came)
    for address in ("/board/station/always/", "/kiosk/always/"):
        page = reader.get(address).content.decode()
        assert "On duty today" in page and ">张" in page and "值班规则" in page
        assert "张三丰" not in page and "李" not in page


def test_the_screen_shows_the_numbers_called_and_how_many_wait(reader: Client, cast: Cast, two: None) -> None:
    now, station = timezone.now(), Station.objects.get(code="always")
    usual = {"name": "社保窗口", "letter": "A", "windows": 2, "minutes": 30}
    line = bookings.keep_line(station=station, line=None, by=cast.dispatcher, now=now, **usual)
    assert "Numbers called" not in reader.get("/board/station/always/").content.decode()
    for _person in range(3):
        bookings.take(line=line, how=Taken.KIOSK, by=RESIDENT, now=now)
    bookings.call_next(station=station, window=3, lines=[line], by=cast.dispatcher, now=now)
    page = reader.get("/board/station/always/").content.decode()
    assert "A001" in page and "window 3" in page and "社保窗口: 2 waiting" in " ".join(page.split())
