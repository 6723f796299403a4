"""What residents see of meetings, and what they say to decisions."""

from linli.deliberation import actions
from linli.deliberation.models import Attendance, Objection
from tests.cast import NOW
from tests.deliberation.conftest import BEGINS


def text(page):
    return page.content.decode()


def decided(cast, session):
    meeting = session()
    topic = actions.add_topic(meeting=meeting, title="停车", about="内部说明", by=cast.dispatcher, now=BEGINS)
    decision = actions.decide(actions.Decided(words="同意划线停车"), topic=topic, by=cast.dispatcher, now=BEGINS)
    actions.post(meeting=actions.end(meeting=meeting, by=cast.dispatcher, now=BEGINS), by=cast.dispatcher, now=BEGINS)
    return decision


def test_open_meetings_are_announced_and_others_are_not(cast, client, called, planned, households, clock):
    client.cookies["language"] = "en"
    closed = called()
    opened = actions.call(planned(forum=households, households=9), by=cast.dispatcher, now=NOW)
    page = text(client.get(f"/deliberation/?area={cast.grid_n1.pk}"))
    assert ("居民会议" in page, "两委会" in page) == (True, False)
    assert "居民会议" not in text(client.get(f"/deliberation/?area={cast.grid_s1.pk}"))
    assert "You may come and listen." in text(client.get(f"/deliberation/{opened.pk}/"))
    assert client.get(f"/deliberation/{closed.pk}/").status_code == 404


def test_a_decision_hangs_out_is_objected_to_and_the_answer_stands_behind_the_code(cast, client, session, clock):
    client.cookies["language"] = "en"
    decision = decided(cast, session)
    clock(BEGINS)
    assert "停车" in text(client.get("/deliberation/"))
    at = f"/deliberation/decisions/{decision.pk}/"
    page = text(client.get(at))
    assert "同意划线停车" in page and "内部说明" not in page
    wrong = client.post(at, {"words": "没地方", "name": "王小明", "phone": "", "key": ""})
    assert (wrong.status_code, "没地方" in text(wrong)) == (422, True)
    made = client.post(at, {"words": "没地方", "name": "王小明", "phone": "13900000001", "key": ""})
    own = Objection.objects.get()
    assert made.headers["Location"] == f"/deliberation/mine/{own.code}/"
    assert "We have your objection." in text(client.get(f"/deliberation/mine/{own.code}/"))
    actions.answer_objection(objection=own, upheld=False, words="另有车位", by=cast.dispatcher, now=BEGINS)
    assert "另有车位" in text(client.get(f"/deliberation/mine/{own.code}/"))
    found = client.post("/deliberation/mine/", {"code": own.code})
    assert found.headers["Location"] == f"/deliberation/mine/{own.code}/"
    assert client.post("/deliberation/mine/", {"code": "000000000000"}).status_code == 422
    assert client.get("/deliberation/mine/000000000001/").status_code == 404


def test_a_decision_that_never_hung_out_does_not_exist_for_residents(cast, client, session):
    meeting = session()
    topic = actions.add_topic(meeting=meeting, title="停车", by=cast.dispatcher, now=BEGINS)
    decision = actions.decide(actions.Decided(words="同意"), topic=topic, by=cast.dispatcher, now=BEGINS)
    assert client.get(f"/deliberation/decisions/{decision.pk}/").status_code == 404


def test_a_resident_says_at_the_door_that_they_are_here_for_their_home(cast, client, planned, households, clock):
    client.cookies["language"] = "en"
    meeting = actions.call(planned(forum=households, households=9), by=cast.dispatcher, now=NOW)
    at = f"/deliberation/{meeting.pk}/here/{meeting.door}/"
    assert "It is too early" in text(client.get(at))
    clock(BEGINS)
    empty = client.post(at, {"name": "王小明", "home": "", "phone": "", "key": ""})
    assert (empty.status_code, "Say for which home you come" in text(empty)) == (422, True)
    assert "Welcome." in text(client.post(at, {"name": "王小明", "home": "3-201", "phone": "", "key": ""}))
    assert Attendance.objects.get().home == "3-201"
    assert client.get(f"/deliberation/{meeting.pk}/here/other/").status_code == 404


def test_open_meetings_are_subscribed_to_and_others_are_not(cast, client, called, planned, households, clock):
    closed = called()
    opened = actions.call(planned(forum=households, households=9), by=cast.dispatcher, now=NOW)
    everywhere = client.get(f"/deliberation/meetings.ics?area={cast.grid_n1.pk}")
    assert (everywhere["Content-Type"], text(everywhere).count("BEGIN:VEVENT")) == ("text/calendar; charset=utf-8", 1)
    assert "BEGIN:VEVENT" not in text(client.get(f"/deliberation/meetings.ics?area={cast.south.pk}"))
    assert "BEGIN:VEVENT" in text(client.get(f"/deliberation/{opened.pk}.ics"))
    assert client.get(f"/deliberation/{closed.pk}.ics").status_code == 404
    page = text(client.get(f"/deliberation/{opened.pk}/"))
    assert f"/deliberation/{opened.pk}.ics" in page
    assert f"/deliberation/meetings.ics?forum={households.pk}&amp;area={cast.north.pk}" in page
    assert "/deliberation/meetings.ics?&amp;area=" in text(client.get("/deliberation/"))
