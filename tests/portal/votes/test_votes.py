"""Voting on the public site by the code of a slip, and counting again."""

import hashlib

import pytest
from django.utils import timezone

from linli.portal import guessing
from linli.votes import actions
from linli.votes.models import Ballot
from tests.cast import NOW
from tests.votes.conftest import AFTER, DURING


@pytest.fixture
def clock(monkeypatch):
    """Sets the pages' clock: clock(moment)."""

    def set_to(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment)

    guessing.forget()
    set_to(DURING)
    return set_to


def test_in_three_taps_one_votes_and_reads_the_receipt_once(cast, reader, opened, clock):
    _vote, codes = opened()
    spaced = f"{codes[1][:4]} {codes[1][4:8]} {codes[1][8:]}"
    assert reader.post("/votes/", {"code": spaced})["Location"] == f"/votes/{codes[1]}/"
    page = reader.get(f"/votes/{codes[1]}/")
    assert [words for _number, words in page.context["options"]] == ["For", "Against", "Abstain"]
    once_more = reader.post(f"/votes/{codes[1]}/", {"choice": "2"}).content.decode()
    assert "Against" in once_more and Ballot.objects.count() == 0
    done = reader.post(f"/votes/{codes[1]}/", {"choice": "2", "sure": "1"})
    ballot = Ballot.objects.get()
    receipt = f"{ballot.receipt[:3]} {ballot.receipt[3:6]} {ballot.receipt[6:]}"
    assert (ballot.choices, receipt in done.content.decode(), done.headers["Cache-Control"]) == ([2], True, "no-store")
    again = reader.post(f"/votes/{codes[1]}/", {"choice": "1", "sure": "1"})
    assert again.status_code == 422 and "This vote was cast already." in again.content.decode()
    assert "This vote was cast already." in reader.get(f"/votes/{codes[1]}/").content.decode()
    assert Ballot.objects.count() == 1


def test_whoever_carries_anothers_vote_casts_it_beside_their_own(cast, reader, opened, clock):
    vote, codes = opened()
    actions.give_proxy(vote=vote, principal=3, holder=1, by=cast.dispatcher, now=NOW)
    assert "This vote was given to somebody else" in reader.get(f"/votes/{codes[3]}/").content.decode()
    done = reader.post(f"/votes/{codes[1]}/", {"choice": "1", "sure": "1"}).content.decode()
    assert f"/votes/{codes[1]}/?carried=3" in done
    assert "You vote for number 3" in reader.get(f"/votes/{codes[1]}/?carried=3").content.decode()
    reader.post(f"/votes/{codes[1]}/", {"choice": "2", "carried": "3", "sure": "1"})
    assert sorted(Ballot.objects.values_list("choices", flat=True)) == [[1], [2]]


def test_a_wrong_code_says_so_and_guessing_is_stopped(cast, reader, opened, clock):
    opened()
    page = reader.get("/votes/000000000000/")
    assert page.status_code == 422 and "No slip has this code." in page.content.decode()
    assert "12 digits" in reader.post("/votes/", {"code": "12"}).content.decode()
    for _time in range(20):
        reader.get("/votes/000000000000/")
    assert reader.get("/votes/000000000000/").status_code == 429


def test_before_and_after_its_time_the_page_says_which(cast, reader, opened, clock):
    _vote, codes = opened()
    clock(NOW)
    assert "has not opened yet" in reader.get(f"/votes/{codes[1]}/").content.decode()
    clock(AFTER)
    late = reader.post(f"/votes/{codes[1]}/", {"choice": "1", "sure": "1"})
    assert late.status_code == 422 and "This vote is closed." in late.content.decode()
    assert Ballot.objects.count() == 0


