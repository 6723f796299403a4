"""Whom to see today, why, and in which order."""

from datetime import timedelta

from linli.cases.models import Case
from linli.cases.words import Outcome, Status
from linli.residents import actions as residents
from linli.residents.models import Household
from linli.visits.today import proposals
from linli.visits.words import Kind
from tests.cast import NOW, Cast
from tests.visits.conftest import keep


def proposed(cast: Cast) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.household.code, each.reasons) for each in proposals(cast.north_worker, now=NOW)]


def seen(code: str, days: int) -> None:
    Household.objects.filter(code=code).update(seen_at=NOW - timedelta(days=days))


def test_those_not_seen_for_longest_come_up_and_those_seen_lately_do_not(cast: Cast) -> None:
    for code, days in (("1", 31), ("2", 90), ("3", 5)):
        keep(cast, code, building=f"{code}号楼")
        seen(code, days)
    keep(cast, "4", building="4号楼")
    assert sorted(proposed(cast)) == [
        ("1", ("not seen for 31 days",)),
        ("2", ("not seen for 90 days",)),
        ("4", ("never visited yet",)),
    ]


def test_households_of_other_agents_are_not_proposed_to_whoever_has_their_own(cast: Cast) -> None:
    keep(cast, "1")
    keep(cast, "2", agent=cast.dispatcher.person)
    assert [code for code, _reasons in proposed(cast)] == ["1"]


def test_what_was_raised_at_the_door_and_is_done_is_told_at_the_door_once(cast: Cast, visit) -> None:
    [case] = visit(concerns=[cast.lamp]).cases
    assert proposed(cast) == []
    Case.objects.filter(pk=case.pk).update(status=Status.DONE, outcome=Outcome.IN_TIME, done_at=NOW)
    [owed] = proposals(cast.north_worker, now=NOW)
    assert (owed.kind, owed.about, owed.reasons) == (Kind.RETURN, case.pk, ("return visit: “楼道灯不亮了” is done",))
    visit(kind=Kind.RETURN, about=case, heard="谢谢")
    assert proposed(cast) == []


def test_care_to_be_looked_at_comes_before_those_who_only_wait(cast: Cast, household: Household) -> None:
    seen("0001", 3)
    member = residents.Member(name="示范居民")
    resident = residents.add_resident(household=household, member=member, by=cast.dispatcher, now=NOW)
    residents.add_care(resident=resident, kind="life", review_on=NOW.date(), by=cast.dispatcher, now=NOW, agreed=True)
    keep(cast, "2", building="9号楼")
    assert proposed(cast) == [("0001", ("care to be looked at again",)), ("2", ("never visited yet",))]


def test_the_walk_goes_on_to_the_nearest_and_a_building_is_one_stop(cast: Cast) -> None:
    for code, building, spot in (
        ("1", "1号楼", "110.100,30.300"),
        ("2", "5号楼", "110.110,30.300"),
        ("3", "2号楼", "110.101,30.300"),
        ("4", "1号楼", ""),
    ):
        keep(cast, code, building=building, spot=spot)
    assert [code for code, _reasons in proposed(cast)] == ["1", "4", "3", "2"]


def test_no_more_are_proposed_than_a_day_takes_and_those_near_the_first(cast: Cast) -> None:
    for number in range(10):
        keep(cast, f"{number}", building=f"{number}号楼", spot=f"110.1{number},30.300")
    assert [code for code, _reasons in proposed(cast)] == ["0", "1", "2", "3", "4", "5"]
