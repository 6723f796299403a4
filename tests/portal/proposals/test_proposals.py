"""Proposals on the public site: made, shown to neighbours, judged."""

import re

from linli.proposals import actions
from linli.proposals.models import Proposal
from tests.cast import NOW

WHO = {"name": "示范居民", "phone": "13900000001"}


def made(cast, reader, **more):
    said = {"kind": "resident", "title": "示范提案", "text": "增设一处休息座椅", "area": cast.north.pk, **WHO}
    return reader.post("/proposals/new/", {**said, **more})


def test_made_seconded_by_neighbours_and_found_again_by_the_code(cast, reader, says):
    key = reader.get("/proposals/new/").context["key"]
    first = made(cast, reader, key=key)
    assert made(cast, reader, key=key)["Location"] == first["Location"]
    own = Proposal.objects.get()
    page = reader.get(first["Location"]).content.decode()
    share = re.search(r'href="[^"]*(/proposals/second/[^"]+)"', page)[1]
    neighbour = reader.post(share, {"name": "示范邻居", "phone": "13900000002"})
    assert "Thank you. Your second is counted." in neighbour.content.decode()
    again = reader.post(share, {"name": "示范邻居", "phone": "13900000002"})
    assert again.status_code == 422 and "it counts once" in again.content.decode()
    mine = reader.post("/proposals/mine/", {"code": own.code})
    assert "1 of 2 wanted" in reader.get(mine["Location"]).content.decode()
    assert reader.get("/proposals/").context["rows"] == []
    assert reader.get(f"/proposals/{own.pk}/").status_code == 404


def test_what_is_missing_is_said_beside_its_field_with_what_was_typed(cast, reader, says):
    page = made(cast, reader, phone="what")
    text = page.content.decode()
    assert page.status_code == 422 and 'value="示范提案"' in text
    assert text.index('id="phone-error"') < text.index("This does not look like a telephone number.")
    assert "Choose a place from the list." in made(cast, reader, area="").content.decode()
    assert Proposal.objects.count() == 0


def test_once_accepted_everybody_reads_it_with_its_answer(cast, reader, accepted):
    actions.answer(proposal=accepted, text="年底前装好三张座椅。", by=cast.officer, now=NOW)
    assert reader.get("/proposals/").context["rows"][0][0] == accepted
    page = reader.get(f"/proposals/{accepted.pk}/").content.decode()
    assert "年底前装好三张座椅。" in page and "示范居民" not in page and "13900000001" not in page


def test_its_proposer_judges_the_answer_or_asks_for_another(cast, reader, accepted):
    answered = actions.answer(proposal=accepted, text="研究中。", by=cast.officer, now=NOW)
    here = f"/proposals/mine/{accepted.code}/"
    empty = reader.post(f"{here}again/", {"words": ""})
    assert empty.status_code == 422 and "Write what is missing in the answer." in empty.content.decode()
    reader.post(f"{here}again/", {"words": "没有时间表"})
    answered.refresh_from_db()
    actions.answer(proposal=answered, text="年底前装好。", by=cast.officer, now=NOW)
    assert reader.post(f"{here}judge/", {"verdict": ""}).status_code == 422
    page = reader.post(f"{here}judge/", {"verdict": "accepts"}, follow=True).content.decode()
    assert "Accepts it" in page and "Ask for another answer" not in page


def test_a_page_that_has_gone_stale_says_so(cast, reader, accepted):
    answered = actions.answer(proposal=accepted, text="本月内办好", by=cast.officer, now=NOW)
    at = f"/proposals/mine/{answered.code}/"
    assert reader.post(f"{at}judge/", {"verdict": "satisfied"}).status_code == 302
    again = reader.post(f"{at}judge/", {"verdict": "accepts"})
    assert again.status_code == 422 and "no longer possible" in again.content.decode()


def test_withdrawn_and_wrong_codes(cast, reader, says):
    made(cast, reader)
    code = Proposal.objects.get().code
    reader.post(f"/proposals/mine/{code}/withdraw/")
    assert Proposal.objects.get().state == "withdrawn"
    assert reader.get("/proposals/mine/482109375516/").status_code == 404
    assert "No proposal has this code." in reader.post("/proposals/mine/", {"code": "000000000000"}).content.decode()
