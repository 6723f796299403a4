"""Votes at the desk: preparing, the roll, slips, tellers, the result."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from linli.core import sheets
from linli.votes import actions
from linli.votes.models import Ballot, Count, Proxy, Vote, Voter
from tests.cast import NOW
from tests.votes.conftest import AFTER, DURING


@pytest.fixture
def clock(monkeypatch):
    def set_to(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment)

    set_to(NOW)
    return set_to


def said(cast, **more):
    usual = {
        "question": "示范楼是否加装电梯？",
        "options": "同意\n不同意\n弃权",
        "abstention": "on",
        "method": "secret",
        "rule": "simple",
        "area": cast.north.pk,
        "organisation": cast.north_committee.pk,
        "opens": "2026-11-18T10:30",
        "closes": "2026-11-18T18:30",
        "proxies": "1",
        "public": "on",
    }
    return {**usual, **more}


def test_from_the_question_to_the_slips(cast, at_desk, clock):
    desk = at_desk(cast.dispatcher)
    assert desk.get("/desk/votes/new/").context["form"]["options"].value() == "For\nAgainst"
    page = desk.post("/desk/votes/new/", said(cast), follow=True)
    assert "Prepared. Fill the roll next: who may vote." in page.content.decode()
    vote = Vote.objects.get()
    page = desk.post(
        f"/desk/votes/{vote.pk}/roll/fill/list/", {"named": "示范居民1,1号\n示范居民2\t2号\n"}, follow=True
    )
    assert "2 lines added." in page.content.decode() and "示***" in page.content.decode()
    desk.post(f"/desk/votes/{vote.pk}/open/")
    paper = desk.post(f"/desk/votes/{vote.pk}/slips/", {"first": 1, "last": 2})
    assert paper.content.startswith(b"%PDF") and paper.headers["Cache-Control"] == "no-store"
    assert Voter.objects.filter(slips=1).count() == 2
    again = desk.post(f"/desk/votes/{vote.pk}/slips/", {"first": 1, "last": 2})
    assert again.status_code == 422 and "These have their slips already" in again.content.decode()


def test_what_is_refused_stands_beside_its_field_with_what_was_typed(cast, at_desk, clock):
    page = at_desk(cast.dispatcher).post("/desk/votes/new/", said(cast, closes="2026-11-18T09:00"))
    assert page.status_code == 422
    assert page.context["form"].errors == {"closes": ["It ends after it begins. Correct one of the two."]}
    assert 'value="示范楼是否加装电梯？"' in page.content.decode()
    assert at_desk(cast.officer).get("/desk/votes/new/").status_code == 403


def test_a_vote_and_its_roll_are_not_there_for_others(cast, at_desk, prepared, clock):
    vote = prepared()
    other = at_desk(cast.outsider)
    assert [other.get(f"/desk/votes/{vote.pk}/{end}").status_code for end in ("", "roll/")] == [404, 404]
    assert other.get("/desk/votes/").context["rows"] == []
    assert at_desk(cast.north_worker).get(f"/desk/votes/{vote.pk}/roll/").status_code == 404


def test_proxies_are_entered_and_taken_back(cast, at_desk, opened, clock):
    vote, _codes = opened()
    desk = at_desk(cast.dispatcher)
    wrong = desk.post(f"/desk/votes/{vote.pk}/proxy/", {"principal": 1, "holder": 1, "paper": "on"})
    assert wrong.status_code == 422 and "These are the same number." in wrong.content.decode()
    missing = desk.post(f"/desk/votes/{vote.pk}/proxy/", {"principal": 1, "holder": 2})
    assert missing.context["proxy_form"].errors == {"paper": ["Please fill this in."]}
    page = desk.post(f"/desk/votes/{vote.pk}/proxy/", {"principal": 1, "holder": 2, "paper": "on"}, follow=True)
    assert "Entered: number 2 votes for number 1." in page.content.decode()
    desk.post(f"/desk/votes/{vote.pk}/proxy/1/back/")
    assert Proxy.objects.count() == 0


def test_two_tellers_enter_what_they_counted(cast, at_desk, prepared, clock):
    vote = prepared(0, method="cards")
    desk = at_desk(cast.dispatcher)
    assert desk.post(f"/desk/votes/{vote.pk}/open/", {}).status_code == 422
    desk.post(f"/desk/votes/{vote.pk}/open/", {"entitled": 10})
    counted = {"present": 8, "carried": 0, "counts_1": 5, "counts_2": 2, "counts_3": 1}
    desk.post(f"/desk/votes/{vote.pk}/count/", counted)
    assert "Two tellers enter what they counted" in desk.get(f"/desk/votes/{vote.pk}/").content.decode()
    Count.objects.create(vote=vote, teller=cast.officer, counts=[5, 2, 1], present=8, at=NOW)
    page = desk.post(f"/desk/votes/{vote.pk}/close/", follow=True).content.decode()
    assert "Closed and counted." in page and "8 of 10 with the right to vote took part." in page


def test_whoever_serves_votes_signed_in_and_notes_the_receipt(cast, at_desk, prepared, clock):
    vote = prepared(0)
    actions.draw_posts(vote=vote, roles=["grid_worker"], by=cast.dispatcher, now=NOW)
    actions.open_vote(vote=vote, by=cast.dispatcher, now=NOW)
    clock(DURING)
    own = at_desk(cast.north_worker)
    assert own.get(f"/desk/votes/{vote.pk}/").context["cast_form"] is not None
    page = own.post(f"/desk/votes/{vote.pk}/cast/", {"choice": 1}, follow=True).content.decode()
    receipt = Ballot.objects.get().receipt
    assert f"{receipt[:3]} {receipt[3:6]} {receipt[6:]}" in page and "You have voted." in page


def test_the_roll_of_an_open_vote_is_called(cast, at_desk, opened, clock):
    vote, _codes = opened(method="open")
    clock(DURING)
    page = at_desk(cast.dispatcher).post(f"/desk/votes/{vote.pk}/call/", {"number": 2, "choice": 1}, follow=True)
    assert "Number 2: For" in page.content.decode()
    assert Voter.objects.get(number=2).choices == [1]


def test_it_is_called_off_with_the_reason_or_closed_when_its_time_is_over(cast, at_desk, opened, clock):
    vote, _codes = opened()
    desk = at_desk(cast.dispatcher)
    assert desk.post(f"/desk/votes/{vote.pk}/cancel/", {"words": ""}).status_code == 422
    assert "It is open until" in desk.post(f"/desk/votes/{vote.pk}/close/", follow=True).content.decode()
    clock(AFTER)
    assert "Not decided: too few took part." in desk.post(f"/desk/votes/{vote.pk}/close/", follow=True).content.decode()


def uploaded(text, name="名册.csv"):
    return SimpleUploadedFile(name, text.encode())


def test_a_roll_from_a_spreadsheet_is_looked_at_before_anybody_is_on_it(cast, at_desk, prepared, clock):
    vote = prepared(0)
    desk, here = at_desk(cast.dispatcher), f"/desk/votes/{vote.pk}/roll/sheets/"
    empty = sheets.read_cells(desk.get(f"{here}example.xlsx").content, "roll.xlsx")
    assert empty == [["Full name", "Telephone", "Household or room"]]
    page = desk.post(here, {"file": uploaded("姓名,房号\n示范居民1,1号\n,2号\n")}, follow=True)
    shown, where = page.content.decode(), page.redirect_chain[0][0]
    assert "Bring in 1 row" in shown and "There is no name in this row." in shown and "示***" in shown
    assert vote.roll.count() == 0
    assert "The good rows are on the roll now." in desk.post(where).content.decode()
    again = desk.post(where)
    assert again.status_code == 422 and "brought in already" in again.content.decode()
    assert vote.roll.count() == 1
    wrong = desk.post(here, {"file": uploaded("x", "名册.pdf")})
    assert wrong.status_code == 422 and "is neither a spreadsheet" in wrong.content.decode()
    assert at_desk(cast.officer).get(where).status_code == 403


def test_a_roll_is_emptied_at_once_and_only_before_it_is_closed(cast, at_desk, prepared, opened, clock):
    vote, (other, _codes) = prepared(3), opened()
    desk = at_desk(cast.dispatcher)
    page = desk.post(f"/desk/votes/{vote.pk}/roll/empty/", follow=True)
    assert "3 lines taken off the roll." in page.content.decode() and vote.roll.count() == 0
    desk.post(f"/desk/votes/{other.pk}/roll/empty/")
    assert other.roll.count() == 3


def test_two_are_chosen_where_two_are_wanted_and_three_refused_with_what_was_ticked(cast, at_desk, prepared, clock):
    vote = prepared(0, options=["甲", "乙", "丙"], seats=2)
    actions.draw_posts(vote=vote, roles=["grid_worker"], by=cast.dispatcher, now=NOW)
    actions.open_vote(vote=vote, by=cast.dispatcher, now=NOW)
    clock(DURING)
    own, here = at_desk(cast.north_worker), f"/desk/votes/{vote.pk}/cast/"
    refused = own.post(here, {"choice": ["1", "2", "3"]})
    assert refused.context["cast_form"].errors == {"choice": ["You chose 3; at most 2 may be chosen. Take some back."]}
    assert refused.content.decode().count(" checked") == 3
    own.post(here, {"choice": ["1", "3"]})
    assert Ballot.objects.get().choices == [1, 3]


def test_a_vote_by_name_is_read_by_those_who_stand_on_its_roll_once_it_is_closed(cast, at_desk, prepared, clock):
    vote = prepared(0, method="open")
    actions.draw_posts(vote=vote, roles=["grid_worker"], by=cast.dispatcher, now=NOW)
    actions.open_vote(vote=vote, by=cast.dispatcher, now=NOW)
    actions.cast_signed_in(vote=vote, choice=2, by=cast.north_worker, now=DURING)
    own, other = at_desk(cast.north_worker), at_desk(cast.outsider)
    here = f"/desk/votes/{vote.pk}/roll/"
    assert own.get(here).status_code == 404
    actions.close_due(now=AFTER)
    assert "Against" in own.get(here).content.decode()
    assert other.get(here).status_code == 404


def test_a_proxy_is_called_by_the_number_whose_vote_it_is(cast, at_desk, opened, clock):
    vote, _codes = opened(method="open")
    actions.give_proxy(vote=vote, principal=3, holder=1, by=cast.dispatcher, now=NOW)
    clock(DURING)
    at_desk(cast.dispatcher).post(f"/desk/votes/{vote.pk}/call/", {"number": 3, "choice": 2})
    assert list(vote.roll.order_by("number").values_list("choices", flat=True)) == [None, None, [2]]


@pytest.mark.parametrize("people", [1, 3])
def test_the_pages_ask_no_more_for_more_rows(cast, at_desk, prepared, django_assert_max_num_queries, clock, people):
    for _time in range(people):
        vote = prepared(people)
    desk = at_desk(cast.dispatcher)
    with django_assert_max_num_queries(8):
        desk.get("/desk/votes/")
    with django_assert_max_num_queries(8):
        desk.get(f"/desk/votes/{vote.pk}/roll/")
