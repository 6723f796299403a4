"""Points at the desk: proposing, checking, statements, rewards, the counter, rankings, the proof."""

import io

import pytest
from django.utils import timezone
from python_calamine import CalamineWorkbook

from linli.journal.actions import SYSTEM
from linli.points import actions
from linli.points.models import Earning, Holder, Redeeming, Reward
from tests.cast import NOW
from tests.portal.conftest import picture

AT = "/desk/points/"


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def said(holder, **more):
    usual = {"whose": holder.code, "rule": "good_deed", "on": "2026-11-18", "words": "帮邻居修好了门", "effect": "good"}
    return {**usual, **more}


def test_a_good_deed_is_proposed_by_one_and_booked_by_another(cast, at_desk, holder, checker, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    desk = at_desk(cast.dispatcher)
    assert desk.get(f"{AT}propose/?whose={holder.code}").context["form"]["whose"].value() == holder.code
    page = desk.post(f"{AT}propose/", {**said(holder), "photos": [picture()]}, follow=True).content.decode()
    assert "Proposed: somebody else checks it." in page and "You proposed these points" in page
    earning = Earning.objects.get()
    photo = f"{AT}proposed/{earning.pk}/photos/{earning.photos.get().pk}/"
    other = at_desk(checker)
    assert b"".join(other.get(photo).streaming_content).startswith(b"\xff\xd8\xff")
    assert at_desk(cast.outsider).get(photo).status_code == 404
    assert "3号楼" in other.get(AT).content.decode()
    page = other.post(f"{AT}proposed/{earning.pk}/agree/", follow=True).content.decode()
    assert "复核员 01" in page and "帮邻居修好了门" in page
    assert Holder.objects.get().balance == 15


def test_many_are_agreed_to_at_once_and_what_is_refused_is_said(cast, at_desk, proposed, checker, holder):
    own = actions.open_account(checker.person, by=SYSTEM, now=NOW)
    first, second, third = proposed(), proposed(words="另一件"), proposed(holder=own)
    desk = at_desk(checker)
    assert desk.get(AT).content.decode().count('name="which"') == 2
    page = desk.post(f"{AT}agree/", {"which": [first.pk, second.pk, third.pk]}, follow=True).content.decode()
    assert "2 entries booked." in page and "These are your own points" in page
    assert "Tick at least one." in desk.post(f"{AT}agree/", follow=True).content.decode()
    assert at_desk(cast.officer).post(f"{AT}agree/").status_code == 403


def test_what_is_refused_stands_beside_its_field_with_what_was_typed(cast, at_desk, holder):
    desk = at_desk(cast.dispatcher)
    page = desk.post(f"{AT}propose/", said(holder, on="2026-11-19"))
    assert page.status_code == 422 and "帮邻居修好了门" in page.content.decode()
    assert page.context["form"].errors == {"on": ["This day is yet to come. Propose points for what was done."]}
    page = desk.post(f"{AT}propose/", said(holder, whose="没有这个人"))
    assert "Nobody is found by “没有这个人”" in page.context["form"].errors["whose"][0]
    assert at_desk(cast.officer).get(f"{AT}propose/").status_code == 403


def test_not_agreed_and_taken_back_need_a_reason(cast, at_desk, proposed, earned, checker):
    waiting, booked = proposed(), earned(words="另一件")
    desk = at_desk(checker)
    refused = desk.post(f"{AT}proposed/{waiting.pk}/refuse/", {"words": " "})
    assert refused.status_code == 422 and "Say why" in refused.content.decode()
    page = desk.post(f"{AT}proposed/{waiting.pk}/refuse/", {"words": "照片不是这里"}, follow=True).content.decode()
    assert "照片不是这里" in page
    desk.post(f"{AT}proposed/{booked.pk}/take-back/", {"words": "记错了户"})
    again = desk.post(f"{AT}proposed/{booked.pk}/take-back/", {"words": "记错了户"})
    assert again.status_code == 422 and "Taken back" in again.content.decode()
    assert Holder.objects.get().balance == 0


def test_an_account_is_found_by_its_code_a_household_by_its_number_and_somebody_by_name(
    cast, at_desk, holder, household, volunteer, practice
):
    desk = at_desk(cast.dispatcher)
    spaced = f"{holder.code[:4]} {holder.code[4:8]} {holder.code[8:]}"
    assert desk.get(f"{AT}accounts/?code={spaced}")["Location"] == f"{AT}accounts/{holder.pk}/"
    assert desk.get(f"{AT}accounts/?code={household.code}")["Location"] == f"{AT}accounts/{holder.pk}/"
    for code in (volunteer.code, "科员 01"):
        assert "There is no account yet" in desk.get(f"{AT}accounts/?code={code}").content.decode()
    assert Holder.objects.count() == 1  # looking opens nothing
    own = actions.open_account(volunteer, by=SYSTEM, now=NOW)
    assert desk.get(f"{AT}accounts/?code={volunteer.code}")["Location"] == f"{AT}accounts/{own.pk}/"
    assert "Nobody is found" in desk.get(f"{AT}accounts/?code=nobody").content.decode()
    assert at_desk(cast.officer).get(f"{AT}accounts/").status_code == 404
    assert at_desk(cast.outsider).get(f"{AT}accounts/{holder.pk}/").status_code == 404


def test_a_statement_a_slip_and_a_file(cast, at_desk, holder, earned):
    earned()
    desk, at = at_desk(cast.dispatcher), f"{AT}accounts/{holder.pk}/"
    page = desk.get(at).content.decode()
    assert "Good deed" in page and "+10" in page and "One star" in page and "20 more of 30" in page
    assert "Keep it to yourself" in desk.get(f"{at}slip/").content.decode()
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(desk.get(f"{at}statement.xlsx").content)).get_sheet_by_index(0)
    assert sheet.to_python()[1][3:] == ["Earned", "Good deed", 10, 10]
    assert desk.get(f"{at}statement.pdf").status_code == 404


