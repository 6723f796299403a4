"""A pack is applied to rows: all of it or nothing, the second time nothing, and never under open cases."""

from datetime import timedelta
from typing import Any

import pytest

from linli.areas.actions import keep_area
from linli.areas.models import Area, Level
from linli.cases import actions as cases
from linli.cases.actions.ladder import keep_rung
from linli.cases.actions.ruling import DOWN
from linli.cases.models import Case, Rule, Rung
from linli.cases.words import Status
from linli.catalogue.models import Category, DeadlineClass, Practice, Word
from linli.core.refusal import Refusal
from linli.journal.actions import SYSTEM
from linli.journal.models import Event
from linli.packs.apply import apply
from linli.packs.check import load, practices
from linli.packs.plan import Kind, Plan, plan
from linli.packs.schema import Pack
from linli.people import actions as people
from linli.people.models import Organisation, Role
from linli.stations.actions import keep_station, retire_station
from tests.cast import NOW
from tests.packs.conftest import Edit, Small

pytestmark = pytest.mark.django_db


def applied(pack: Pack) -> Plan:
    return apply(pack, by=SYSTEM, now=NOW)


def told(done: Plan) -> list[tuple[str, str, str]]:
    return [(change.kind.value, change.thing.noun, change.key) for change in done.changes]


def register(area: str, category: str | None = None) -> Case:
    submission = cases.Submission(
        text="路灯不亮了",
        area_id=Area.objects.get(code=area).pk,
        category=Category.objects.get(key=category) if category else None,
    )
    return cases.register(submission, now=NOW)


@pytest.mark.parametrize("name", practices())
def test_a_pack_applied_twice_changes_nothing(name: str) -> None:
    pack = load(name)
    first = applied(pack)
    events = Event.objects.count()

    assert {change.kind for change in first.changes} == {Kind.CREATE}
    assert told(plan(pack)) == []
    assert told(applied(pack)) == []
    assert Event.objects.count() == events


@pytest.mark.parametrize("name", practices())
def test_comparing_costs_the_same_few_queries_whatever_the_pack(name: str, django_assert_num_queries: Any) -> None:
    pack = load(name)
    applied(pack)

    with django_assert_num_queries(22):
        plan(pack)


def test_the_rows_are_what_the_pack_says(small: Small) -> None:
    applied(load(str(small())))

    assert list(Level.objects.order_by("depth").values_list("depth", "key", "name", "name_en")) == [
        (1, "street", "街道", "Sub-district"),
        (2, "village", "村", "Village"),
        (3, "grid", "网格", "Grid"),
    ]
    assert list(Area.objects.order_by("path").values_list("code", "depth")) == [
        ("sample", 1),
        ("east", 2),
        ("east_one", 3),
    ]
    assert list(Organisation.objects.order_by("id").values_list("code", "kind", "area__code", "parent__code")) == [
        ("sample_office", "office", "sample", None),
        ("east_branch", "branch", "east", "sample_office"),
    ]
    assert list(
        Category.objects.order_by("id").values_list("key", "parent__key", "deadline_class__key", "organisation_kind")
    ) == [
        ("roads", None, "later", "branch"),
        ("lamps", "roads", "soon", "branch"),
        ("holes", "roads", "later", "branch"),
        ("other", None, "soon", "office"),
    ]
    assert list(Rung.objects.values_list("order", "key", "lifts_to__key", "holders", "forum", "forum_en")) == [
        (1, "grid", "village", ["worker"], "", ""),
        (2, "village", "street", ["leader"], "村民会（每月）", "Village meeting (monthly)"),
        (3, "street", None, ["leader"], "", ""),
    ]
    assert dict(Word.objects.values_list("key", "zh")) == {
        "case.closed": "已了结",
        "case.claim": "领单",
        "channel.portal": "网上",
        "channel.visit": "走访",
        "outcome.at_once": "当场",
        "outcome.in_time": "按期",
        "outcome.not_now": "暂缓",
        "grade.5": "很好",
        "grade.4": "好",
        "grade.3": "一般",
        "grade.2": "不好",
        "grade.1": "很不好",
        "organisation_kind.office": "街道办",
        "organisation_kind.branch": "村组织",
    }
    practice = Practice.objects.get()
    assert (practice.pack, practice.motto, practice.channels) == ("small", "有事好商量", ["portal", "visit"])
    assert practice.settings["limits"] == {"returns": 2, "redos": 2, "parking": 90, "waiting": 10, "undo": 24}


def test_the_journal_says_that_a_pack_was_applied(small: Small) -> None:
    applied(load(str(small())))

    event = Event.objects.get(kind="pack.applied")

    assert event.data == {"pack": "small", "version": 1, "create": 42, "update": 0, "retire": 0}


