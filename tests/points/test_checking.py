"""Proposing, checking by a second person, taking back."""

from datetime import timedelta

import pytest

from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.journal.actions import SYSTEM
from linli.journal.models import Event
from linli.notify.models import Notice
from linli.points import actions, rules
from linli.points.models import Earning, Holder
from linli.points.practice import points
from linli.points.words import Source, State
from tests.cast import NOW
from tests.points.conftest import TODAY
from tests.portal.conftest import picture


def balance(holder: Holder) -> int:
    holder.refresh_from_db()
    return holder.balance


def test_a_good_deed_waits_for_somebody_else_and_is_booked_then(cast, holder, proposed, checker):
    earning = proposed(effect="good")
    assert (earning.state, earning.amount, balance(holder)) == (State.PROPOSED, 15, 0)
    with pytest.raises(NotAllowed, match="You proposed these points"):
        actions.agree(earning=earning, by=cast.dispatcher, now=NOW)
    with pytest.raises(NotAllowed, match="Your posts do not include “Check proposed points"):
        actions.agree(earning=earning, by=cast.officer, now=NOW)
    done = actions.agree(earning=earning, by=checker, now=NOW)
    assert (done.state, done.checked_by, done.entry.kind, balance(holder)) == (State.BOOKED, checker, "earned", 15)
    with pytest.raises(WrongState, match="This is now “Booked”"):
        actions.agree(earning=earning, by=checker, now=NOW)
    assert [each.kind for each in Event.objects.filter(subject_type="earning").order_by("seq")] == [
        "earning.proposed",
        "earning.booked",
    ]


def test_less_than_the_practices_figure_is_booked_at_once(holder, proposed):
    earning = proposed(rule="small_deed")
    assert (earning.state, earning.checked_by, balance(holder)) == (State.BOOKED, None, 2)


def test_nobody_checks_their_own_points_nor_books_them_alone(cast, practice, proposed, checker):
    own = actions.open_account(checker.person, by=SYSTEM, now=NOW)
    earning = proposed(holder=own, by=checker, rule="small_deed")
    assert earning.state == State.PROPOSED
    other = proposed(holder=own)
    with pytest.raises(NotAllowed, match="These are your own points"):
        actions.agree(earning=other, by=checker, now=NOW)


def test_the_same_form_sent_twice_is_one(proposed):
    earning = proposed()
    again = proposed(key=earning.key)
    assert (again, Earning.objects.count()) == (earning, 1)


