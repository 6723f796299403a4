"""The roll from what is on file: who lives here, of age, once, and nobody who left."""

from datetime import timedelta

import pytest
from django.utils import timezone

from linli.core.refusal import Refusal
from linli.residents import actions as residents
from linli.residents.models import Resident
from linli.votes import actions
from linli.votes.models import Voter
from tests.cast import NOW
from tests.residents.conftest import AN_ID
from tests.residents.conftest import enter as enter
from tests.residents.conftest import open_file as open_file
from tests.votes.conftest import OPENS


@pytest.fixture
def adults(cast, prepared):
    """Draws the roll of a vote of persons; returns the names on it, in its order."""
    vote = prepared(0)

    def draw():
        actions.draw_adults(vote=vote, by=cast.dispatcher, now=NOW)
        return [each.name for each in vote.roll.order_by("number")]

    return draw


@pytest.fixture
def households(cast, prepared, monkeypatch):
    """Draws the roll of a vote of households."""
    monkeypatch.setattr("linli.votes.practice.rules", lambda: [{**HOUSEHOLDS}])
    vote = prepared(0)

    def draw():
        actions.draw_households(vote=vote, by=cast.dispatcher, now=NOW)
        return [each.name for each in vote.roll.order_by("number")]

    return draw


HOUSEHOLDS = {
    "key": "households",
    "name": {"zh": "户", "en": "Households"},
    "unit": "household",
    "quorum": None,
    "majority": {"share": "1/2", "more": True},
    "of": "took_part",
}


def born(years, days=0):
    """A birthday so many years before the day the vote opens, and so many days later."""
    day = timezone.localdate(OPENS)
    return (day.replace(year=day.year - years) + timedelta(days=days)).isoformat()


def test_who_is_eighteen_on_the_day_of_the_vote_stands_on_it_and_who_is_not_does_not(open_file, enter, adults):
    home = open_file()
    enter(home, "住户刚满", born_on=born(18))
    enter(home, "住户差一天", born_on=born(18, days=1))
    enter(home, "住户孩子", born_on=born(9))
    enter(home, "住户没写生日")
    assert adults() == ["住户刚满", "住户没写生日"]


def test_it_is_the_day_voting_begins_that_counts_not_the_day_the_roll_is_drawn(cast, open_file, enter, prepared):
    enter(open_file(), "住户快满", born_on=born(18, days=3))
    vote = prepared(0, opens=OPENS + timedelta(days=3), closes=OPENS + timedelta(days=4))
    assert actions.draw_adults(vote=vote, by=cast.dispatcher, now=NOW) == 1


def test_who_moved_away_or_was_erased_or_is_anothers_double_does_not_stand_on_it(cast, open_file, enter, adults):
    home = open_file()
    stays = enter(home, "住户还在")
    residents.leave(resident=enter(home, "住户搬走"), by=cast.dispatcher, now=NOW)
    double = enter(home, "住户还在二")
    residents.join_residents(kept=stays, double=double, by=cast.dispatcher, now=NOW)
    gone = enter(home, "住户已删")
    Resident.objects.filter(pk=gone.pk).update(erased_at=NOW, name="")
    closed = open_file("幸福路9号楼1单元101")
    enter(closed, "住户销户")
    residents.close_household(household=closed, by=cast.dispatcher, now=NOW)
    assert adults() == ["住户还在"]


def test_who_lives_elsewhere_does_not_stand_on_it(cast, open_file, enter, adults):
    enter(open_file(area_id=cast.grid_s1.pk), "住户在南边")
    enter(open_file("幸福路3号楼2单元402", area_id=cast.grid_n2.pk), "住户在北边")
    assert adults() == ["住户在北边"]


@pytest.mark.parametrize("known_by", [{"id_number": AN_ID}, {"phone": "13800000001"}])
def test_who_has_two_homes_stands_on_it_once_however_often_it_is_drawn(open_file, enter, adults, known_by):
    enter(open_file("幸福路3号楼2单元402"), "住户两家", **known_by)
    assert adults() == ["住户两家"]
    enter(open_file("幸福路1号楼1单元101"), "住户两家", **known_by)  # its file comes first by code, and is newer
    enter(open_file("幸福路1号楼1单元102"), "住户同号", phone="13800000001")
    assert adults() == ["住户两家", "住户同号"]


def test_each_household_stands_on_it_once_but_for_those_whose_people_all_left(cast, open_file, enter, households):
    open_file("幸福路3号楼2单元401")  # nobody of it is on file
    left = open_file("幸福路3号楼2单元402")
    residents.leave(resident=enter(left, "住户搬走"), by=cast.dispatcher, now=NOW)
    stays = open_file("幸福路3号楼2单元403")
    residents.leave(resident=enter(stays, "住户搬走"), by=cast.dispatcher, now=NOW)
    enter(stays, "住户还在")
    closed = open_file("幸福路3号楼2单元404")
    residents.close_household(household=closed, by=cast.dispatcher, now=NOW)
    open_file("幸福路8号楼2单元401", area_id=cast.grid_s1.pk)
    expected = ["幸福路3号楼2单元401", "幸福路3号楼2单元403"]
    assert (households(), households(), Voter.objects.count()) == (expected, expected, 2)


def test_persons_are_not_drawn_where_households_vote(cast, open_file, enter, households):
    enter(open_file(), "住户甲")
    households()
    with pytest.raises(Refusal, match="This vote goes by “One vote for each household”"):
        actions.draw_adults(vote=Voter.objects.first().vote, by=cast.dispatcher, now=NOW)
