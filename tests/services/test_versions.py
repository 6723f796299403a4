"""Items in versions: old ones stay, the one in force is found by the day, what cannot be promised is refused."""

from datetime import timedelta

import pytest

from linli.core.deadline import Allowance, Unit
from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.journal.actions import SYSTEM
from linli.people.models import Account, Post
from linli.services import actions, limits
from linli.services.lines import read_materials, read_questions, write_materials
from linli.services.models import ServiceItem
from linli.services.queries import in_force
from linli.services.shelf import shelf
from tests.cast import NOW, Cast
from tests.services.conftest import PAPERS, TODAY, details


def chief(cast: Cast) -> Account:
    """A dispatcher whose post reaches over the whole place."""
    Post.objects.filter(person=cast.dispatcher.person).update(area=cast.district)
    cast.dispatcher._powers = None
    return cast.dispatcher


def test_earlier_versions_stay_and_the_day_says_which_is_in_force(cast, keep):
    item, by = keep(), chief(cast)
    later = TODAY + timedelta(days=10)
    actions.write(code="A-01", details=details(visits=0), since=TODAY, by=by, now=NOW, seen=1)
    actions.write(code="A-01", details=details("敬老证"), since=later, by=by, now=NOW)
    days = [TODAY - timedelta(days=200), TODAY - timedelta(days=1), TODAY, later]
    found = [in_force(item.pk, day) for day in days]
    assert [each and (each.number, each.name, each.visits) for each in found] == [
        None,
        (1, "老年人优待证办理", 1),
        (2, "老年人优待证办理", 0),
        (3, "敬老证", 1),
    ]


def test_a_version_whose_day_has_not_come_can_be_withdrawn_one_in_force_cannot(cast, keep):
    item, by = keep(), chief(cast)
    version = actions.write(code="A-01", details=details("敬老证"), since=TODAY + timedelta(days=1), by=by, now=NOW)
    actions.withdraw(version=version, by=by, now=NOW)
    assert in_force(item.pk, TODAY + timedelta(days=5)).name == "老年人优待证办理"
    with pytest.raises(Refusal, match="in force already"):
        actions.withdraw(version=in_force(item.pk, TODAY), by=by, now=NOW)


def test_a_changed_item_refuses_a_stale_page_and_the_past(cast, keep):
    by = chief(cast)
    keep()
    with pytest.raises(WrongState):
        actions.write(code="A-01", details=details(visits=3), since=TODAY, by=by, now=NOW, seen=0)
    with pytest.raises(Refusal, match="stays"):
        actions.write(code="A-01", details=details(visits=3), since=TODAY - timedelta(days=1), by=by, now=NOW)
    with pytest.raises(Refusal, match="taken"):
        actions.write(code="A-01", details=details(), since=TODAY, by=by, now=NOW, new=True)
    with pytest.raises(Refusal, match="already; nothing"):
        actions.write(
            code="A-01", details=details(), since=TODAY - timedelta(days=0), by=by, now=NOW
        ) and actions.write(code="A-01", details=details(), since=TODAY, by=by, now=NOW)


def test_only_a_post_for_the_whole_place_changes_items(cast, keep):
    keep()
    with pytest.raises(NotAllowed, match="whole place"):
        actions.write(code="A-01", details=details(), since=TODAY, by=cast.dispatcher, now=NOW)