CHANGES: list[tuple[str, Edit, list[tuple[str, str, str]]]] = [
    (
        "another word",
        ("words", "zh: 领单", "zh: 接单"),
        [("update", "word", "case.claim")],
    ),
    (
        "a word less",
        ("words", "  case.claim: {zh: 领单, en: Claim}\n", ""),
        [("retire", "word", "case.claim")],
    ),
    (
        "another deadline",
        ("catalogue", "amount: 3,", "amount: 5,"),
        [("update", "deadline class", "soon")],
    ),
    (
        "a category less",
        ("catalogue", "      - {key: holes, name: {zh: 坑洼, en: Holes}}\n", ""),
        [("retire", "category", "holes")],
    ),
    (
        "a permission more",
        ("people", "case.park, case.redo]", "case.park, case.redo, board.view]"),
        [("update", "role", "leader")],
    ),
    (
        "other office hours of an area",
        ("areas", 'closes: "12:00"', 'closes: "13:00"'),
        [("update", "area", "east_one")],
    ),
    (
        "another word in a rule",
        ("routing", "words: [路灯]", "words: [路灯, 灯不亮]"),
        [("update", "routing rule", "lamps")],
    ),
    (
        "an area less",
        (
            "areas",
            "  - {key: east_one, name: {zh: 示范网格一, en: Sample Grid One}, level: grid, within: east, "
            'office_hours: [{opens: "09:00", closes: "12:00"}]}\n',
            "",
        ),
        [("update", "practice", "practice"), ("retire", "area", "east_one")],
    ),
]


@pytest.mark.parametrize(("edit", "changes"), [row[1:] for row in CHANGES], ids=[row[0] for row in CHANGES])
def test_a_changed_pack_changes_only_that(small: Small, edit: Edit, changes: list[tuple[str, str, str]]) -> None:
    applied(load(str(small())))
    changed = load(str(small(edit)))

    assert told(plan(changed)) == changes
    assert told(applied(changed)) == changes
    assert told(plan(changed)) == []


def test_what_goes_is_taken_out_of_use_and_comes_back_as_it_was(small: Small) -> None:
    whole = load(str(small()))
    applied(whole)
    was = Category.objects.get(key="holes").pk
    applied(load(str(small(("catalogue", "      - {key: holes, name: {zh: 坑洼, en: Holes}}\n", "")))))
    assert Category.objects.get(key="holes").active is False

    assert told(applied(whole)) == [("create", "category", "holes")]
    assert list(Category.objects.filter(key="holes").values_list("pk", "active")) == [(was, True)]


def without_holes(small: Small) -> Pack:
    return load(str(small(("catalogue", "      - {key: holes, name: {zh: 坑洼, en: Holes}}\n", ""))))


def test_a_category_with_open_cases_is_kept_and_their_number_told(small: Small) -> None:
    applied(load(str(small())))
    for _each in range(2):
        register("east_one", "holes")
    before = Event.objects.count()

    with pytest.raises(Refusal) as refusal:
        applied(without_holes(small))

    assert str(refusal.value) == (
        "Nothing was changed, because something would be left without a place:\n"
        "  category “坑洼” (holes) cannot be taken out of use: 2 cases that are not closed hang on it. "
        "Classify these cases under another category, or finish them."
    )
    assert Category.objects.get(key="holes").active
    assert Event.objects.count() == before


def test_cases_that_have_ended_do_not_hold_a_category(small: Small) -> None:
    applied(load(str(small())))
    cases.withdraw(case=register("east_one", "holes"), now=NOW + timedelta(hours=1))

    assert told(applied(without_holes(small))) == [("retire", "category", "holes")]


def held(**values: Any) -> None:
    """An open case, with these of its columns set."""
    Case.objects.filter(pk=register("east_one").pk).update(**values)


def hold_role() -> None:
    """An open case in the hands of somebody whose post has the role “worker”."""
    person = people.add_person(name="网格员 0001", by=SYSTEM, now=NOW)
    account = people.open_account(person=person, username="w", password="p", by=SYSTEM, now=NOW)
    branch = Organisation.objects.get(code="east_branch")
    people.take_post(
        person=person,
        organisation=branch,
        role=Role.objects.get(key="worker"),
        area=branch.area,
        since=NOW.date() - timedelta(days=400),
        by=SYSTEM,
        now=NOW,
    )
    held(handler=account, lead=branch, status=Status.IN_PROGRESS)


HOLDING = {
    "area": lambda: register("east_one"),
    "organisation": lambda: held(lead=Organisation.objects.get(code="sample_office"), status=Status.ASSIGNED),
    "role": hold_role,
    "deadline class": lambda: held(deadline_class=DeadlineClass.objects.get(key="later")),
    "category": lambda: register("sample", "holes"),
    "level of the ladder": lambda: held(rung=Rung.objects.get(key="grid")),
}


