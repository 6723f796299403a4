"""How the organisation kept its promises, and the hours of volunteers, as figures of a yearly report."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from linli.annual.figures import Figure, Whose, figures
from linli.commitments import actions as commitments
from linli.tasks import actions as tasks
from linli.tasks.voices import Oneself
from tests.cast import SHANGHAI
from tests.commitments.conftest import done as done
from tests.commitments.conftest import practice as practice
from tests.commitments.conftest import promise as promise
from tests.commitments.conftest import promised as promised
from tests.commitments.conftest import secretary as secretary
from tests.tasks.conftest import THERE, TOMORROW, takes
from tests.tasks.conftest import call as call
from tests.tasks.conftest import joined as joined
from tests.tasks.conftest import joining as joining
from tests.tasks.conftest import planned as planned
from tests.tasks.conftest import skilled as skilled
from tests.tasks.conftest import volunteer as volunteer
from tests.tasks.conftest import volunteers as volunteers

AFTER = datetime(2026, 12, 5, 9, tzinfo=SHANGHAI)
KEYS = ("promises_kept", "promises_late", "promises_broken")


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: AFTER)


@pytest.fixture
def helped(call, volunteer):
    """A volunteer worked in the north from two to half past three; nobody has confirmed it."""
    doing = takes(call(), volunteer)
    tasks.check_in(doing=doing, by=Oneself(volunteer), now=TOMORROW, spot=THERE)
    left = TOMORROW + timedelta(minutes=90)
    return tasks.check_out(doing=doing, by=Oneself(volunteer), now=left, spot=THERE)


def whose(account, area, year=2026):
    return Whose(account.person, account, area.pk, date(year, 1, 1), date(year, 12, 31))


def test_the_organisation_s_promises_that_came_due_are_told_with_what_they_are_a_share_of(
    cast, promise, done, secretary, english
):
    by = {"by": cast.dispatcher, "now": AFTER}
    in_time, late = done(promise(text="安装路灯第一批")), done(promise(text="安装路灯第二批"), now=AFTER)
    for each in (in_time, late):
        commitments.strike_off(commitment=each, words="看过", seen=each.version, **by)
    commitments.put_down_as_broken(commitment=promise(text="修好活动室门窗"), words="没有经费", seen=2, **by)
    promise(text="过了日子还没有做")
    found = figures(KEYS, whose(secretary, cast.north))
    assert [(each.value, each.says) for each in found] == [
        ("1", "1 of the 4 commitments of your organisation that came due in the year."),
        ("1", "Kept after their last day: 1 of the 4 that came due in the year."),
        ("1", "Put down as broken: 1 of 4; past their last day and still open: 1."),
    ]
    assert [each.value for each in figures(KEYS, whose(secretary, cast.north, 2025))] == ["0", "0", "0"]
    assert [each.value for each in figures(KEYS, whose(cast.officer, cast.street))] == ["0", "0", "0"]


def test_hours_of_volunteers_count_once_they_are_confirmed_and_where_they_were_worked(cast, helped, english):
    def told(area, year=2026) -> Figure:
        return figures(["volunteer_hours"], whose(cast.dispatcher, area, year))[0]

    assert told(cast.north).value == "0.0"
    tasks.confirm(doing=helped, by=cast.dispatcher, now=AFTER)
    found = told(cast.north)
    assert (found.value, found.link) == ("1.5", "/desk/tasks/")
    assert found.says.startswith("Hours confirmed in tasks of ") and found.says.endswith("took part 1 times.")
    assert (told(cast.south).value, told(cast.north, 2025).value) == ("0.0", "0.0")
