"""A meeting run at the desk, from its call to its minutes."""

import io
from datetime import date, timedelta
from decimal import Decimal

import pytest
from docx import Document

from linli.deliberation import actions
from linli.deliberation.models import Attendance, Decision, Meeting, Minutes, Objection, Outcome, Topic
from linli.journal.actions import RESIDENT
from linli.votes import actions as votes
from linli.votes.models import Vote
from tests.cast import NOW, account
from tests.deliberation.conftest import BEGINS

AT = "/desk/deliberation/"


def text(page):
    return page.content.decode()


def said(cast, forum, **more):
    usual = {"forum": forum.pk, "area": cast.north.pk, "begins": "2026-11-19T14:30", "place": "二楼会议室"}
    return {**usual, **more}


def test_a_meeting_is_called_from_what_is_proposed(cast, at_desk, forum, clock):
    forum.rhythm, forum.weekday, forum.week, forum.begins = "monthly", 1, 1, "09:00"
    forum.save()
    desk = at_desk(cast.dispatcher)
    page = text(desk.get(AT))
    assert "2 meetings should be called" in page  # one for each community
    link = f"{AT}new/?forum={forum.pk}&amp;area={cast.north.pk}&amp;begins=2026-12-07T09:00"
    assert link in page
    form = desk.get(link.replace("&amp;", "&")).context["form"]
    assert (form["forum"].value(), form["area"].value()) == (forum.pk, cast.north.pk)
    page = text(desk.post(f"{AT}new/", said(cast, forum), follow=True))
    assert "Called: everybody on the list is told, and what waits is on the agenda." in page
    meeting = Meeting.objects.get()
    assert (meeting.chair, f"{meeting.ends - meeting.begins}") == (cast.dispatcher.person, "2:00:00")


def test_what_is_refused_stands_beside_its_field_with_what_was_typed(cast, at_desk, forum, clock):
    page = at_desk(cast.dispatcher).post(f"{AT}new/", said(cast, forum, place="", title="临时会"))
    assert page.status_code == 422
    assert page.context["form"].errors == {"place": ["Choose a station, or write where it is."]}
    assert 'value="临时会"' in text(page)
    assert at_desk(cast.north_worker).get(f"{AT}new/").status_code == 403


def test_a_meeting_is_run_on_one_page(cast, at_desk, called, sent, clock):
    sent()
    meeting = called()
    at, desk = f"{AT}{meeting.pk}/", at_desk(cast.dispatcher)
    page = text(desk.get(at))
    assert "It is too early: the meeting can be begun" in page and "2 more needed to decide" in page
    clock(BEGINS)
    desk = at_desk(cast.dispatcher)  # a session lasts a working day
    for row in list(Attendance.objects.filter(meeting=meeting).order_by("pk"))[:2]:
        desk.post(f"{at}arrive/", {"who": row.pk})
    desk.post(f"{at}count/", {"number": 4})
    desk.post(f"{at}add/", {"title": "停车", "about": "", "brought_by": ""})
    own = Topic.objects.get(title="停车")
    desk.post(f"{at}move/", {"topic": own.pk, "how": "up"})
    page = text(desk.post(f"{at}begin/", follow=True))
    assert "In session" in page and "enough to decide: 2 needed" in page and "1. 停车" in page and "4 guests" in page
    first = f"{AT}topics/{own.pk}/"
    desk.post(f"{first}discuss/", {"seen": own.version, "notes": "先画线"})
    stale = desk.post(f"{first}discuss/", {"seen": own.version, "notes": "后画线"})
    assert (stale.status_code, "后画线" in text(stale), "先画线" in text(stale)) == (422, True, True)
    votes = {"words": "同意划线", "method": "hand", "in_favour": "3", "against": "0", "abstained": "0"}
    wrong = desk.post(f"{first}decide/", votes)
    assert (wrong.status_code, "That is 3 hands, and 2 are here." in text(wrong)) == (422, True)
    page = text(desk.post(f"{first}decide/", {**votes, "in_favour": "2"}, follow=True))
    assert "Decided: Adopted." in page and "2 in favour, 0 against, 0 abstained" in page
    money = {"kind": "spending", "words": "划线", "amount": "1200", "organisation": "", "key": ""}
    refused = desk.post(f"{first}follow/", money)
    assert (refused.status_code, list(refused.context["follow"].errors)) == (422, ["fund"])
    page = text(desk.post(f"{first}follow/", {**money, "fund": "村集体资金"}, follow=True))
    assert "To the request" in page and "1,200.00" in page
    other = f"{AT}topics/{Topic.objects.get(case__gt=0).pk}/"
    assert desk.get(other).context["wait"]["again_on"].value() == date(2026, 12, 19)  # in a month: none is called
    empty = desk.post(f"{other}put-off/", {"words": "等图纸", "again_on": ""})
    assert (empty.status_code, "等图纸" in text(empty)) == (422, True)
    page = text(desk.post(f"{other}put-off/", {"words": "等图纸", "again_on": "2026-11-30"}, follow=True))
    assert "Put off until 2026-11-30" in page and "That is decided" not in page
    page = text(desk.post(f"{at}end/", follow=True))
    assert "Held" in page and "put off until 11-30" in page and "等图纸" in page
    assert Outcome.objects.get().amount == 1200