@pytest.mark.parametrize(
    ("legal", "promised", "refused"),
    [
        ((20, "working_days"), (20, "working_days"), False),
        ((20, "working_days"), (21, "working_days"), True),
        ((20, "working_days"), (28, "natural_days"), False),
        ((20, "working_days"), (29, "natural_days"), True),
        ((1, "natural_days"), (24, "natural_hours"), False),
        ((1, "natural_days"), (8, "working_hours"), True),
        ((None, ""), (30, "working_days"), False),
        ((20, "working_days"), (0, ""), False),
    ],
)
def test_a_promise_longer_than_the_law_is_refused_in_a_sentence(cast, legal, promised, refused):
    said = details(legal_amount=legal[0], legal_unit=legal[1], promised_amount=promised[0], promised_unit=promised[1])
    by = chief(cast)
    if not refused:
        actions.write(code="B-01", details=said, since=TODAY, by=by, now=NOW, new=True)
        return
    with pytest.raises(Refusal) as found:
        actions.write(code="B-01", details=said, since=TODAY, by=by, now=NOW, new=True)
    amounts = Allowance(promised[0], Unit(promised[1])), Allowance(legal[0], Unit(legal[1]))
    assert str(found.value) == (
        f"What is promised ({amounts[0]}) is longer than the law allows ({amounts[1]}). Promise less."
    )
    assert found.value.field == "promised_amount"


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"name": " "}, "name"),
        ({"list_name": "x"}, "lists"),
        ({"kind": "x"}, "how it is done"),
        ({"visits": 21}, "0 to 20"),
        ({"steps": []}, "steps"),
        ({"legal_unit": ""}, "counted"),
        ({"legal_amount": 0}, "at least 1"),
    ],
)
def test_what_cannot_be_is_refused(cast, more, sentence):
    name = more.pop("name", "老年证")
    with pytest.raises(Refusal, match=sentence):
        actions.write(code="B-01", details=details(name, **more), since=TODAY, by=SYSTEM, now=NOW, new=True)
    assert not ServiceItem.objects.exists()


@pytest.mark.parametrize("code", ["", "A/1", "事项1", "x" * 41, "../a"])
def test_a_code_that_cannot_stand_in_an_address_is_refused(cast, code):
    with pytest.raises(Refusal, match="Latin letters"):
        actions.write(code=code, details=details(), since=TODAY, by=SYSTEM, now=NOW, new=True)


def test_the_nearest_switch_decides_where_an_item_is_offered(cast, keep):
    item = keep()
    by = cast.dispatcher
    actions.switch(item=item, area=cast.street, offered=False, by=by, now=NOW)
    actions.switch(item=item, area=cast.north, offered=True, by=by, now=NOW)
    entry = shelf.get().entries[item.pk]
    lines = {
        area.code: [cast.district.pk, cast.street.pk, *ids]
        for area, ids in (
            (cast.street, []),
            (cast.grid_n1, [cast.north.pk, cast.grid_n1.pk]),
            (cast.grid_s1, [cast.south.pk, cast.grid_s1.pk]),
        )
    }
    assert {code: entry.offered(line) for code, line in lines.items()} == {
        "d-1": False,
        "d-1-n-1": True,
        "d-1-s-1": False,
    }
    actions.switch(item=item, area=cast.street, offered=None, by=by, now=NOW)
    assert shelf.get().entries[item.pk].offered(lines["d-1-s-1"])
    with pytest.raises(NotAllowed):
        actions.switch(item=item, area=cast.street, offered=False, by=cast.north_worker, now=NOW)


def test_the_shelf_reads_only_what_changed(cast, keep, django_assert_num_queries):
    keep(), keep("A-02", "修路灯")
    shelf.get()
    shelf.expire()
    with django_assert_num_queries(1):
        before = shelf.get()
    actions.retire(item=ServiceItem.objects.get(code="A-02"), by=SYSTEM, now=NOW)
    assert [each.code for each in shelf.get().entries.values()] == ["A-01"]
    assert len(before.entries) == 2


def test_lines_of_materials_are_read_as_they_are_written():
    read = read_materials(PAPERS + "\n申请书 | 2份复印件 | 本人签字")
    assert read[2] == {"name": "申请书", "originals": 0, "copies": 2, "later": False, "note": "本人签字"}
    assert read_materials(write_materials(read)) == read
    with pytest.raises(Refusal, match="stands twice"):
        read_materials("身份证\n身份证")
    with pytest.raises(Refusal, match="at most 20"):
        read_materials("身份证｜复印件99")
    with pytest.raises(Refusal, match="no answer"):
        read_questions("要钱吗")


def test_limits_are_told_in_words():
    assert [limits.told(None, ""), limits.told(0, ""), limits.told(3, "natural_days")] == [
        "",
        "at once, while you wait",
        "3 natural days",
    ]
