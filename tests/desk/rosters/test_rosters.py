"""Duty at the desk: the month, one's own turns, leave, swaps, plans, rules, signing in, the report."""

from datetime import date
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from icalendar import Calendar
from python_calamine import CalamineWorkbook

from linli.rosters import actions, addresses
from linli.rosters.generating import work_out_all
from linli.rosters.models import DutyPlan, DutyRule, Leave, PlanLine, Swap, Turn
from linli.rosters.words import Opens
from linli.stations.models import Station
from tests.cast import NOW
from tests.rosters.conftest import at

RULE = {
    "name": "夜间值守",
    "mode": "duty",
    "days": "every",
    "begins": "20:00",
    "ends": "06:00",
    "needed": "1",
    "posts": ["keeper"],
    "turn_of": "people",
}


@pytest.fixture
def now(monkeypatch):
    """The pages' clock stands at a moment of December."""

    def stand(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment)

    stand(NOW)
    return stand


@pytest.fixture
def month(cast, rule, keeper, published, now):
    """Two who share December at the north station; the first turn of the first."""
    rule()
    one, two = keeper("值班员 11"), keeper("值班员 12")
    turns = published()
    return one, two, next(turn for turn in turns if turn.person == one.person)


def text(answer):
    return answer.content.decode()


def test_a_month_from_rule_to_published_roster_at_the_desk(cast, at_desk, station, keeper, now):
    client = at_desk(cast.dispatcher)
    keeper("值班员 11"), keeper("值班员 12")
    assert "No rules of duty yet" in text(client.get("/desk/rosters/rules/"))
    assert client.post("/desk/rosters/rules/new/", {**RULE, "station": station.pk}).status_code == 302
    asked = client.post("/desk/rosters/plans/", {"area": cast.street.pk, "month": "2026-12"})
    plan = DutyPlan.objects.get()
    assert asked["Location"] == f"/desk/rosters/plans/{plan.pk}/"
    assert "It is being worked out" in text(client.get(asked["Location"]))
    work_out_all(now=NOW)
    page = text(client.get(f"/desk/rosters/plans/{plan.pk}/?station=north-hall"))
    assert "31 / 31" in page and "值班员 11" in page
    client.post(f"/desk/rosters/plans/{plan.pk}/confirm/", {"station": station.pk})
    assert PlanLine.objects.filter(kept=True).count() == 31
    line = PlanLine.objects.order_by("shift__day").first()
    change = f"/desk/rosters/plans/{plan.pk}/change/{line.shift_id}/"
    refused = client.post(change, {"gives": line.person_id, "takes": ""})
    assert refused.status_code == 302 and PlanLine.objects.count() == 30
    client.post(f"/desk/rosters/plans/{plan.pk}/publish/")
    assert Turn.objects.count() == 30
    shown = text(client.get("/desk/rosters/?month=2026-12"))
    assert "北站" in shown and "0/1" not in shown
    assert "值班员 11" in text(client.get("/desk/rosters/stations/north-hall/?month=2026-12"))


def test_two_plans_of_a_month_are_compared(cast, at_desk, rule, keeper, worked_out):
    rule()
    keeper("值班员 11")
    first = worked_out()
    keeper("值班员 12")
    second = worked_out()
    page = text(at_desk(cast.dispatcher).get(f"/desk/rosters/plans/{second.pk}/?with={first.pk}"))
    assert "值班员 11 → 值班员 12" in page and "shifts differ" in page


def test_a_rule_that_makes_no_sense_is_refused_beside_its_field_and_keeps_what_was_typed(cast, at_desk, station):
    typed = {**RULE, "station": station.pk, "ends": "20:00"}
    answer = at_desk(cast.dispatcher).post("/desk/rosters/rules/new/", typed)
    assert answer.status_code == 422 and "夜间值守" in text(answer)
    assert "It begins and ends at the same time" in text(answer)


def test_a_rule_is_changed_and_taken_out_of_use(cast, at_desk, station, rule, now):
    client, made = at_desk(cast.dispatcher), rule()
    page = f"/desk/rosters/rules/{made.pk}/"
    assert "夜间值守" not in text(client.get(page))
    assert client.post(page, {**RULE, "station": station.pk, "seen": made.version}).status_code == 302
    assert client.post(page, {**RULE, "station": station.pk, "seen": made.version}).status_code == 422
    client.post(f"{page}retire/", {"seen": made.version + 1})
    assert not DutyRule.objects.get().active