def test_a_meeting_without_enough_people_shows_no_way_to_decide(cast, at_desk, session, clock):
    meeting = session(present=1)
    topic = actions.add_topic(meeting=meeting, title="停车", by=cast.dispatcher, now=BEGINS)
    clock(BEGINS)
    desk = at_desk(cast.dispatcher)
    page = text(desk.get(f"{AT}topics/{topic.pk}/"))
    assert "Too few are here to decide: 1 have come, 2 are needed." in page and "That is decided" not in page
    assert desk.post(f"{AT}topics/{topic.pk}/decide/", {"words": "同意", "method": "consent"}).status_code == 422
    desk.post(f"{AT}{meeting.pk}/adjourn/", {"words": ""})
    again = said(cast, meeting.forum, begins="2026-11-23T09:00")
    page = text(desk.post(f"{AT}{meeting.pk}/again/", again, follow=True))
    assert "Called again: everybody on the list is told." in page
    assert "Second call: on 11-19 too few had come." in page and "1. 停车" in page
    assert Decision.objects.count() == 0


def test_minutes_are_written_published_and_taken_along(cast, at_desk, session, clock):
    meeting = session()
    actions.end(meeting=meeting, by=cast.dispatcher, now=BEGINS)
    clock(BEGINS)
    desk, at = at_desk(cast.dispatcher), f"{AT}{meeting.pk}/minutes/"
    assert "Minutes to be published" in text(desk.get(AT))
    assert "Kept as a draft." in text(desk.post(at, {"seen": 1, "words": "开得好"}, follow=True))
    page = text(desk.post(at, {"seen": 1, "words": "开得好", "publish": "1"}, follow=True))
    assert "Published: everybody on the list can read it." in page and "Version 1 (Word)" in page
    stale = desk.post(at, {"seen": 1, "words": "改"})
    assert (stale.status_code, "Somebody published the minutes meanwhile." in text(stale)) == (422, True)
    desk.post(at, {"seen": 2, "words": "开得很好", "why": "更正", "publish": "1"})
    member = at_desk(cast.north_worker)
    for number, words in ((1, "开得好"), (2, "开得很好")):
        file = b"".join(member.get(f"{at}{number}.docx").streaming_content)
        assert words in [each.text for each in Document(io.BytesIO(file)).paragraphs]
    assert Minutes.objects.count() == 2
    assert at_desk(cast.officer).get(at).status_code == 404


