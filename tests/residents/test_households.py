"""Opening, changing and closing the files of households."""

import pytest

from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.journal.queries import story
from linli.residents import actions
from linli.residents.models import Household
from tests.cast import NOW, Cast
from tests.residents.conftest import Enters, Opens


def told(household: Household) -> list[str]:
    return [event.kind for event in story("household", household.pk)]


def test_a_file_has_a_number_with_a_check_digit_and_a_story(open_file: Opens) -> None:
    household = open_file()
    assert (len(household.code), told(household)) == (8, ["household.added"])
    assert Household.objects.get().address == "幸福路3号楼2单元401"


def test_an_address_has_one_file_unless_somebody_says_that_two_households_live_there(
    open_file: Opens, english: None
) -> None:
    first = open_file()
    with pytest.raises(Refusal, match=f"has a file already: {first.code}"):
        open_file("幸福路 3号楼 2单元 401")
    assert open_file(beside=True).beside == 1


def test_a_household_is_in_one_grid_only(cast: Cast, open_file: Opens, english: None) -> None:
    open_file()
    with pytest.raises(Refusal, match="has a file in another grid"):
        open_file(area_id=cast.grid_n2.pk, beside=True)


def test_an_address_of_numbers_is_not_another_that_reads_alike(open_file: Opens) -> None:
    assert open_file("幸福路1-11").place_mark != open_file("幸福路11-1").place_mark


def test_a_file_is_opened_in_a_grid_not_in_a_community(cast: Cast, open_file: Opens, english: None) -> None:
    with pytest.raises(Refusal, match="Choose the grid itself"):
        open_file(area_id=cast.north.pk)


def test_a_worker_opens_files_only_where_the_worker_serves(cast: Cast, english: None) -> None:
    dwelling = actions.Dwelling(area_id=cast.grid_s1.pk)
    with pytest.raises(NotAllowed, match="Your posts do not include"):
        actions.add_household(dwelling=dwelling, by=cast.north_worker, now=NOW)


def test_what_somebody_changed_meanwhile_is_not_written_over(cast: Cast, open_file: Opens) -> None:
    household = open_file()
    dwelling = actions.Dwelling(area_id=cast.grid_n1.pk, address="幸福路5号")
    actions.change_household(household=household, dwelling=dwelling, by=cast.dispatcher, now=NOW, seen=1)
    with pytest.raises(WrongState):
        actions.change_household(household=household, dwelling=dwelling, by=cast.dispatcher, now=NOW, seen=1)


def test_a_changed_grid_is_a_move(cast: Cast, open_file: Opens) -> None:
    household = open_file()
    dwelling = actions.Dwelling(area_id=cast.grid_n2.pk, address=household.address, building="3号楼")
    moved = actions.change_household(household=household, dwelling=dwelling, by=cast.dispatcher, now=NOW, seen=1)
    assert (moved.area_id, told(moved)) == (cast.grid_n2.pk, ["household.added", "household.moved"])


def test_a_closed_file_lets_its_address_go(cast: Cast, open_file: Opens, enter: Enters) -> None:
    household = open_file()
    resident = enter(household)
    actions.close_household(household=household, by=cast.dispatcher, now=NOW)
    resident.refresh_from_db()
    assert (resident.left_on, open_file().beside) == (NOW.date(), 0)


def test_files_are_seen_where_one_serves_and_by_who_keeps_contact(cast: Cast, open_file: Opens) -> None:
    north, south = open_file(), open_file("和平路1号", area_id=cast.grid_s1.pk)
    seen = {who: set(Household.objects.visible_to(who)) for who in (cast.dispatcher, cast.north_worker, cast.outsider)}
    assert seen == {cast.dispatcher: {north, south}, cast.north_worker: {north}, cast.outsider: set()}
    actions.give_agent(file=south, person=cast.north_worker.person, by=cast.dispatcher, now=NOW)
    assert set(Household.objects.visible_to(cast.north_worker)) == {north, south}


def test_many_agents_are_named_at_once_and_each_file_tells(cast: Cast, open_file: Opens) -> None:
    first, second = open_file(), open_file("和平路1号")
    person = cast.north_worker.person_id
    actions.give_agent(file=first, person=cast.north_worker.person, by=cast.dispatcher, now=NOW)
    assert actions.give_agents(agents={first.pk: person, second.pk: person}, by=cast.dispatcher, now=NOW) == 1
    assert told(first) == told(second) == ["household.added", "household.agent_given"]
    assert set(Household.objects.values_list("agent", "agent_since")) == {(person, NOW.date())}
