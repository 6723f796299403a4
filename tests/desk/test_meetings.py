"""What a meeting has to decide."""

from linli.cases import actions as cases
from linli.desk.columns import cells
from tests.cast import NOW


def test_a_meetings_list_shows_the_cases_sent_to_it_and_no_others(cast, at_desk):
    sent, other = cast.case("修村口的桥"), cast.case("井盖松了")
    for case in (sent, other):
        cases.accept(case=case, by=cast.dispatcher, now=NOW)
    cases.deliberate(case=sent, by=cast.dispatcher, now=NOW, rung=cast.meeting_rung)
    page = at_desk(cast.dispatcher).get("/desk/meetings/meeting/").content.decode()
    assert ("修村口的桥" in page, "井盖松了" in page) == (True, False)


def test_a_level_without_a_meeting_has_no_list(cast, at_desk):
    assert at_desk(cast.dispatcher).get("/desk/meetings/member/").status_code == 404


def test_a_meeting_shows_only_what_one_may_see(cast, at_desk):
    case = cast.case("修村口的桥")
    cases.accept(case=case, by=cast.dispatcher, now=NOW)
    cases.deliberate(case=case, by=cast.dispatcher, now=NOW, rung=cast.meeting_rung)
    assert "修村口的桥" not in at_desk(cast.outsider).get("/desk/meetings/meeting/").content.decode()


def test_a_meeting_s_list_has_the_queue_s_own_head(cast, at_desk):
    case = cast.case()
    cases.accept(case=case, by=cast.dispatcher, now=NOW)
    cases.deliberate(case=case, by=cast.dispatcher, now=NOW, rung=cast.meeting_rung)
    page = at_desk(cast.dispatcher).get("/desk/meetings/meeting/").content.decode()
    assert f"<thead><tr>{cells.head()}</tr></thead>" in page
