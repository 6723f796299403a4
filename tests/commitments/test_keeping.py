"""A promise from its writing to its being struck off: concrete, countable, dated (E9)."""

from datetime import date, datetime

import pytest

from linli.commitments import actions
from linli.commitments.models import Commitment, Evidence, Progress
from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.journal.models import Event
from tests.at_once import both
from tests.cast import NOW, SHANGHAI
from tests.commitments.conftest import DUE

AFTER = datetime(2026, 12, 1, 9, tzinfo=SHANGHAI)


def told(commitment):
    mine = Event.objects.filter(subject_type="commitment", subject_id=commitment.pk).order_by("seq")
    return list(mine.values_list("kind", flat=True))


def test_a_promise_is_published_at_once_by_whoever_keeps_them_and_once(cast, secretary, promised, english):
    said = promised()
    made = actions.promise(said, by=secretary, now=NOW)
    assert actions.promise(said, by=secretary, now=NOW) == made
    made.refresh_from_db()
    assert (made.state, made.area, made.kind, made.origin) == ("open", cast.north, "deed", "own")
    assert made.due_at == datetime(2026, 12, 1, tzinfo=SHANGHAI)
    assert made.amber_at == made.next_look_at == datetime(2026, 11, 25, tzinfo=SHANGHAI)
    assert told(made) == ["commitment.written", "commitment.published"]


@pytest.mark.parametrize(
    ("more", "field", "sentence"),
    [
        ({"text": "努力"}, "text", "Say concretely what will be done, so that anybody can see whether it was."),
        ({"target": None}, "target", "Say how many, or leave the unit out as well."),
        ({"target": 0}, "target", "Between 1 and 10000000."),
        ({"unit": ""}, "unit", "Say of what: households, lamps, visits …"),
        ({"due_on": date(2026, 11, 17)}, "due_on", "This day is past. Promise it for a day to come."),
        ({"due_on": date(2028, 1, 1)}, "due_on", "That is too far ahead: 2027-12-23 at the latest."),
        ({"kind": "wish"}, "kind", "Choose one from the list."),
    ],
)
def test_what_is_not_concrete_countable_and_dated_is_refused(secretary, promised, english, more, field, sentence):
    with pytest.raises(Refusal) as refused:
        actions.promise(promised(**more), by=secretary, now=NOW)
    assert (refused.value.field, str(refused.value)) == (field, sentence)
    assert Commitment.objects.count() == 0


def test_a_member_promises_for_themselves_and_waits_for_somebody_to_publish_it(cast, secretary, promised, english):
    own = promised(person=cast.north_worker.person, text="每周看望两位独居老人", target=None, unit="")
    made = actions.promise(own, by=cast.north_worker, now=NOW)
    assert (made.state, made.next_look_at) == ("written", None)
    with pytest.raises(NotAllowed, match=r"^Your posts do not include “Write and publish commitments” here"):
        actions.publish(commitment=made, seen=1, by=cast.north_worker, now=NOW)
    with pytest.raises(NotAllowed, match=r"^You can promise for yourself, in the name of an organisation you serve in"):
        actions.promise(promised(person=secretary.person), by=cast.north_worker, now=NOW)
    changed = actions.change(own, commitment=made, seen=1, by=cast.north_worker, now=NOW)
    published = actions.publish(commitment=changed, seen=2, by=secretary, now=NOW)
    assert (published.state, published.published_at) == ("open", NOW)
    with pytest.raises(WrongState, match=r"^This is now “Promise open”, so “Word it otherwise” is no longer possible"):
        actions.change(own, commitment=published, seen=3, by=secretary, now=NOW)


def test_what_a_meeting_decided_is_promised_by_it(cast, promised):
    case = cast.case()
    said = promised(organisation=cast.works, case=case, origin="decision")
    made = actions.promise(said, by=cast.north_worker, now=NOW)
    assert (made.state, made.origin, made.case) == ("open", "decision", case)
    assert actions.promise(promised(case=case), by=cast.dispatcher, now=NOW).origin == "case"


def test_progress_is_counted_up_and_shown_by_photos(cast, secretary, promise, picture, english):
    made = promise()
    kept = actions.report(
        commitment=made, words="先装了八盏", count=8, photos=[picture, picture], seen=2, by=secretary, now=NOW
    )
    assert (kept.done, kept.per_cent, Evidence.objects.count()) == (8, 40, 1)
    said = {"commitment": kept, "words": "又装了", "by": secretary, "now": NOW}
    with pytest.raises(Refusal, match=r"^Count all that is done since it was promised: 8 or more"):
        actions.report(**said, count=7, seen=3)
    with pytest.raises(WrongState, match=r"^Somebody changed this promise while you were looking at it"):
        actions.report(**said, count=9, seen=2)
    with pytest.raises(NotAllowed, match=r"^This is not your promise"):
        actions.report(**{**said, "by": cast.outsider}, count=9, seen=3)
    with pytest.raises(Refusal, match=r"^20 盏 were promised, 8 are done"):
        actions.finish(**said, seen=3)
    assert Progress.objects.get().words == "先装了八盏"