@pytest.mark.parametrize("page", ["plans/", "rules/", "rules/new/", "report/", "report.csv"])
def test_only_whoever_makes_rosters_sees_plans_rules_and_the_report(cast, at_desk, page, station):
    assert at_desk(cast.dispatcher).get(f"/desk/rosters/{page}").status_code == 200
    assert at_desk(cast.north_worker).get(f"/desk/rosters/{page}").status_code == 403


def test_my_duty_shows_my_turns_and_takes_my_leave(at_desk, month):
    one, _two, turn = month
    client = at_desk(one)
    page = text(client.get("/desk/rosters/mine/"))
    assert "北站" in page and f"/desk/rosters/turns/{turn.pk}/swap/" in page
    wrong = client.post("/desk/rosters/mine/leave/", {"first": "2026-12-09", "last": "2026-12-01"})
    assert wrong.status_code == 422 and "The last day is before the first" in text(wrong)
    client.post("/desk/rosters/mine/leave/", {"first": turn.shift.day, "last": turn.shift.day})
    assert "Ask somebody to swap" in text(client.get("/desk/rosters/mine/"))
    client.post(f"/desk/rosters/mine/leave/{Leave.objects.get().pk}/back/")
    assert Leave.objects.get().withdrawn_at


def test_a_swap_is_asked_and_accepted_at_the_desk(at_desk, month):
    one, two, turn = month
    asked = at_desk(one).post(f"/desk/rosters/turns/{turn.pk}/swap/", {"to": two.person_id})
    assert asked.status_code == 302
    swap = Swap.objects.get()
    assert "I take it" in text(at_desk(two).get("/desk/rosters/swaps/"))
    assert at_desk(two).post(f"/desk/rosters/swaps/{swap.pk}/accept/").status_code == 302
    assert Turn.objects.get(pk=turn.pk).person == two.person
    late = at_desk(two).post(f"/desk/rosters/swaps/{swap.pk}/accept/")
    assert late.status_code == 422 and "值班员 12 has taken this turn already" in text(late)


def test_somebody_else_s_turn_is_not_there_to_be_swapped(cast, at_desk, month):
    _one, two, turn = month
    assert at_desk(two).get(f"/desk/rosters/turns/{turn.pk}/swap/").status_code == 404


def test_one_signs_in_by_the_code_that_the_screen_shows(cast, at_desk, month, station, now):
    one, _two, turn = month
    moment = turn.shift.starts_at
    now(moment)
    row = actions.have_address(opens=Opens.SCREEN, by=cast.dispatcher, now=moment, station=station)
    screen = Client().get(f"/duty/{addresses.token(row)}/", headers={"accept-language": "en"})
    code = addresses.code(station, moment)
    assert screen.status_code == 200 and f"/desk/rosters/come/north-hall/{code}/" in text(screen)
    assert "值班员 11" in text(screen)
    come = f"/desk/rosters/come/north-hall/{code}/"
    assert Client().get(come).status_code == 302  # sign in first
    assert at_desk(one).get(come).status_code == 200
    assert Turn.objects.get(pk=turn.pk).presence == "awaited"  # looking changes nothing
    assert "Came on time" in text(at_desk(one).post(come))
    wrong = at_desk(one).post("/desk/rosters/come/north-hall/abc/")
    assert wrong.status_code == 422 and "no longer good" in text(wrong)


def test_a_secret_address_opens_a_calendar_until_it_is_renewed(at_desk, month):
    one, _two, turn = month
    page = text(at_desk(one).get("/desk/rosters/mine/"))
    row = actions.have_address(opens=Opens.PERSON, by=one, now=NOW)
    path = f"/duty/{addresses.token(row)}.ics"
    assert path in page
    answer = Client().get(path)
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    assert answer["Content-Type"].startswith("text/calendar")
    assert len(events) == Turn.objects.filter(person=one.person).count()
    first = next(each for each in events if each["uid"] == f"turn-{turn.pk}@linli")
    assert (first.decoded("dtstart"), first.decoded("dtend")) == (turn.shift.starts_at, turn.shift.ends_at)
    at_desk(one).post("/desk/rosters/mine/renew/")
    assert Client().get(path).status_code == 404
    assert Client().get("/duty/1-AAAAAAAAAAAAAAAAAAAAAA.ics").status_code == 404