def test_an_objection_is_decided_at_the_desk(cast, at_desk, session, clock):
    meeting = session()
    topic = actions.add_topic(meeting=meeting, title="停车", by=cast.dispatcher, now=BEGINS)
    decision = actions.decide(actions.Decided(words="同意"), topic=topic, by=cast.dispatcher, now=BEGINS)
    actions.post(meeting=actions.end(meeting=meeting, by=cast.dispatcher, now=BEGINS), by=cast.dispatcher, now=BEGINS)
    objecting = actions.Objecting(name="王小明", phone="13900000001", words="没地方")
    made = actions.raise_objection(objecting, decision=decision, by=RESIDENT, now=BEGINS)
    clock(BEGINS)
    desk, at = at_desk(cast.dispatcher), f"{AT}{meeting.pk}/objections/"
    page = text(desk.get(at))
    assert "没地方" in page and "王**" in page and "139****0001" in page
    empty = desk.post(f"{at}{made.pk}/", {"upheld": "yes", "answer": ""})
    assert (empty.status_code, "Please fill this in." in text(empty)) == (422, True)
    desk.post(f"{at}{made.pk}/", {"upheld": "yes", "answer": "重议"})
    assert Objection.objects.get().upheld is True
    page = text(desk.get(topic.get_absolute_url()))
    assert "Set aside after an objection; it is decided anew." in page
    assert at_desk(cast.north_worker).get(at).status_code == 404


def test_members_say_at_the_door_that_they_are_here_or_beforehand_that_they_cannot_come(cast, at_desk, called, clock):
    meeting = called()
    row = Attendance.objects.get(person=cast.north_worker.person)
    member, at = at_desk(cast.north_worker), f"{AT}{meeting.pk}/"
    assert "You said that you cannot come." in text(
        member.post(f"{at}arrive/", {"who": row.pk, "how": "excused"}, follow=True)
    )
    clock(BEGINS)
    member = at_desk(cast.north_worker)
    assert "I am here" in text(member.get(f"{at}here/{meeting.door}/"))
    assert "You are here. Thank you for coming." in text(member.post(f"{at}here/{meeting.door}/", follow=True))
    assert member.get(f"{at}here/{meeting.door}x/").status_code == 404
    other = Attendance.objects.exclude(pk=row.pk).first()
    assert member.post(f"{at}arrive/", {"who": other.pk}).status_code == 404
    assert "BEGIN:VEVENT" in text(member.get(f"{AT}{meeting.pk}.ics"))
    assert b"<svg" in at_desk(cast.dispatcher).get(f"{at}sheet/").content


@pytest.mark.parametrize("step", ["begin", "end", "adjourn", "cancel", "gather", "add", "move", "guest", "invite"])
def test_only_whoever_runs_a_meeting_takes_its_steps(cast, at_desk, called, clock, step):
    meeting = called()
    assert at_desk(cast.north_worker).post(f"{AT}{meeting.pk}/{step}/").status_code == 404
    assert at_desk(cast.outsider).get(f"{AT}{meeting.pk}/").status_code == 404


def test_a_case_one_may_not_see_is_not_shown_on_its_topic(cast, at_desk, called, sent, clock):
    sent("南门的井盖")
    meeting = called()
    actions.invite(meeting=meeting, person=cast.outsider.person, by=cast.dispatcher, now=NOW)
    guest, topic = at_desk(cast.outsider), meeting.topics.get()
    assert "a case you may not see" in text(guest.get(f"{AT}{meeting.pk}/"))
    page = text(guest.get(f"{AT}topics/{topic.pk}/"))
    assert "This is about a case you may not see." in page and "井盖" not in page
    assert "井盖" in text(at_desk(cast.dispatcher).get(f"{AT}topics/{topic.pk}/"))


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_as_often_for_three_as_for_one(cast, at_desk, planned, clock, django_assert_num_queries, rows):
    for hour in range(rows):
        actions.call(planned(begins=BEGINS.replace(hour=14 + hour)), by=cast.dispatcher, now=NOW)
    desk = at_desk(cast.dispatcher)
    desk.get(AT)
    with django_assert_num_queries(9):
        desk.get(AT)


