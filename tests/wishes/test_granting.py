"""A wish from its coming in to its thanks: checked, published, claimed by exactly one, fulfilled (P11)."""

from datetime import date, timedelta

import pytest

from linli.core.refusal import NotAllowed, Refusal, WrongState
from linli.journal.actions import RESIDENT
from linli.journal.models import Event
from linli.journal.sweeping import sweep
from linli.notify.models import Notice
from linli.volunteers import actions as volunteering
from linli.wishes import actions
from linli.wishes.actions import Claimer
from linli.wishes.clocks import WISHES
from linli.wishes.models import MicroWish, WishPhoto
from tests.at_once import both
from tests.cast import NOW

LATER = NOW + timedelta(days=1)


def told(wish):
    mine = Event.objects.filter(subject_type="microwish", subject_id=wish.pk).order_by("seq")
    return list(mine.values_list("kind", flat=True))


def test_a_wish_goes_the_whole_way(cast, wished, volunteer, picture, english):
    said = wished()
    made = actions.submit(said, by=RESIDENT, now=NOW)
    assert actions.submit(said, by=RESIDENT, now=NOW) == made
    assert (made.state, made.shielded, Notice.objects.get().link) == ("submitted", False, made.get_absolute_url())
    put = actions.publish(wish=made, said="想要一个电水壶", cost=80, seen=1, by=cast.dispatcher, now=NOW)
    assert (put.state, put.shown_area, put.expires_at) == ("published", cast.street, NOW + timedelta(days=90))
    taken = actions.claim(wish=put, claimer=Claimer(volunteer=volunteer), by=RESIDENT, now=LATER)
    assert (taken.state, taken.volunteer, taken.fulfil_by) == ("claimed", volunteer, LATER + timedelta(days=15))
    done = actions.fulfil(
        wish=taken, words="水壶送到了", photos=[picture, picture], by=RESIDENT, volunteer=volunteer, now=LATER
    )
    assert (done.state, done.next_look_at, WishPhoto.objects.count()) == ("fulfilled", None, 1)
    thanked = actions.thank(wish=done, words="谢谢", by=RESIDENT, now=LATER)
    assert (thanked.thanked_at, thanked.on_behalf) == (LATER, False)
    with pytest.raises(WrongState, match=r"^Thanks were said already"):
        actions.thank(wish=thanked, words="谢谢", by=RESIDENT, now=LATER)
    assert told(made) == ["wish.submitted", "wish.published", "wish.claimed", "wish.fulfilled", "wish.thanked"]
    assert Event.objects.get(kind="wish.fulfilled").data == {
        "wish": made.pk,
        "thing": "goods",
        "cost": 80,
        "volunteer": volunteer.pk,
        "account": None,
        "organisation": None,
    }


@pytest.mark.parametrize(
    ("more", "field", "sentence"),
    [
        ({"asked": " "}, "asked", "Say what the wish is."),
        ({"cost": 301}, "cost", "A micro-wish costs 300 yuan at most. Wish for something smaller."),
        ({"wisher": "king"}, "wisher", "Choose one from the list."),
        ({"thing": "castle"}, "thing", "Choose one from the list."),
        ({"phone": ""}, "phone", "Give a telephone number: only whoever keeps the wishes sees it."),
    ],
)
def test_what_is_no_small_wish_is_refused(wish, english, more, field, sentence):
    with pytest.raises(Refusal) as refused:
        wish(**more)
    assert (refused.value.field, str(refused.value)) == (field, sentence)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("王桂花想要一个电水壶", "王桂花"),
        ("想要一个电水壶，打13800000009", "13800000009"),
        ("3号楼的老人想要一个电水壶", "3号楼"),
        ("送到幸福路3号楼402就行", "3号楼"),
        ("北社区的老人想要一个电水壶", "北社区"),
    ],
)
def test_words_that_tell_who_or_where_are_not_published(cast, wish, english, said, found):
    made = wish()
    with pytest.raises(Refusal) as refused:
        actions.publish(wish=made, said=said, cost=80, seen=1, by=cast.dispatcher, now=NOW)
    sentence = f"“{found}” tells who or where. Everybody reads these words: leave it out."
    assert (refused.value.field, str(refused.value)) == ("said", sentence)