def test_a_station_s_calendar_says_who_is_on_duty(cast, month, station):
    row = actions.have_address(opens=Opens.STATION, by=cast.dispatcher, now=NOW, station=station)
    events = Calendar.from_ical(Client().get(f"/duty/{addresses.token(row)}.ics").content).walk("VEVENT")
    assert len(events) == 31 and all("值班员 1" in str(each["summary"]) for each in events)


def test_a_shift_is_handed_on_and_marked_by_whoever_makes_the_rosters(cast, at_desk, month, keeper, now):
    one, _two, turn = month
    third = keeper("值班员 13")
    client, page = at_desk(cast.dispatcher), f"/desk/rosters/shifts/{turn.shift_id}/"
    assert "值班员 13" in text(client.get(page))
    assert "值班员 13" not in text(at_desk(one).get(page))
    handed = client.post(f"/desk/rosters/turns/{turn.pk}/hand-on/", {"person": third.person_id, "seen": "1"})
    assert handed.status_code == 302 and Turn.objects.get(pk=turn.pk).person == third.person
    stale = client.post(f"/desk/rosters/turns/{turn.pk}/hand-on/", {"person": one.person_id, "seen": "1"})
    assert stale.status_code == 422 and "meanwhile" in text(stale)
    now(turn.shift.ends_at)
    client = at_desk(cast.dispatcher)
    said = {"came_at": f"{timezone.localtime(turn.shift.starts_at):%Y-%m-%dT%H:%M}", "seen": "2"}
    assert client.post(f"/desk/rosters/turns/{turn.pk}/came/", said).status_code == 302
    assert Turn.objects.get(pk=turn.pk).presence == "on_time"


def test_the_report_counts_turns_as_service_on_the_screen_and_as_a_file(cast, at_desk, month, station):
    one, _two, turn = month
    moment = turn.shift.starts_at
    actions.come(station=station, code=addresses.code(station, moment), by=one, now=moment)
    client, asked = at_desk(cast.dispatcher), "?first=2026-12-01&last=2026-12-31"
    assert "北社区居委会" in text(client.get(f"/desk/rosters/report/{asked}"))
    lines = client.get(f"/desk/rosters/report.csv{asked}").content.decode("utf-8-sig").splitlines()
    assert lines[2] == "Station duty,北社区居委会,1,1,0,0,30,1,0"
    book = CalamineWorkbook.from_filelike(BytesIO(client.get(f"/desk/rosters/report.xlsx{asked}").content))
    assert book.get_sheet_by_index(0).to_python()[2][:4] == ["Station duty", "北社区居委会", 1, 1]
    assert client.get("/desk/rosters/report.pdf").status_code == 404


@pytest.mark.parametrize("page", ["", "stations/north-hall/", "mine/", "swaps/", "plans/", "rules/"])
def test_no_page_asks_more_when_it_has_more_rows(cast, at_desk, month, rule, page):
    one, client = month[0], at_desk(cast.dispatcher)
    address = f"/desk/rosters/{page}?month=2026-12"
    turns = list(Turn.objects.order_by("pk")[:4])
    Swap.objects.create(turn=turns.pop(), person=one.person, asked_at=NOW)
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    for number in (1, 2, 3):
        new = Station.objects.create(code=f"more-{number}", name=f"新站 {number}", tier="point", area=cast.north)
        rule(station=new, name=f"新班 {number}")
        actions.ask_plan(area=cast.grid_n1, month=date(2027, number, 1), by=cast.dispatcher, now=NOW)
    for turn in turns:
        Swap.objects.create(turn=turn, person=turn.person, asked_at=NOW)
    with CaptureQueriesContext(connection) as many:
        client.get(address)
    assert len(many) == len(few)


def test_a_month_at_a_station_that_is_not_there_is_not_found(cast, at_desk, station):
    client = at_desk(cast.dispatcher)
    assert client.get("/desk/rosters/stations/nowhere/").status_code == 404
    assert client.get("/desk/rosters/shifts/99/").status_code == 404
    assert client.get("/desk/rosters/?month=never&area=99").status_code == 200
    assert at(1, 8) > NOW


def test_residents_read_on_the_station_s_page_and_screen_who_is_on_duty(month, station, now):
    _one, _two, turn = month
    now(turn.shift.starts_at)
    for address in (station.get_absolute_url(), f"/board/station/{station.code}/"):
        page = text(Client().get(address))
        assert "北社区居委会 · 值班员" in page and "值班" in page, address