def test_the_page_of_what_waits_leads_to_the_meeting_that_gathers_it(cast, at_desk, called, planned, sent, clock):
    sent()
    desk = at_desk(cast.dispatcher)
    forum = planned().forum
    assert f"{AT}new/?forum={forum.pk}" in text(desk.get("/desk/meetings/meeting/"))
    meeting = called()
    assert meeting.get_absolute_url() in text(desk.get("/desk/meetings/meeting/"))


def test_a_topic_is_put_to_a_vote_whose_result_is_taken_over(cast, at_desk, session, clock):
    topic = actions.add_topic(meeting=session(), title="加装电梯", by=cast.dispatcher, now=BEGINS)
    clock(BEGINS)
    desk, at = at_desk(cast.dispatcher), f"{AT}topics/{topic.pk}/"
    page = text(desk.get(at))
    assert "Have a vote decide it" in page and 'value="加装电梯"' in page
    asked = {
        "question": "是否加装电梯？",
        "method": "secret",
        "rule": "simple",
        "organisation": cast.north_committee.pk,
    }
    refused = desk.post(f"{at}vote/", {**asked, "opens": "", "closes": ""})
    assert (refused.status_code, refused.context["ask"].errors) == (
        422,
        {"opens": ["Say from when to when people can vote."]},
    )
    times = {"opens": "2026-11-19T14:35", "closes": "2026-11-19T15:30"}
    answer = desk.post(f"{at}vote/", {**asked, **times})
    vote = Vote.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, vote.get_absolute_url())
    assert "Take its result over" not in (page := text(desk.get(at)))
    assert "This vote is not closed yet." in page and "That is decided" not in page
    early = desk.post(f"{at}take-over/", {"words": "同意加装", "reasons": ""})
    assert (early.status_code, Decision.objects.count()) == (422, 0)
    votes.open_vote(vote=vote, by=cast.dispatcher, now=BEGINS)
    for slip in votes.print_slips(vote=vote, first=1, last=3, by=cast.dispatcher, now=BEGINS):
        votes.cast(code=slip.code, choice=1, now=BEGINS + timedelta(minutes=10))
    votes.close(vote=vote, by=cast.dispatcher, now=BEGINS + timedelta(minutes=20))
    assert "Take its result over" in text(desk.get(at))
    page = text(desk.post(f"{at}take-over/", {"words": "同意加装", "reasons": ""}, follow=True))
    assert "Decided: Adopted." in page and "By a vote that was held: 3 in favour, 0 against, 0 abstained" in page


def test_who_does_not_run_the_meeting_puts_nothing_to_a_vote(cast, at_desk, session, clock):
    topic = actions.add_topic(meeting=session(), title="加装电梯", by=cast.dispatcher, now=BEGINS)
    clock(BEGINS)
    desk, at = at_desk(cast.north_worker), f"{AT}topics/{topic.pk}/"
    assert "Have a vote decide it" not in text(desk.get(at))
    assert [desk.post(f"{at}{step}/").status_code for step in ("vote", "take-over")] == [404, 404]


def test_a_proposal_s_page_says_what_the_meeting_decided(cast, at_desk, client, forum, accepted, session, clock):
    forum.proposals = True
    forum.save()
    topic = session().topics.get(proposal=accepted)
    clock(BEGINS)
    desk = at_desk(cast.dispatcher)
    assert accepted.text in text(desk.get(topic.get_absolute_url()))
    actions.decide(actions.Decided(words="年内安装座椅"), topic=topic, by=cast.dispatcher, now=BEGINS)
    page = text(desk.get(accepted.get_absolute_url()))
    assert "What a meeting decided" in page and "年内安装座椅" in page and topic.get_absolute_url() in page
    for address in (f"/proposals/{accepted.pk}/", f"/proposals/mine/{accepted.code}/"):
        assert "年内安装座椅" in text(client.get(address))