def test_only_whoever_keeps_wishes_there_checks_them_and_a_decline_says_why(cast, wish, english):
    made = wish()
    with pytest.raises(NotAllowed, match=r"^Your posts do not include “Check micro-wishes and publish them” here"):
        actions.publish(wish=made, said="想要一个电水壶", cost=80, seen=1, by=cast.north_worker, now=NOW)
    with pytest.raises(Refusal, match=r"^Say why, and where else to turn"):
        actions.decline(wish=made, why="", seen=1, by=cast.dispatcher, now=NOW)
    gone = actions.decline(wish=made, why="请到民政窗口申请", seen=1, by=cast.dispatcher, now=NOW)
    assert (gone.state, gone.ended_at) == ("declined", NOW)
    with pytest.raises(WrongState, match=r"^This is now “Wish not taken on”"):
        actions.withdraw(wish=gone, by=RESIDENT, now=NOW)


def test_a_worker_writes_it_down_for_a_household_without_a_number(cast, wished, english):
    said = wished(phone="", wisher="old", key=wished().key)
    made = actions.submit(said, by=cast.north_worker, now=NOW)
    assert (made.by, made.shielded, made.phone) == (cast.north_worker, True, "")
    with pytest.raises(NotAllowed):
        actions.submit(wished(area=cast.grid_s1), by=cast.north_worker, now=NOW)


def test_claiming_again_ones_own_too_many_or_what_is_another_s_gets_a_sentence(
    cast, published, volunteer, volunteers, english
):
    first = published()
    actions.claim(wish=first, claimer=Claimer(volunteer=volunteer), by=RESIDENT, now=NOW)
    other = Claimer(account=cast.north_worker)
    for claimer, by, sentence in (
        (Claimer(volunteer=volunteer), RESIDENT, "You have claimed this wish already."),
        (other, cast.north_worker, "Somebody else claimed this wish a moment ago."),
    ):
        with pytest.raises(WrongState) as refused:
            actions.claim(wish=first, claimer=claimer, by=by, now=NOW)
        assert str(refused.value).startswith(sentence)
    own = published(phone=f" {volunteer.phone}")
    with pytest.raises(WrongState, match=r"^This is your own wish. Somebody else fulfils it"):
        actions.claim(wish=own, claimer=Claimer(volunteer=volunteer), by=RESIDENT, now=NOW)
    for _time in range(3):
        actions.claim(wish=published(), claimer=other, by=cast.north_worker, now=NOW)
    with pytest.raises(WrongState, match=r"^You have 3 wishes in hand. Fulfil one first"):
        actions.claim(wish=published(), claimer=other, by=cast.north_worker, now=NOW)
    office = Claimer(organisation=cast.works)
    with pytest.raises(NotAllowed, match=r"^You claim for yourself, or for an organisation in which you serve"):
        actions.claim(wish=published(), claimer=office, by=cast.north_worker, now=NOW)
    assert actions.claim(wish=published(), claimer=office, by=cast.officer, now=NOW).organisation == cast.works


def test_who_is_no_active_volunteer_claims_nothing(cast, published, joined, english):
    with pytest.raises(WrongState, match=r"^Only active volunteers can claim a wish"):
        actions.claim(wish=published(), claimer=Claimer(volunteer=joined(7)), by=RESIDENT, now=NOW)


@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_exactly_one_gets_it_and_the_other_a_sentence(cast, published, volunteer, english):
    put = published()
    refused = both(
        lambda: actions.claim(wish=put, claimer=Claimer(volunteer=volunteer), by=RESIDENT, now=NOW),
        lambda: actions.claim(wish=put, claimer=Claimer(account=cast.north_worker), by=cast.north_worker, now=NOW),
    )
    sentence = "Somebody else claimed this wish a moment ago. Choose another; every one of them waits for somebody."
    assert (refused, told(put).count("wish.claimed")) == ([sentence], 1)