@pytest.mark.parametrize(
    ("more", "field", "sentence"),
    [
        ({"words": " "}, "words", "Say what was done and how you know"),
        ({"on": TODAY + timedelta(days=1)}, "on", "This day is yet to come."),
        ({"on": TODAY - timedelta(days=400)}, "on", "more than a year ago"),
        ({"rule": "task"}, "rule", "come by themselves"),
        ({"rule": "nothing"}, "rule", "Choose what it is for"),
        ({"rule": "hours_by_hand"}, "minutes", "Say how many minutes"),
        ({"effect": "splendid"}, "effect", "Choose one from the list."),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(proposed, more, field, sentence):
    with pytest.raises(Refusal, match=sentence) as refused:
        proposed(**more)
    assert (refused.value.field, Earning.objects.count()) == (field, 0)


def test_whoever_keeps_no_points_there_proposes_none(cast, proposed):
    with pytest.raises(NotAllowed, match="Propose points, keep rewards"):
        proposed(by=cast.outsider)


def test_a_rule_earns_no_more_than_so_much_on_one_day(proposed):
    assert [proposed().amount, proposed().amount, proposed().amount] == [10, 10, 5]
    with pytest.raises(Refusal, match="earns no more points on that day"):
        proposed()
    assert proposed(on=TODAY - timedelta(days=1)).amount == 10


@pytest.mark.parametrize(
    ("rule", "minutes", "per_cent", "worth"),
    [
        ("good_deed", 0, 100, 10),
        ("good_deed", 0, 150, 15),
        ("hours_by_hand", 90, 100, 9),
        ("task", 15, 100, 1),
        ("task", 14, 100, 1),
        ("task", 75, 100, 3),
        ("task", 74, 100, 2),
        ("patrol", 60, 50, 2),
    ],
)
def test_points_are_time_by_effect_by_kind_with_halves_rounded_up(practice, rule, minutes, per_cent, worth):
    assert rules.worth(points().rule(rule), minutes=minutes, per_cent=per_cent) == worth


def test_a_picture_is_kept_with_what_it_shows(proposed, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    earning = proposed(photos=[picture().read(), picture().read()])
    assert earning.photos.count() == 1  # the same picture twice is one


def test_what_is_not_agreed_to_says_why_and_books_nothing(cast, holder, proposed, checker):
    earning = proposed()
    with pytest.raises(Refusal, match="Say why"):
        actions.refuse(earning=earning, words=" ", by=checker, now=NOW)
    assert actions.refuse(earning=earning, words="照片不是这里", by=checker, now=NOW).state == State.REFUSED
    assert balance(holder) == 0
    with pytest.raises(WrongState):
        actions.take_back(earning=earning, words="x", by=checker, now=NOW)
    [notice] = Notice.objects.filter(account=cast.dispatcher)
    assert "照片不是这里" in notice.subject and holder.who in notice.subject
    assert notice.link == f"/desk/points/proposed/{earning.pk}/"


def test_whoever_confirmed_hours_hears_that_their_points_were_refused_without_a_page_they_may_not_see(
    cast, holder, practice, checker
):
    came_of = came(minutes=240, by=cast.officer.pk)
    earning = actions.earn(holder, points().rule_for(Source.TASK), came_of, now=NOW)
    actions.refuse(earning=earning, words="时长与签到不符", by=checker, now=NOW)
    notice = Notice.objects.get(account=cast.officer)
    assert "时长与签到不符" in notice.subject and notice.link == ""


def test_what_is_taken_back_is_booked_back_once(holder, earned, checker):
    earning = actions.take_back(earning=earned(), words="记错了户", by=checker, now=NOW)
    assert (earning.state, balance(holder), holder.earned) == (State.TAKEN_BACK, 0, 0)
    with pytest.raises(WrongState, match="This is now “Taken back”"):
        actions.take_back(earning=earning, words="记错了户", by=checker, now=NOW)


def test_what_is_spent_already_waits_until_there_is_enough_and_nothing_is_redeemed_meanwhile(
    holder, earned, redeemed, reward, checker
):
    earning = earned()
    redeemed()
    waiting = actions.take_back(earning=earning, words="记错了户", by=checker, now=NOW)
    assert (waiting.state, balance(holder), rules.owed(holder)) == (State.OWED, 2, 10)
    assert actions.settle_owed(now=NOW) == 0
    more = earned(words="又一件好事")
    earning.refresh_from_db()
    assert (earning.state, more.state, balance(holder), holder.earned) == (State.TAKEN_BACK, State.BOOKED, 2, 10)
    with pytest.raises(Refusal, match="the account has 2 that can be redeemed"):
        redeemed()


def came(**more):
    usual = {"source": Source.TASK, "source_id": 7, "event": 100, "on": TODAY, "minutes": 120}
    return actions.Came(**{**usual, **more})


def test_what_is_earned_elsewhere_is_proposed_once(holder, practice):
    rule = points().rule_for(Source.TASK)
    first = actions.earn(holder, rule, came(), now=NOW)
    assert (first.amount, first.state) == (4, State.BOOKED)
    assert actions.earn(holder, rule, came(), now=NOW) is None
    assert actions.earn(holder, rule, came(event=101), now=NOW) is None  # the same hours confirmed again
    assert [each.state for each in actions.take_back_from(source=Source.TASK, source_id=7, now=NOW)] == ["taken_back"]
    assert actions.take_back_from(source=Source.TASK, source_id=7, now=NOW) == []
    assert actions.earn(holder, rule, came(event=100), now=NOW) is None  # an old event read again
    assert actions.earn(holder, rule, came(event=102, minutes=60), now=NOW).amount == 2
    assert balance(holder) == 2


def test_whoever_confirmed_the_hours_does_not_check_the_points(cast, holder, practice, checker):
    earning = actions.earn(holder, points().rule_for(Source.TASK), came(minutes=240, by=checker.pk), now=NOW)
    assert (earning.amount, earning.state) == (8, State.PROPOSED)
    with pytest.raises(NotAllowed, match="or confirmed the hours"):
        actions.agree(earning=earning, by=checker, now=NOW)
    assert actions.agree(earning=earning, by=cast.dispatcher, now=NOW).state == State.BOOKED


def test_a_rule_for_a_kind_of_task_comes_before_the_one_for_any(practice):
    said = points()
    assert [said.rule_for(Source.TASK, kind).key for kind in ("patrol", "cleaning")] == ["patrol", "task"]
    assert said.rule_for("nothing") is None
