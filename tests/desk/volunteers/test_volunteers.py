"""Volunteers at the desk: the list, one volunteer, entering, confirming, reporting in."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from linli.core import sheets
from linli.journal.models import Words
from linli.volunteers import actions
from linli.volunteers.models import Volunteer
from tests.cast import NOW


def text(answer):
    return answer.content.decode()


def test_the_list_shows_whom_the_posts_show_masked_and_narrows(cast, at_desk, joined, volunteers):
    volunteers(1, skills=["electrician"]), joined(2, area=cast.grid_s1)
    desk = at_desk(cast.dispatcher)
    page = text(desk.get("/desk/volunteers/"))
    assert "2 people" in page and "居***" in page and "居民 01" not in page
    assert "1 person\n" in text(desk.get("/desk/volunteers/", {"skill": "electrician"}))
    assert "1 person\n" in text(desk.get("/desk/volunteers/", {"state": "applied", "area": cast.south.pk}))
    nobody = text(
        desk.get("/desk/volunteers/", {"free": "weekend_evening", "way": "roster", "language": "sign_language"})
    )
    assert "Nobody fits." in nobody
    assert at_desk(cast.officer).get("/desk/volunteers/").status_code == 403


@pytest.mark.parametrize("address", ["/desk/volunteers/", "/desk/volunteers/teams/"])
def test_more_rows_ask_nothing_more(cast, at_desk, team, volunteers, address):
    desk = at_desk(cast.dispatcher)

    def asked():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            desk.get(address)
        return len(queries)

    asked()
    before = asked()
    for number in range(2, 6):
        one = volunteers(number)
        founding = actions.Founding(name=f"队 {number}", field="culture", area=cast.south, captain=one)
        actions.found(founding, by=cast.dispatcher, now=NOW)
    assert asked() == before


def test_somebody_is_confirmed_suspended_and_called_again_from_their_page(cast, at_desk, joined):
    made = joined(1)
    desk, page = at_desk(cast.dispatcher), f"/desk/volunteers/{made.pk}/"
    assert "Wants to join" in text(desk.get(page))
    assert "Active volunteer" in text(desk.post(f"{page}confirm/", follow=True))
    late = desk.post(f"{page}confirm/")
    assert late.status_code == 422 and "This is now “Active volunteer”" in text(late)
    empty = desk.post(f"{page}suspend/", {"words": "", "until": ""})
    assert empty.status_code == 422 and "Please fill this in." in text(empty)
    past = desk.post(f"{page}suspend/", {"words": "三次未到", "until": "2020-01-01"})
    assert "A suspension ends: choose a day within the next year." in text(past)
    assert desk.post(f"{page}nonsense/").status_code == 404
    assert Volunteer.objects.get().state == "active"


def test_who_may_not_see_somebody_finds_nobody(cast, at_desk, volunteer):
    assert at_desk(cast.officer).get(f"/desk/volunteers/{volunteer.pk}/").status_code == 404
    assert at_desk(cast.officer).post(f"/desk/volunteers/{volunteer.pk}/leave/").status_code == 404


def test_name_and_number_are_shown_whole_once_for_a_purpose_that_is_written_down(cast, at_desk, volunteer):
    desk, page = at_desk(cast.dispatcher), f"/desk/volunteers/{volunteer.pk}/"
    assert "居民 01" not in text(desk.get(page))
    why = desk.post(f"{page}reveal/", {"purpose": ""})
    assert why.status_code == 422 and "居民 01" not in text(why)
    whole = desk.post(f"{page}reveal/", {"purpose": "通知集合"})
    assert "居民 01" in text(whole) and "13900000001" in text(whole)
    assert list(Words.objects.values_list("text", flat=True)) == ["通知集合"]


def test_a_guardian_is_written_down_before_somebody_under_age_is_confirmed(cast, at_desk, joined):
    young = joined(1, born=2010, guardian_name="家长 01", guardian_phone="13900000099")
    desk, page = at_desk(cast.dispatcher), f"/desk/volunteers/{young.pk}/"
    assert "a guardian has to agree first" in text(desk.get(page))
    said = {"name": "家长 01", "phone": "13900000099", "note": "当面"}
    assert "a guardian agreed" in text(desk.post(f"{page}consent/", said, follow=True))
    assert "Active volunteer" in text(desk.post(f"{page}confirm/", follow=True))


def test_somebody_is_entered_at_the_counter_and_gets_a_code(cast, at_desk, skilled):
    desk = at_desk(cast.dispatcher)
    said = {"name": "居民 07", "phone": "", "area": cast.grid_n1.pk, "skills": ["mediator"]}
    entered = desk.post("/desk/volunteers/new/", said, follow=True)
    made = Volunteer.objects.get()
    assert (made.name, made.state, made.skills) == ("居民 07", "active", ["mediator"])
    assert f"{made.code[:4]} {made.code[4:8]} {made.code[8:]}" in text(entered)
    again = desk.post("/desk/volunteers/new/", said)
    assert again.status_code == 422 and "is a volunteer already" in text(again) and 'value="居民 07"' in text(again)


def test_what_is_kept_is_corrected_without_name_and_number_being_shown(cast, at_desk, volunteer):
    desk, page = at_desk(cast.dispatcher), f"/desk/volunteers/{volunteer.pk}/change/"
    assert "居民 01" not in text(desk.get(page))
    said = {"area": cast.grid_n2.pk, "skills": ["mediator"], "rough": "middle", "seen": volunteer.version}
    desk.post(page, said)
    held = Volunteer.objects.get()
    assert held.spot is not None and 'value="kept"' in text(desk.get(page))
    assert (held.area, held.skills, held.name, held.phone) == (cast.grid_n2, ["mediator"], "居民 01", "13900000001")


def test_a_member_reports_in_changes_and_leaves_with_their_account(cast, at_desk, team):
    desk, page = at_desk(cast.officer), "/desk/volunteers/mine/"
    assert "Report in" in text(desk.get(page))
    said = {"area": cast.grid_n1.pk, "organisation": cast.works.pk, "skills": ["mediator"]}
    assert "Wants to join" in text(desk.post(page, said, follow=True))
    mine = Volunteer.objects.get(account=cast.officer)
    assert (mine.organisation, mine.way, mine.state) == (cast.works, "reported", "applied")
    assert "北社区邻里互助队" in text(desk.get(page))
    desk.post(f"{page}ask/", {"team": team.code})
    assert mine.memberships.get().standing == "asked"
    desk.post(f"{page}change/", {"area": cast.grid_n2.pk, "seen": mine.version})
    mine.refresh_from_db()
    assert (mine.area, mine.skills) == (cast.grid_n2, [])
    taken = sheets.read_cells(desk.post(f"{page}data/").content, "volunteer.xlsx")
    assert taken[1] == ["Full name", "科员 01"] and ["Area", "北二网格"] in taken
    assert "No longer a volunteer" in text(desk.post(f"{page}leave/", follow=True))
    assert "Wants to join" in text(desk.post(f"{page}come_back/", follow=True))
    assert desk.post(f"{page}nonsense/").status_code == 404
    assert at_desk(cast.outsider).post(f"{page}leave/").status_code == 404