def test_ones_own_points_are_seen_by_oneself(cast, at_desk, practice, earned):
    assert "You have no account of points yet." in at_desk(cast.officer).get(f"{AT}mine/").content.decode()
    own = actions.open_account(cast.officer.person, by=SYSTEM, now=NOW)
    earned(holder=own)
    desk = at_desk(cast.officer)
    assert desk.get(AT)["Location"] == f"{AT}mine/"
    assert "+10" in desk.get(f"{AT}mine/").content.decode()
    desk.post(f"{AT}accounts/{own.pk}/shown/", {"shown": "1"})
    own.refresh_from_db()
    assert own.shown


def test_the_shelf_is_filled_and_changed(cast, at_desk, practice):
    desk = at_desk(cast.dispatcher)
    assert desk.get(f"{AT}rewards/new/?which=0").context["form"]["cost"].value() == 5
    offer = {"name": "鸡蛋一盒", "cost": 8, "area": cast.north.pk, "stock": 3}
    assert "鸡蛋一盒" in desk.post(f"{AT}rewards/new/", offer, follow=True).content.decode()
    reward = Reward.objects.get()
    at = f"{AT}rewards/{reward.pk}/"
    desk.post(at, {**offer, "cost": 9, "active": "on", "seen": 1})
    stale = desk.post(at, {**offer, "active": "on", "seen": 1})
    assert stale.status_code == 422 and "Somebody changed this reward" in stale.content.decode()
    desk.post(f"{at}stock/", {"more": "7", "words": ""})
    few = desk.post(f"{at}stock/", {"more": "-20", "words": "过期了"})
    assert few.status_code == 422 and "There are 10 on the shelf" in few.content.decode()
    reward.refresh_from_db()
    assert (reward.cost, reward.stock) == (9, 10)
    assert at_desk(cast.outsider).get(at).status_code in (403, 404)


