"""Amber before the last day, the practice's own chain of supervision after it, broken where the practice says when."""

from datetime import datetime, timedelta

from linli.commitments import actions
from linli.commitments.turn import COMMITMENTS
from linli.commitments.words import Light
from linli.journal.models import Event
from linli.journal.sweeping import sweep
from tests.cast import NOW, SHANGHAI
from tests.commitments.conftest import keep_section


def at(month, day, hour=0, minute=1):
    return datetime(2026, month, day, hour, minute, tzinfo=SHANGHAI)


def told():
    happened = Event.objects.filter(subject_type="commitment").exclude(kind__in=["commitment.written"])
    return [(kind, data.get("up")) for kind, data in happened.order_by("seq").values_list("kind", "data")]


def test_it_goes_from_green_over_amber_to_red_and_up_the_chain(promise):
    made = promise()
    lights = [made.light(each) for each in (NOW, at(11, 25), at(12, 1))]
    assert lights == [Light.GREEN, Light.AMBER, Light.RED]
    assert sweep(COMMITMENTS, now=at(11, 24)) == 0
    for moment in (at(11, 25), at(12, 1), at(12, 4), at(12, 10), at(12, 30), at(12, 31)):
        sweep(COMMITMENTS, now=moment)
    assert told() == [
        ("commitment.published", None),
        ("commitment.amber", None),
        ("commitment.urged", 0),
        ("commitment.supervised", 1),
        ("commitment.circulated", 2),
        ("commitment.listed", 3),
    ]
    made.refresh_from_db()
    assert (made.state, made.supervision, made.next_look_at) == ("open", "listed", None)


def test_a_worker_that_was_away_does_each_step_once_and_never_two_stages_on_each_others_heels(promise):
    promise()
    assert sweep(COMMITMENTS, now=at(12, 20)) == 1
    assert told()[1:] == [("commitment.amber", None), ("commitment.urged", 0)]
    assert sweep(COMMITMENTS, now=at(12, 20) + timedelta(seconds=5)) == 0


def test_what_is_done_is_supervised_no_further_and_goes_on_when_it_is_sent_back(cast, promise, done):
    finished = done(promise())
    assert sweep(COMMITMENTS, now=at(12, 20)) == 0
    actions.send_back(commitment=finished, words="还差两盏", seen=finished.version, by=cast.dispatcher, now=at(12, 20))
    assert sweep(COMMITMENTS, now=at(12, 20)) == 1
    assert told()[-1] == ("commitment.urged", 0)


def test_where_the_practice_says_when_it_counts_as_broken_by_itself(promise):
    keep_section(broken_after=30)
    made = promise()
    for moment in (at(12, 1), at(12, 3), at(12, 10), at(12, 20), at(12, 30), at(12, 31)):
        sweep(COMMITMENTS, now=moment)
    made.refresh_from_db()
    assert (made.state, made.ended_by, told()[-1][0]) == ("broken", None, "commitment.broken")


def test_a_sweep_costs_what_is_due_and_not_what_is_kept(promise, django_assert_num_queries):
    for number in range(3):
        promise(text=f"安装路灯第{number}批")
    with django_assert_num_queries(3):  # one look, within its savepoint; nothing is due
        sweep(COMMITMENTS, now=NOW)
