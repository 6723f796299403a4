"""Who came: by the code at the place, late or not, by hand; who did not is seen once and told."""

from datetime import timedelta

import pytest

from linli.core.refusal import NotAllowed, Refusal
from linli.journal.models import Event
from linli.notify.models import Notice
from linli.rosters import actions, addresses
from linli.rosters.models import Turn
from linli.rosters.queries import duty_of_day, on_duty
from linli.rosters.reports import by_mode, by_organisation, served
from linli.rosters.words import Opens
from tests.cast import NOW
from tests.rosters.conftest import MONTH, at


@pytest.fixture
def on(cast, rule, keeper, published, station):
    """Somebody on duty every day, and the first of their turns: 1 December, 08:30–17:30."""
    rule()
    one = keeper("值班员 11")
    return one, published()[0]


def come(station, one, now, code=None):
    return actions.come(station=station, code=code or addresses.code(station, now), by=one, now=now)


@pytest.mark.parametrize(
    ("hour", "minute", "presence"), [(8, 5, "on_time"), (8, 40, "on_time"), (8, 41, "late"), (17, 29, "late")]
)
def test_signing_in_at_the_place_is_on_time_or_late(station, on, hour, minute, presence):
    one, turn = on
    now = at(1, hour, minute)
    come(station, one, now)
    again = come(station, one, now)  # pressed twice
    found = Turn.objects.get(pk=turn.pk)
    assert (found.presence, found.came_at, again.pk) == (presence, now, turn.pk)
    assert Event.objects.filter(kind="turn.came").count() == 1


@pytest.mark.parametrize(
    ("hour", "sentence"),
    [(7, "You are on duty here from 08:30. Sign in from 08:00 on."), (18, "Your shift here is over")],
)
def test_too_early_and_too_late_are_refused_in_a_sentence(station, on, hour, sentence):
    one, _turn = on
    with pytest.raises(Refusal, match=sentence):
        come(station, one, at(1, hour))


def test_whoever_is_not_on_duty_here_is_told_so(station, other, on, keeper):
    one, _turn = on
    with pytest.raises(Refusal, match="You are not on duty at 北角 now"):
        come(other, one, at(1, 9))
    with pytest.raises(Refusal, match="You are not on duty at 北站 now"):
        come(station, keeper("值班员 12"), at(1, 9))


def test_a_code_of_two_minutes_ago_or_of_another_station_is_no_longer_good(station, other, on):
    one, _turn = on
    now = at(1, 8, 30)
    for code in (addresses.code(station, now - timedelta(minutes=2)), addresses.code(other, now), "x"):
        with pytest.raises(Refusal, match="This code is no longer good"):
            come(station, one, now, code)
    come(station, one, now, addresses.code(station, now - timedelta(seconds=40)))


def test_an_absence_is_seen_once_and_told_to_who_is_above_and_coming_late_is_still_coming(cast, station, on):
    one, turn = on
    assert actions.see_absences(now=at(1, 8, 59)) == 0
    assert actions.see_absences(now=at(1, 9, 0)) == 1
    assert actions.see_absences(now=at(1, 9, 1)) == 0
    notice = Notice.objects.get(account=cast.dispatcher, key=f"turn-missed-{turn.pk}-{one.person_id}")
    assert notice.group == "supervision" and notice.subject.startswith("值班员 11")
    assert on_duty(station, at(1, 9, 5)) == []
    come(station, one, at(1, 9, 30))
    found = Turn.objects.get(pk=turn.pk)
    assert (found.presence, found.missed_at) == ("late", at(1, 9, 0))
    assert [each.name for each in on_duty(station, at(1, 10))] == ["值班员 11"]


def test_somebody_is_marked_by_hand_by_another_and_within_the_shift(cast, on):
    one, turn = on
    with pytest.raises(Refusal, match="this time is not in it"):
        actions.mark_present(turn=turn, came_at=at(1, 6), by=cast.dispatcher, now=at(2, 9), seen=turn.version)
    with pytest.raises(NotAllowed):
        actions.mark_present(turn=turn, came_at=at(1, 9), by=one, now=at(2, 9), seen=turn.version)
    found = actions.mark_present(turn=turn, came_at=at(1, 8, 31), by=cast.dispatcher, now=at(2, 9), seen=turn.version)
    assert found.presence == "on_time"


def test_who_is_on_duty_is_read_for_the_screen(station, on):
    (found,) = duty_of_day(station, MONTH)
    assert (found.name, found.rule, found.organisation) == ("值班员 11", "值班", "北社区居委会")
    assert on_duty(station, at(1, 20)) == []


def test_turns_are_counted_as_service_by_sort_and_organisation(cast, station, on):
    one, _turn = on
    come(station, one, at(1, 8, 30))
    come(station, one, at(2, 9))
    actions.see_absences(now=at(3, 9))
    turns = served([station.pk], MONTH, MONTH + timedelta(days=30))
    (mode,) = by_mode(turns)
    (organisation,) = by_organisation(turns)
    assert (mode.sessions, mode.turns, mode.late, mode.missed, mode.ahead, mode.people) == (2, 2, 1, 1, 28, 1)
    assert (organisation.name, organisation.turns) == ("北社区居委会", 2)


def test_a_renewed_address_opens_nothing_under_its_old_secret(cast, station, on):
    one, _turn = on
    address = actions.have_address(opens=Opens.PERSON, by=one, now=NOW)
    secret = addresses.token(address)
    assert addresses.opened(secret, Opens.PERSON) == address
    assert addresses.opened(secret, Opens.SCREEN) is None
    actions.renew_address(address=address, by=one, now=NOW)
    assert addresses.opened(secret, Opens.PERSON) is None
    with pytest.raises(NotAllowed):
        actions.renew_address(address=address, by=cast.dispatcher, now=NOW)
    with pytest.raises(NotAllowed):
        actions.have_address(opens=Opens.SCREEN, by=one, now=NOW, station=station)