def test_it_is_struck_off_by_somebody_else_and_kept(cast, secretary, promise, done, english):
    finished = done(promise())
    said = {"commitment": finished, "words": "现场数过，二十盏", "seen": finished.version, "now": AFTER}
    with pytest.raises(NotAllowed, match=r"^Your posts do not include “Strike commitments off” here"):
        actions.strike_off(**said, by=secretary)
    with pytest.raises(Refusal, match=r"^Say what you looked at"):
        actions.strike_off(**{**said, "words": " "}, by=cast.dispatcher)
    kept = actions.strike_off(**said, by=cast.dispatcher)
    assert (kept.state, kept.ended_by, kept.next_look_at) == ("kept", cast.dispatcher, None)
    assert told(kept)[-2:] == ["commitment.finished", "commitment.kept"]


def test_what_was_done_after_its_day_is_late_however_early_it_is_struck_off(cast, promise, done):
    finished = done(promise(), now=AFTER)
    kept = actions.strike_off(commitment=finished, words="看过", seen=finished.version, by=cast.dispatcher, now=AFTER)
    assert (kept.state, told(kept)[-1]) == ("late", "commitment.late")


def test_nobody_strikes_off_what_they_or_their_organisation_promised(cast, secretary, promised, done, english):
    sentence = r"^Nobody strikes off their own promise"
    own = promised(organisation=cast.street_office)
    finished = done(actions.promise(own, by=cast.dispatcher, now=NOW), by=cast.dispatcher)
    with pytest.raises(NotAllowed, match=sentence):
        actions.strike_off(commitment=finished, words="看过", seen=finished.version, by=cast.dispatcher, now=NOW)
    theirs = actions.promise(promised(due_on=date(2026, 12, 1)), by=secretary, now=NOW)
    for_them = done(theirs, by=cast.dispatcher)
    with pytest.raises(NotAllowed, match=sentence):
        actions.strike_off(commitment=for_them, words="看过", seen=for_them.version, by=cast.dispatcher, now=NOW)
    waiting = Commitment.objects.to_strike_off(cast.dispatcher)
    assert list(waiting) == []


def test_it_is_sent_back_and_its_clock_goes_on(cast, promise, done):
    finished = done(promise())
    back = actions.send_back(
        commitment=finished, words="只亮了十八盏", count=18, seen=finished.version, by=cast.dispatcher, now=NOW
    )
    assert (back.state, back.done, back.finished_by, back.next_look_at) == ("open", 18, None, back.amber_at)


def test_broken_only_after_its_day_and_released_with_a_reason(cast, promise, english):
    made, other = promise(), promise(text="修好活动室的门窗")
    said = {"commitment": made, "words": "没有经费", "seen": 2, "by": cast.dispatcher}
    with pytest.raises(Refusal, match=r"^Its last day has not come yet"):
        actions.put_down_as_broken(**said, now=NOW)
    assert actions.put_down_as_broken(**said, now=AFTER).state == "broken"
    with pytest.raises(Refusal, match=r"^Say why it can no longer be done"):
        actions.release(commitment=other, words="", seen=2, by=cast.dispatcher, now=NOW)
    freed = actions.release(commitment=other, words="活动室拆迁", seen=2, by=cast.dispatcher, now=NOW)
    assert (freed.state, freed.next_look_at, Progress.objects.get(what="release").words) == (
        "released",
        None,
        "活动室拆迁",
    )


@pytest.mark.django_db(transaction=True)
def test_two_strike_it_off_at_once_and_it_happens_once(cast, promise, done):
    finished = done(promise())
    said = {"commitment": finished, "words": "看过", "seen": finished.version, "by": cast.dispatcher, "now": NOW}
    refused = both(lambda: actions.strike_off(**said), lambda: actions.strike_off(**said))
    assert refused == [
        "This is now “Promise kept”, so “Strike it off” is no longer possible. Reload the page to see what is."
    ]
    assert (told(finished).count("commitment.kept"), Progress.objects.filter(what="strike_off").count()) == (1, 1)


def test_what_is_not_published_is_seen_by_whose_it_is_and_who_publishes(cast, secretary, promised, promise):
    promise()
    own = promised(person=cast.north_worker.person, text="每周看望两位独居老人")
    waiting = actions.promise(own, by=cast.north_worker, now=NOW)
    seen = {who: Commitment.objects.visible_to(getattr(cast, who)).count() for who in ("north_worker", "south_worker")}
    assert seen == {"north_worker": 2, "south_worker": 1}
    assert list(Commitment.objects.to_publish(secretary)) == [waiting]
    assert [each.due_on for each in Commitment.objects.published()] == [DUE]
