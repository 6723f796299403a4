"""What each practice says of points gives the figures of its own document (requirements E8, E16, J5, P11, P12, Z6)."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.utils.translation import override

from linli.catalogue import actions as catalogue
from linli.catalogue.models import Practice
from linli.catalogue.tables import tables
from linli.journal.actions import SYSTEM
from linli.packs.check import load
from linli.points import actions, rules
from linli.points.models import Holder
from linli.points.practice import Points, points
from linli.points.words import Source, State
from linli.residents.models import Household
from tests.cast import NOW, Account, Cast, account
from tests.residents.conftest import open_file as open_file

TODAY = date(2026, 11, 18)
ERQI, ZHONGJIE, ZHANGJIASHAN = "zhengzhou-erqi", "kongtong-zhongjie", "zhangshu-zhangjiashan"
Practise = Callable[[str], Points]


@pytest.fixture
def practise(cast: Cast) -> Practise:
    """Have the practice's points as its pack says them."""

    def say(pack: str) -> Points:
        kept = Practice.objects.get()
        names = ("pack", "title", "title_en", "locality", "locality_en", "channels", "office_hours")
        settings = {**kept.settings, "points": load(pack).points.model_dump(mode="json")}
        catalogue.keep_practice(**{name: getattr(kept, name) for name in names}, settings=settings, by=SYSTEM, now=NOW)
        tables.expire()
        return points()

    return say


@pytest.fixture
def checker(cast: Cast) -> Account:
    """Somebody else who checks."""
    return account("checker", "复核员 01", cast.street_office, "dispatcher", cast.street)


@pytest.fixture
def household(cast: Cast, open_file: Callable[..., Household]) -> Household:
    return open_file()


def worked(holder: Holder, minutes: int, *, day: int = 0, source: Source = Source.TASK, **more: object) -> int:
    """What so many minutes, or one thing elsewhere, earn on a day, so many days ago."""
    rule = points().rule_for(source, str(more.get("sort", "")))
    assert rule is not None
    number = Holder.objects.get(pk=holder.pk).lines + 100 * day + 1
    on = TODAY - timedelta(days=day)
    came = actions.Came(source=source, source_id=number, event=number, on=on, minutes=minutes, **more)
    made = actions.earn(holder, rule, came, now=NOW)
    return made.amount if made else 0


def deed(
    holder: Holder, rule: str, cast: Cast, checker: Account, *, day: int = 0, effect: str = "", minutes: int = 0
) -> int:
    """What a deed earns that one keeper proposes and another checks."""
    on = TODAY - timedelta(days=day)
    good = actions.Good(rule=rule, on=on, words="邻居看见", effect=effect, minutes=minutes)
    made = actions.propose(good, holder=holder, by=cast.dispatcher, now=NOW)
    if made.state == State.PROPOSED:
        actions.agree(earning=made, by=checker, now=NOW)
    return made.amount


def missing(said: Points, holder: Holder) -> dict[str, int]:
    """Threshold or grade -> how many points are missing still."""
    earned = Holder.objects.get(pk=holder.pk).earned
    return {each.key: max(each.value - earned, 0) for each in (*said.thresholds, *said.grades)}


def test_in_erqi_an_applicant_reaches_the_thirty_points_of_an_activist_by_fifteen_hours(
    practise: Practise, household: Household, checker: Account
) -> None:
    said = practise(ERQI)
    holder = actions.open_account(household, by=SYSTEM, now=NOW)
    assert [(each.key, each.value) for each in said.thresholds] == [("activist", 30)]
    # Two points an hour: fewer than five are booked at once, so that fifteen hours of one each are 30 points.
    assert [worked(holder, 60, day=day) for day in range(14)] == [2] * 14
    assert missing(said, holder)["activist"] == 2
    assert worked(holder, 60, day=14) == 2
    assert missing(said, holder)["activist"] == 0
    assert Holder.objects.get().balance == 30


def test_in_erqi_points_are_time_by_effect_by_kind_no_more_than_a_day_has(
    practise: Practise, household: Household, cast: Cast, checker: Account
) -> None:
    said = practise(ERQI)
    holder = actions.open_account(household, by=SYSTEM, now=NOW)
    hours = said.rule_for(Source.TASK)
    assert hours is not None
    assert [
        rules.worth(hours, minutes=90, per_cent=said.effect(each)) for each in ("", "usual", "good", "excellent")
    ] == [
        3,
        3,
        4,
        5,
    ]
    assert deed(holder, "hours_by_hand", cast, checker, minutes=120, effect="excellent") == 6
    assert [deed(holder, each, cast, checker, day=1) for each in ("urgent", "good_deed")] == [6, 2]
    assert [deed(holder, "good_deed", cast, checker, day=2) for _time in range(3)] == [2, 2, 2]
    assert worked(holder, 24 * 60, day=3) == 16
    assert worked(holder, 60, day=3) == 0
    assert [worked(holder, 0, day=4, source=each) for each in (Source.WISH, Source.COMMITMENT, Source.PROPOSAL)] == [
        3,
        3,
        5,
    ]


