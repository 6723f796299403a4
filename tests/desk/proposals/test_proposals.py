"""Proposals at the desk: making one, seconding, deciding, answering."""

import pytest

from linli.proposals.models import Proposal


def said(cast, **more):
    return {"kind": "deputy", "title": "示范提案", "text": "增设一处休息座椅", "area": cast.north.pk, **more}


def test_one_makes_it_and_others_decide(cast, at_desk, says):
    desk = at_desk(cast.dispatcher)
    offered = [key for key, _name in desk.get("/desk/proposals/new/").context["form"].fields["kind"].choices]
    assert offered == ["deputy", "resident"]
    page = desk.post("/desk/proposals/new/", said(cast), follow=True)
    assert "Submitted. Others can second it now." in page.content.decode()
    made = Proposal.objects.get()
    own = desk.post(f"/desk/proposals/{made.pk}/second/", follow=True)
    assert "This is your own proposal; others second it." in own.content.decode()
    assert "accept" not in desk.get(f"/desk/proposals/{made.pk}/").context["forms"]


def test_answered_in_time_and_carried_out(cast, at_desk, accepted):
    handler, office = at_desk(cast.dispatcher), at_desk(cast.officer)
    here = f"/desk/proposals/{accepted.pk}/"
    assert list(office.get(here).context["forms"]) == ["answer"]
    refused = office.post(f"{here}answer/", {"text": "", "seen": accepted.version})
    assert refused.status_code == 422
    page = office.post(f"{here}answer/", {"text": "年底前装好。", "seen": accepted.version}, follow=True)
    assert "Answered. Its proposer is told" in page.content.decode()
    accepted.refresh_from_db()
    handler.post(f"{here}deliver/", {"evidence": "三张座椅已装好。", "seen": accepted.version})
    accepted.refresh_from_db()
    assert (accepted.state, accepted.evidence) == ("delivered", "三张座椅已装好。")


def test_a_stale_page_is_told_and_changes_nothing(cast, at_desk, resident_proposes):
    made = resident_proposes()
    page = at_desk(cast.dispatcher).post(f"/desk/proposals/{made.pk}/decline/", {"words": "重复", "seen": 99})
    assert page.status_code == 422 and "Somebody changed this meanwhile." in page.content.decode()
    assert 'value="重复"' in page.content.decode() or "重复" in page.content.decode()
    assert Proposal.objects.get().state == "submitted"


def test_combined_declined_or_taken_up_as_a_case(cast, at_desk, accepted, resident_proposes):
    desk, others = at_desk(cast.dispatcher), [resident_proposes(title=f"提案{n}") for n in range(3)]
    desk.post(f"/desk/proposals/{others[0].pk}/combine/", {"into": accepted.pk, "seen": 1})
    desk.post(f"/desk/proposals/{others[1].pk}/decline/", {"words": "不属于本级", "seen": 1})
    page = desk.post(f"/desk/proposals/{others[2].pk}/to-case/", {"seen": 1}, follow=True)
    assert "Taken up as case No." in page.content.decode()
    assert list(Proposal.objects.order_by("pk").values_list("state", flat=True)) == [
        *("accepted", "combined", "declined", "case")
    ]
    assert "提案0" in desk.get(f"/desk/proposals/{accepted.pk}/").content.decode()


def test_what_is_not_published_is_not_there_for_others(cast, at_desk, resident_proposes, accepted):
    made = resident_proposes(title="未受理")
    other = at_desk(cast.outsider)
    assert other.get(f"/desk/proposals/{made.pk}/").status_code == 404
    assert other.get(f"/desk/proposals/{accepted.pk}/").status_code == 200
    assert other.post(f"/desk/proposals/{accepted.pk}/answer/", {"text": "好", "seen": 4}).status_code == 422
    assert other.get("/desk/proposals/new/").status_code == 403


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_no_more_for_more_rows(cast, at_desk, resident_proposes, django_assert_max_num_queries, rows):
    for number in range(rows):
        resident_proposes(title=f"提案{number}")
    desk = at_desk(cast.dispatcher)
    with django_assert_max_num_queries(7):
        assert len(desk.get("/desk/proposals/?state=submitted&whose=seconds").context["rows"]) == rows