def test_the_result_can_be_counted_again_by_anybody_and_nothing_is_shown_before(cast, reader, opened, clock):
    vote, codes = opened()
    receipts = [actions.cast(code=code, choice=1 + number % 2, now=DURING).receipt for number, code in codes.items()]
    page = reader.get(f"/votes/{vote.pk}/")
    assert page.context["result"] is None and receipts[0] not in page.content.decode()
    assert reader.get(f"/votes/{vote.pk}/ballots.csv").status_code == 404
    actions.close(vote=vote, by=cast.dispatcher, now=DURING)
    vote.refresh_from_db()
    page = reader.get(f"/votes/{vote.pk}/?receipt={receipts[0]}")
    assert "It was counted as: Against" in page.content.decode()
    assert "Decided: Against" in page.content.decode()
    assert "This receipt is not in the list." in reader.get(f"/votes/{vote.pk}/?receipt=1").content.decode()
    rows = reader.get(f"/votes/{vote.pk}/ballots.csv").content.decode("utf-8-sig").splitlines()[1:]
    said = "".join(f"{','.join(row.split(',')[:2])}\n" for row in rows)
    assert hashlib.sha256(said.encode()).hexdigest() == vote.digest
    assert sorted(row.split(",")[0] for row in rows) == sorted(receipts)


def test_what_is_not_public_or_not_open_is_not_there(cast, reader, opened, prepared, clock):
    hidden, _codes = opened(public=False)
    waiting = prepared()
    assert [reader.get(f"/votes/{each.pk}/").status_code for each in (hidden, waiting)] == [404, 404]
    assert reader.get("/votes/").context["rows"] == []


def test_several_are_ticked_looked_at_once_more_and_too_many_keep_what_was_ticked(cast, reader, opened, clock):
    vote, codes = opened(options=["甲", "乙", "丙"], seats=2)
    here = f"/votes/{codes[1]}/"
    refused = reader.post(here, {"choice": ["1", "2", "3"]})
    assert refused.status_code == 422 and "You chose 3; at most 2 may be chosen." in refused.content.decode()
    assert refused.content.decode().count(" checked") == 3
    once_more = reader.post(here, {"choice": ["1", "3"]})
    assert (once_more.context["option"], Ballot.objects.count()) == ("甲, 丙", 0)
    back = reader.post(here, {"choice": ["1", "3"], "back": "1"}).content.decode()
    assert back.count(" checked") == 2
    reader.post(here, {"choice": ["1", "3"], "sure": "1"})
    assert Ballot.objects.get().choices == [1, 3]
    actions.close_due(now=AFTER)
    rows = reader.get(f"/votes/{vote.pk}/ballots.csv").content.decode("utf-8-sig").splitlines()[1:]
    assert rows == [f'{Ballot.objects.get().receipt},1+3,"甲, 丙"']


def test_whoever_voted_by_name_reads_later_what_was_counted(reader, opened, clock):
    _vote, codes = opened(method="open")
    actions.cast(code=codes[1], choice=2, now=DURING)
    actions.close_due(now=AFTER)
    assert "By name: Against" in reader.get(f"/votes/{codes[1]}/").content.decode()


def test_an_option_that_a_spreadsheet_would_run_is_text_in_the_file(reader, opened, clock):
    vote, codes = opened(options=["=1+1", "乙"])
    actions.cast(code=codes[1], choice=1, now=DURING)
    actions.close_due(now=AFTER)
    assert "'=1+1" in reader.get(f"/votes/{vote.pk}/ballots.csv").content.decode("utf-8-sig")


def test_who_presses_twice_has_voted_once_and_reads_the_same_receipt_twice(reader, opened, clock):
    vote, codes = opened()
    here = f"/votes/{codes[1]}/"
    drawn = reader.post(here, {"choice": "1"}).context["drawn"]
    pages = [reader.post(here, {"choice": "1", "sure": "1", "drawn": drawn}) for _press in range(2)]
    assert [page.status_code for page in pages] == [200, 200]
    receipt = Ballot.objects.get().receipt
    assert {page.context["receipt"].replace(" ", "") for page in pages} == {receipt}
    other = reader.post(here, {"choice": "2"})
    assert other.status_code == 200 and "This vote was cast already." in other.content.decode()
    forged = reader.post(here, {"choice": "2", "sure": "1", "drawn": f"{drawn}x"})
    assert forged.status_code == 422 and Ballot.objects.get().choices == [1]
    neighbour = reader.post(f"/votes/{codes[2]}/", {"choice": "1", "sure": "1", "drawn": drawn})
    assert neighbour.context["receipt"].replace(" ", "") != receipt
    assert vote.ballots.count() == 2