def test_in_erqi_rewards_are_graded_newspapers_and_health_checks(practise: Practise) -> None:
    said = practise(ERQI)
    with override("zh-hans"):
        said = points()
        assert [(each.name, each.cost, each.grade) for each in said.rewards] == [
            ("日用品（爱心超市）", 10, ""),
            ("订阅报刊一季", 30, "three_star"),
            ("免费体检一次", 80, "four_star"),
        ]
        stars = [said.grade(earned) for earned in (49, 50, 99, 100, 200)]
    assert [each.key if each else None for each in stars] == [
        None,
        "three_star",
        "three_star",
        "four_star",
        "five_star",
    ]
    assert (said.months, said.warn_days, said.public_ranking) == (24, 30, True)


def test_in_zhongjie_good_deeds_are_kept_in_the_moral_bank_and_never_expire(
    practise: Practise, household: Household, cast: Cast, checker: Account
) -> None:
    said = practise(ZHONGJIE)
    holder = actions.open_account(household, by=SYSTEM, now=NOW)
    with override("zh-hans"):
        assert (points().name, points().account) == ("道德积分", "道德银行")
    deeds = {"neighbours": 5, "old_and_weak": 8, "mediation": 8, "tidy": 3}
    assert {rule: deed(holder, rule, cast, checker) for rule in deeds} == deeds
    assert deed(holder, "neighbours", cast, checker, day=1, effect="brave") == 10
    assert deed(holder, "tidy", cast, checker, day=1, effect="well_said") == 5
    assert worked(holder, 0, day=1, source=Source.WISH) == 5
    held = Holder.objects.get()
    assert (held.earned, missing(said, holder)) == (39, {"copper": 11, "silver": 111, "gold": 261})
    assert said.months is None
    assert actions.expire_due(now=NOW + timedelta(days=3650)) == 0


def test_in_zhongjie_nothing_is_booked_by_one_alone(practise: Practise, household: Household, cast: Cast) -> None:
    practise(ZHONGJIE)
    holder = actions.open_account(household, by=SYSTEM, now=NOW)
    good = actions.Good(rule="tidy", on=TODAY, words="邻居看见")
    assert actions.propose(good, holder=holder, by=cast.dispatcher, now=NOW).state == State.PROPOSED


def test_in_zhangjiashan_a_proposal_carried_out_earns_its_official_bonus_points(
    practise: Practise, cast: Cast, checker: Account
) -> None:
    said = practise(ZHANGJIASHAN)
    own = actions.open_account(cast.officer.person, by=SYSTEM, now=NOW)
    assert worked(own, 0, source=Source.PROPOSAL, by=checker.pk) == 5
    assert worked(own, 150, day=1, sort="claimed") == 3
    assert deed(own, "meeting", cast, checker, day=2) == 3
    assert (said.rewards, said.grades, said.thresholds, said.months) == ((), (), (), None)  # nothing is given for them


@pytest.mark.parametrize(
    ("pack", "why"),
    [
        ("fengqing", "本地做法没有积分安排，志愿服务按时长记录。"),
        ("zhongmu-qingnianlu", "本地不设积分，先锋岗实行星级评定。"),  # Z6
    ],
)
def test_where_the_document_has_no_points_there_are_none_and_the_practice_says_why(
    practise: Practise, pack: str, why: str
) -> None:
    with override("zh-hans"):
        said = practise(pack)
    assert (said.offered, said.why, said.rules) == (False, why, ())


@pytest.mark.parametrize("pack", [ERQI, ZHONGJIE, ZHANGJIASHAN])
def test_every_kind_of_task_of_the_practice_earns_something(practise: Practise, pack: str) -> None:
    said = practise(pack)
    kinds = [each.key for each in load(pack).tasks.kinds]
    assert kinds
    for kind in kinds:
        rule = said.rule_for(Source.TASK, kind)
        assert rule is not None and rule.hourly and rules.worth(rule, minutes=60, per_cent=100) == rule.points