def test_one_s_own_meetings_are_read_at_a_secret_address_until_it_is_renewed(cast, at_desk, client, called, clock):
    called()
    member = at_desk(cast.north_worker)
    address = member.get(f"{AT}calendar/").context["address"]
    mine = client.get(address)
    assert text(mine).count("BEGIN:VEVENT") == 1
    assert mine["Cache-Control"] == "private, no-store"
    renewed = member.post(f"{AT}calendar/renew/", follow=True).context["address"]
    assert (client.get(address).status_code, client.get(renewed).status_code) == (404, 200)
    cast.north_worker.is_active = False
    cast.north_worker.save()
    assert client.get(renewed).status_code == 404


def test_money_is_listed_with_what_it_comes_to_approved_and_spent_at_the_desk(cast, at_desk, session, clock):
    topic = actions.add_topic(meeting=session(), title="停车", by=cast.dispatcher, now=BEGINS)
    decision = actions.decide(actions.Decided(words="同意划线"), topic=topic, by=cast.dispatcher, now=BEGINS)
    actions.post(
        meeting=actions.end(meeting=topic.meeting, by=cast.dispatcher, now=BEGINS), by=cast.dispatcher, now=BEGINS
    )
    wanted = actions.Wanted(kind="spending", words="划线", amount=Decimal("1200"), fund="村集体资金")
    spending = actions.follow(wanted, decision=decision, by=cast.dispatcher, now=BEGINS).spending
    leader, at = (
        account("leader", "示范领导", cast.street_office, "dispatcher", cast.street),
        f"{AT}money/{spending.pk}/",
    )
    clock(BEGINS)
    page = text(at_desk(cast.dispatcher).get(at))
    assert "Somebody else than who asked for the money decides about it." in page and "approve/" not in page
    assert "Objections can be raised until 2026-11-26." in text(at_desk(leader).get(at))
    clock(BEGINS + timedelta(days=8))
    desk = at_desk(leader)
    assert '<span class="badge">1</span>' in text(desk.get(AT))
    page = text(desk.get(f"{AT}money/"))
    assert "划线" in page and "1,200.00" in page
    refused = desk.post(f"{at}refuse/", {"seen": 1, "words": ""})
    assert (refused.status_code, refused.context["forms"]["refuse"].errors["words"][0][:22]) == (
        422,
        "Say why it is refused;",
    )
    assert "Approved." in text(desk.post(f"{at}approve/", {"seen": 1, "words": ""}, follow=True))
    desk = at_desk(cast.dispatcher)
    spent = {"seen": 2, "amount": "1300", "spent_on": "2026-11-27", "evidence": "发票 1 号"}
    wrong = desk.post(f"{at}spent/", spent)
    assert (wrong.status_code, "1,200.00 yuan were approved." in text(wrong), "发票 1 号" in text(wrong)) == (
        422,
        True,
        True,
    )
    assert "Written down." in text(desk.post(f"{at}spent/", {**spent, "amount": "1150"}, follow=True))
    assert "1,150.00" in text(desk.get(f"{AT}money/?state=all")) and "划线" not in text(desk.get(f"{AT}money/"))
    assert at_desk(cast.north_worker).get(at).status_code == 404
    assert "划线" not in text(at_desk(cast.north_worker).get(f"{AT}money/?state=all"))


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_money_asks_as_often_for_three_as_for_one(
    cast, at_desk, session, clock, django_assert_num_queries, rows
):
    topic = actions.add_topic(meeting=session(), title="停车", by=cast.dispatcher, now=BEGINS)
    decision = actions.decide(actions.Decided(words="同意划线"), topic=topic, by=cast.dispatcher, now=BEGINS)
    for number in range(rows):
        wanted = actions.Wanted(kind="spending", words=f"划线 {number}", amount=Decimal("12"), fund="村集体资金")
        actions.follow(wanted, decision=decision, by=cast.dispatcher, now=BEGINS)
    clock(BEGINS)
    desk = at_desk(cast.dispatcher)
    desk.get(f"{AT}money/")
    with django_assert_num_queries(7):
        desk.get(f"{AT}money/")
