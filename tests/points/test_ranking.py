"""Rankings: by what was earned in the year, masked unless they agreed; and the statement."""

import pytest

from linli.core.refusal import NotAllowed
from linli.journal.actions import RESIDENT, SYSTEM
from linli.points import actions, ranking, statement
from linli.points.models import Holder
from tests.cast import NOW


@pytest.fixture
def three(volunteers, practice, earned):
    """Three volunteers with 15, 10 and 10 points."""
    accounts = [actions.open_account(volunteers(number), by=SYSTEM, now=NOW) for number in (1, 2, 3)]
    for account, effect in zip(accounts, ("good", "", ""), strict=True):
        earned(holder=account, effect=effect)
    return accounts


def test_equal_points_share_a_place_and_names_are_masked_until_their_owner_agrees(three, holder, earned):
    earned()  # the household is no contest
    actions.show_name(holder=three[1], shown=True, by=RESIDENT, now=NOW)
    found = ranking.people(2026)
    assert [(each.place, each.holder.in_public, each.earned) for each in found] == [
        (1, "居***", 15),
        (2, "居民 02", 10),
        (2, "居***", 10),
    ]
    assert ranking.people(2025) == []


def test_a_street_ranks_its_own_and_a_place_counts_all_below_it(cast, three, holder, earned):
    earned()
    assert len(ranking.people(2026, area_id=cast.north.pk)) == 3
    assert ranking.people(2026, area_id=cast.south.pk) == []
    assert [(each.name, each.earned, each.holders) for each in ranking.places(2026, area_id=cast.street.pk)] == [
        ("北社区", 45, 4),
        ("南社区", 0, 0),
    ]


def test_a_name_is_shown_by_its_owner_or_whoever_keeps_points(cast, three):
    with pytest.raises(NotAllowed):
        actions.show_name(holder=three[0], shown=True, by=cast.outsider, now=NOW)
    assert actions.show_name(holder=three[0], shown=True, by=cast.dispatcher, now=NOW).shown
    assert not actions.show_name(holder=three[0], shown=False, by=RESIDENT, now=NOW).shown


def test_a_statement_has_every_line_with_the_balance_after_it_the_newest_first(cast, holder, earned, redeemed):
    earned(rule="hours_by_hand", minutes=90)
    earned()
    actions.return_reward(redeeming=redeemed(), by=cast.dispatcher, now=NOW)
    rows = statement.rows(Holder.objects.get(pk=holder.pk))
    assert [(row.number, row.words, row.amount, row.balance) for row in rows] == [
        (4, "No. 3 booked back: 鸡蛋一盒", 8, 19),
        (3, "鸡蛋一盒", -8, 11),
        (2, "Good deed", 10, 19),
        (1, "Hours, 90 minutes", 9, 9),
    ]
    assert [row.number for row in statement.rows(holder, before=3, size=1)] == [2]
    assert statement.cells(rows[1]) == [3, "2026-11-18 09:30", "2026-11-18", "Redeemed", "鸡蛋一盒", -8, 11]