@pytest.mark.django_db(transaction=True)
def test_one_volunteer_at_many_wishes_at_once_gets_no_more_than_three(cast, published, volunteer, english):
    wishes = [published() for _number in range(5)]

    def take(wish):
        return lambda: actions.claim(wish=wish, claimer=Claimer(volunteer=volunteer), by=RESIDENT, now=NOW)

    refused = both(*(take(each) for each in wishes))
    assert refused == ["You have 3 wishes in hand. Fulfil one first, or give one back."] * 2
    assert MicroWish.objects.filter(volunteer=volunteer).count() == 3


def test_it_is_given_back_with_a_reason_or_by_itself_when_the_time_is_over(cast, published, volunteer, english):
    taken = actions.claim(wish=published(), claimer=Claimer(volunteer=volunteer), by=RESIDENT, now=NOW)
    with pytest.raises(NotAllowed, match=r"^Somebody else claimed this wish; they say what becomes of it"):
        actions.give_back(wish=taken, why="不行", by=cast.north_worker, now=NOW)
    with pytest.raises(Refusal, match=r"^Say why, so that whoever keeps the wish can help"):
        actions.give_back(wish=taken, why="", by=RESIDENT, volunteer=volunteer, now=NOW)
    back = actions.give_back(wish=taken, why="要出差", by=RESIDENT, volunteer=volunteer, now=NOW)
    assert (back.state, back.volunteer, back.given_back, back.next_look_at) == ("published", None, 1, back.expires_at)
    again = actions.claim(wish=back, claimer=Claimer(account=cast.north_worker), by=cast.north_worker, now=NOW)
    assert sweep(WISHES, now=NOW + timedelta(days=14)) == 0
    assert sweep(WISHES, now=NOW + timedelta(days=15)) == 1
    again.refresh_from_db()
    assert (again.state, again.account, again.given_back) == ("published", None, 2)
    assert Event.objects.filter(kind="wish.given_back").order_by("pk").last().data == {
        "lapsed": True,
        "volunteer": None,
        "account": cast.north_worker.pk,
        "organisation": None,
    }
    assert [each.link for each in Notice.objects.filter(account=cast.north_worker)] == [again.get_absolute_url()]
    assert sweep(WISHES, now=NOW + timedelta(days=90)) == 1
    again.refresh_from_db()
    assert (again.state, again.ended_at) == ("expired", NOW + timedelta(days=90))


def test_it_is_passed_on_to_somebody_whose_time_begins_anew(cast, published, volunteer, english):
    taken = actions.claim(wish=published(), claimer=Claimer(volunteer=volunteer), by=RESIDENT, now=NOW)
    to = Claimer(organisation=cast.works)
    on = actions.pass_on(wish=taken, to=to, why="要用车", by=cast.dispatcher, now=LATER)
    assert (on.state, on.volunteer, on.organisation) == ("claimed", None, cast.works)
    assert on.fulfil_by == LATER + timedelta(days=15)
    with pytest.raises(WrongState, match=r"^They have it in hand already"):
        actions.pass_on(wish=on, to=to, why="要用车", by=cast.officer, now=LATER)
    assert actions.fulfil(wish=on, words="送到了", by=cast.officer, now=LATER).state == "fulfilled"


def test_a_suspended_volunteer_s_wishes_are_still_theirs_to_finish(cast, published, volunteer):
    taken = actions.claim(wish=published(), claimer=Claimer(volunteer=volunteer), by=RESIDENT, now=NOW)
    until = date(2026, 12, 1)
    volunteering.suspend(volunteer=volunteer, words="示范", until=until, by=cast.dispatcher, now=NOW)
    assert actions.fulfil(wish=taken, words="送到了", by=RESIDENT, volunteer=volunteer, now=NOW).state == "fulfilled"