@pytest.mark.parametrize("noun", HOLDING)
def test_another_practice_is_not_applied_over_open_cases(small: Small, noun: str) -> None:
    applied(load(str(small())))
    HOLDING[noun]()

    with pytest.raises(Refusal, match=rf"  {noun} “.*cannot be taken out of use: 1 case that is not closed hangs"):
        applied(load("fengqing"))

    assert Practice.objects.get().pack == "small"
    assert not Area.objects.filter(code="fengqing").exists()


def test_a_level_with_open_cases_is_kept(small: Small) -> None:
    deeper = (
        "areas",
        "named:\n",
        "  - {key: lane, name: {zh: 巷, en: Lane}, depth: 4, held_by: worker}\nnamed:\n",
    )
    applied(load(str(small(deeper))))
    grid = Area.objects.get(code="east_one")
    keep_area(code="lane-1", name="示范巷", parent=grid, by=SYSTEM, now=NOW)
    register("lane-1")

    with pytest.raises(Refusal, match=r"level “巷” \(4\) cannot be taken out of use: 1 case that is not closed"):
        applied(load(str(small((deeper[0], deeper[2], deeper[1])))))


def test_an_area_in_which_a_station_stays_is_kept_until_the_station_has_another_place(small: Small) -> None:
    applied(load(str(small())))
    east = Area.objects.get(code="east_one")
    shed = keep_station(code="shed", name="示范棚", tier="point", area=east, by=SYSTEM, now=NOW)[0]
    without = next(edit for says, edit, _changes in CHANGES if says == "an area less")

    less = load(str(small(without)))

    with pytest.raises(Refusal) as refusal:
        applied(less)

    assert str(refusal.value) == (
        "Nothing was changed, because something would be left without a place:\n"
        "  area “示范网格一” (east_one) cannot be taken out of use: The station “示范棚” (shed) stands in it. "
        "Move it to an area that stays, or take it out of use."
    )
    assert Area.objects.get(code="east_one").active

    retire_station(station=shed, by=SYSTEM, now=NOW)
    applied(less)
    assert not Area.objects.get(code="east_one").active


@pytest.mark.parametrize("name", practices())
def test_another_practice_replaces_one_without_open_cases(small: Small, name: str) -> None:
    applied(load("zhangshu-zhangjiashan" if name != "zhangshu-zhangjiashan" else str(small())))
    pack = load(name)

    applied(pack)

    assert told(plan(pack)) == []
    root = pack.areas.named[0].key
    assert list(Area.objects.filter(depth=1, active=True).values_list("code", flat=True)) == [root]
    assert [level.key for level in Level.objects.order_by("depth")] == [level.key for level in pack.areas.levels]
    assert set(Role.objects.filter(active=True).values_list("key", flat=True)) == {
        role.key for role in pack.people.roles
    }


def test_areas_and_organisations_entered_at_the_desk_stay(small: Small) -> None:
    pack = load(str(small()))
    applied(pack)
    east = Area.objects.get(code="east")
    people.keep_organisation(code="x-1", kind="branch", name="示范村06组织", area=east, by=SYSTEM, now=NOW)

    assert told(plan(pack)) == []


def test_rules_keep_the_place_and_the_switch_that_the_desk_gave_them(small: Small) -> None:
    pack = load(str(small()))
    applied(pack)
    lamps = Rule.objects.get(key="lamps")
    branch = Organisation.objects.get(code="east_branch")
    cases.add_rule(name="坑洼", words=["坑洼"], organisation_id=branch.pk, by=SYSTEM, now=NOW)
    cases.move_rule(rule=lamps, by=SYSTEM, now=NOW, seen=1, way=DOWN)
    cases.switch_rule(rule=lamps, by=SYSTEM, now=NOW, seen=2, on=False)

    assert told(plan(pack)) == []
    words = ("routing", "words: [路灯]", "words: [路灯, 灯不亮]")
    applied(load(str(small(words))))
    assert list(Rule.objects.values_list("name", "order", "switched_on", "words")) == [
        ("坑洼", 1, True, ["坑洼"]),
        ("路灯直送村里", 2, False, ["路灯", "灯不亮"]),
    ]


def test_a_rule_no_longer_in_the_pack_goes_and_one_made_at_the_desk_stays(small: Small) -> None:
    applied(load(str(small())))
    branch = Organisation.objects.get(code="east_branch")
    cases.add_rule(name="坑洼", words=["坑洼"], organisation_id=branch.pk, by=SYSTEM, now=NOW)
    path = small() / "routing.yaml"
    path.write_text("rules: []\n")
    without = load(str(path.parent))

    assert told(applied(without)) == [("retire", "routing rule", "lamps")]
    assert list(Rule.objects.filter(active=True).values_list("name", "order")) == [("坑洼", 1)]


def test_a_rung_nobody_named_is_taken_out_of_use(small: Small) -> None:
    pack = load(str(small()))
    applied(pack)
    keep_rung(key="odd", order=9, name="多余", name_en="Odd", by=SYSTEM, now=NOW)

    assert told(applied(pack)) == [("retire", "level of the ladder", "odd")]
