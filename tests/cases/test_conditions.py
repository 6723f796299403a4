"""What a rule asks and finds: plain values, no rows."""

import pytest

from linli.cases.conditions import Conditions, Facts

FACTS = Facts("門口的路灯不亮了，3号楼", "lamp", ("district", "street", "north"), "portal", "normal")

FOUND = [
    (Conditions(), {}),
    (Conditions(categories=frozenset({"lamp", "noise"})), {"category": "lamp"}),
    (Conditions(area=("district", "street")), {"area": "street"}),
    (Conditions(words=("燃气", "路灯", "门口")), {"words": ["路灯", "门口"]}),
    (Conditions(words=("３号",)), {"words": ["３号"]}),
    (Conditions(channels=frozenset({"portal"}), urgency="normal"), {"channel": "portal", "urgency": "normal"}),
]
MISSED = [
    Conditions(categories=frozenset({"noise"})),
    Conditions(area=("district", "street", "south")),
    Conditions(words=("燃气", "漏水")),
    Conditions(channels=frozenset({"window"})),
    Conditions(urgency="urgent"),
    Conditions(words=("路灯",), urgency="urgent"),
]


@pytest.mark.parametrize(("conditions", "because"), FOUND)
def test_what_holds_is_said_with_what_holds_it(conditions: Conditions, because: dict[str, object]) -> None:
    assert conditions.found(FACTS) == because


@pytest.mark.parametrize("conditions", MISSED)
def test_one_condition_that_does_not_hold_is_enough(conditions: Conditions) -> None:
    assert conditions.found(FACTS) is None


def test_a_case_without_a_category_meets_no_rule_about_categories() -> None:
    unknown = Facts("路灯", None, ("district",), "portal", "normal")
    assert Conditions(categories=frozenset({0, "lamp"})).found(unknown) is None


LAMP = Conditions(categories=frozenset({"lamp", "noise"}), area=("district",), words=("路灯",))
COVERED = [
    (Conditions(), LAMP, True),
    (LAMP, LAMP, True),
    (LAMP, Conditions(), False),
    (LAMP, Conditions(frozenset({"lamp"}), ("district", "street"), ("路灯不亮", "北路灯")), True),
    (LAMP, Conditions(frozenset({"lamp", "roads"}), ("district",), ("路灯",)), False),
    (LAMP, Conditions(frozenset({"lamp"}), ("district",), ("路灯", "燃气")), False),
    (LAMP, Conditions(frozenset({"lamp"}), ("district",)), False),
    (Conditions(words=("gas",)), Conditions(words=("gas leak",)), True),
    (Conditions(words=("gas",)), Conditions(words=("gasoline",)), False),
    (Conditions(urgency="urgent"), Conditions(urgency="normal"), False),
    (Conditions(channels=frozenset({"portal", "window"})), Conditions(channels=frozenset({"portal"})), True),
    (Conditions(channels=frozenset({"portal"})), Conditions(), False),
]


@pytest.mark.parametrize(("first", "second", "takes_all"), COVERED)
def test_a_rule_takes_all_of_a_narrower_one(first: Conditions, second: Conditions, takes_all: bool) -> None:
    assert first.takes_all(second) is takes_all
