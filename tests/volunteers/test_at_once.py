"""Two at once: joining twice, asking a team twice, confirmed by two."""

import pytest

from linli.journal.actions import RESIDENT
from linli.volunteers import actions
from linli.volunteers.models import Membership, Volunteer
from tests.at_once import both
from tests.cast import NOW

pytestmark = pytest.mark.django_db(transaction=True)


def test_somebody_who_joins_from_two_pages_at_once_is_one_volunteer(cast, joining):
    refused = both(*[lambda: actions.join(joining(), by=RESIDENT, now=NOW)] * 4)
    assert [sentence[:42] for sentence in refused] == ["Somebody of this name and number is a volu"] * 3
    assert Volunteer.objects.count() == 1


def test_a_member_who_reports_in_twice_at_once_is_one_volunteer(cast, joining):
    assert both(*[lambda: actions.report_in(joining(), by=cast.officer, now=NOW)] * 3) == []
    assert Volunteer.objects.count() == 1


def test_a_team_asked_twice_at_once_is_asked_once_and_two_who_confirm_do_so_once(cast, team, joined):
    second = joined(2)
    assert both(*[lambda: actions.ask_in(volunteer=second, team=team, by=RESIDENT, now=NOW)] * 3) == []
    assert Membership.objects.filter(volunteer=second).count() == 1
    refused = both(*[lambda: actions.confirm(volunteer=second, by=cast.dispatcher, now=NOW)] * 2)
    assert len(refused) == 1 and refused[0].startswith("This is now “Active volunteer”")