def test_at_the_counter_points_are_redeemed_handed_out_and_given_back(cast, at_desk, holder, earned, reward):
    earned()
    desk, at = at_desk(cast.dispatcher), f"{AT}counter/{holder.code}/"
    assert desk.post(f"{AT}counter/", {"code": holder.code})["Location"] == at
    assert desk.get(f"{AT}counter/{holder.pk}/").status_code == 404  # nobody counts through the accounts of others
    wrong = desk.post(f"{AT}counter/", {"code": "0000"})
    assert wrong.status_code == 422 and "Nobody is found by “0000”" in wrong.content.decode()
    page = desk.get(at)
    key = str(page.context["rows"][0][1])
    assert (
        "鸡蛋一盒: handed out."
        in desk.post(at, {"reward": reward.pk, "key": key, "at_once": "1"}, follow=True).content.decode()
    )
    desk.post(at, {"reward": reward.pk, "key": key, "at_once": "1"})
    assert Redeeming.objects.count() == 1
    short = desk.post(at, {"reward": reward.pk, "key": ""})
    assert short.status_code == 422 and "This costs 8 points; the account has 2" in short.content.decode()
    earned(words="又一件")
    desk.post(at, {"reward": reward.pk})
    aside = Redeeming.objects.get(state="reserved")
    assert "鸡蛋一盒" in desk.get(f"{AT}counter/").content.decode()
    desk.post(f"{AT}counter/put-aside/{aside.pk}/return/", {"back": "serve"})
    again = desk.post(f"{AT}counter/put-aside/{aside.pk}/give/", follow=True).content.decode()
    assert "This is now “Given back”" in again
    holder.refresh_from_db()
    assert holder.balance == 12


def test_the_ranking_and_the_proof(cast, at_desk, volunteer, practice, earned, checker):
    own = actions.open_account(volunteer, by=SYSTEM, now=NOW)
    earned(holder=own)
    desk = at_desk(cast.dispatcher)
    page = desk.get(f"{AT}ranking/?area={cast.street.pk}").content.decode()
    assert "居***" in page and "北社区" in page
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(desk.get(f"{AT}ranking.xlsx").content)).get_sheet_by_index(0)
    assert sheet.to_python()[1][1] == "居***"
    assert "Every balance is proven." in desk.post(f"{AT}proof/").content.decode()
    assert at_desk(cast.officer).get(f"{AT}ranking/").status_code == 404
    assert at_desk(cast.officer).get(f"{AT}proof/").status_code == 403


def test_where_the_practice_has_no_points_there_are_no_pages(cast, at_desk, practice):
    desk = at_desk(cast.dispatcher)
    assert AT in desk.get("/desk/").content.decode()
    practice(offered=False, why={"zh": "没有", "en": "None"})
    assert desk.get(AT).status_code == 404
    assert AT not in at_desk(cast.dispatcher).get("/desk/").content.decode()


@pytest.mark.parametrize("path", ["", "accounts/", "rewards/", "counter/", "ranking/"])
def test_no_list_asks_more_for_more_rows(
    cast, at_desk, volunteers, practice, earned, proposed, redeemed, reward, django_assert_max_num_queries, path
):
    def more(number):
        own = actions.open_account(volunteers(number), by=SYSTEM, now=NOW)
        earned(holder=own)
        proposed(holder=own, words="待查")
        redeemed(holder=own)
        actions.offer_reward(
            actions.Offer(name=f"奖品{number}", cost=5, area=cast.north), stock=1, by=cast.dispatcher, now=NOW
        )

    desk = at_desk(cast.dispatcher)
    more(1)
    desk.get(f"{AT}{path}")
    with django_assert_max_num_queries(60) as few:
        desk.get(f"{AT}{path}")
    more(2)
    more(3)
    with django_assert_max_num_queries(len(few)):
        page = desk.get(f"{AT}{path}")
    assert page.status_code == 200
