"""Teams at the desk: the list, one team, taking people in; the report; which teams fit a theme."""

from linli.core import sheets
from linli.journal.actions import RESIDENT
from linli.services import actions as services
from linli.volunteers import actions
from linli.volunteers.models import Membership, Team, Volunteer
from tests.cast import NOW


def text(answer):
    return answer.content.decode()


def test_a_team_is_founded_changed_and_closed(cast, at_desk, volunteer):
    desk = at_desk(cast.dispatcher)
    said = {
        "name": "北社区文艺队",
        "field": "culture",
        "area": cast.north.pk,
        "captain_number": volunteer.pk,
        "open": "on",
    }
    made = desk.post("/desk/volunteers/teams/new/", said, follow=True)
    team = Team.objects.get()
    assert (team.captain, team.open) == (volunteer, True) and "北社区文艺队" in text(made)
    page = f"/desk/volunteers/teams/{team.code}/"
    assert desk.get(f"{page}change/").status_code == 200
    desk.post(f"{page}change/", {**said, "name": "北社区合唱队", "open": "", "seen": 1})
    team.refresh_from_db()
    assert (team.name, team.open) == ("北社区合唱队", False)
    stale = desk.post(f"{page}change/", {**said, "seen": 1})
    assert stale.status_code == 422 and "This was changed while you were looking at it." in text(stale)
    assert "no longer exists" in text(desk.post(f"{page}close/", follow=True))
    nobody = desk.post("/desk/volunteers/teams/new/", {**said, "captain_number": 99999})
    assert nobody.status_code == 422 and "You see no volunteer of this number." in text(nobody)


def test_the_captain_takes_people_in_and_others_see_only_what_the_team_is(cast, at_desk, joining, volunteers):
    captain = actions.report_in(joining(area=cast.grid_s1), by=cast.officer, now=NOW)
    actions.confirm(volunteer=captain, by=cast.dispatcher, now=NOW)
    captain.refresh_from_db()
    founding = actions.Founding(
        name="科员先锋队", field="environment", area=cast.south, captain=captain, code="pioneers"
    )
    team = actions.found(founding, by=cast.dispatcher, now=NOW)
    asked = actions.ask_in(volunteer=volunteers(2), team=team, by=RESIDENT, now=NOW)
    desk, page = at_desk(cast.officer), "/desk/volunteers/teams/pioneers/"
    assert "Want to join" in text(desk.get(page))
    assert "Who is in it" in text(desk.post(f"{page}accept/", {"who": asked.pk}, follow=True))
    asked.refresh_from_db()
    assert asked.standing == "member"
    third = volunteers(3)
    assert desk.post(f"{page}take-in/", {"number": third.pk}).status_code == 422  # not one whom the captain sees
    desk.post(f"{page}depute/", {"who": asked.pk})
    assert Membership.objects.get(pk=asked.pk).deputy
    desk.post(f"{page}part/", {"who": asked.pk})
    assert list(Volunteer.objects.of(team)) == [captain]
    other = at_desk(cast.outsider)
    assert "科员先锋队" in text(other.get(page)) and "Who is in it" not in text(other.get(page))
    assert other.post(f"{page}accept/", {"who": asked.pk}).status_code == 404
    assert desk.post(f"{page}nonsense/", {"who": asked.pk}).status_code == 404


def test_teams_are_narrowed_by_place_field_and_who_leads(cast, at_desk, team):
    desk, page = at_desk(cast.dispatcher), "/desk/volunteers/teams/"
    for said, there in [
        ({}, True),
        ({"field": "culture"}, False),
        ({"area": cast.south.pk}, False),
        ({"whose": "mine"}, False),
    ]:
        assert ("北社区邻里互助队" in text(desk.get(page, said))) is there


def test_the_report_counts_fields_areas_and_who_reported_in(cast, at_desk, team, joining, joined):
    reported = actions.report_in(joining(organisation=cast.works), by=cast.officer, now=NOW)
    reported = actions.confirm(volunteer=reported, by=cast.dispatcher, now=NOW)
    actions.take_in(volunteer=reported, team=team, by=cast.dispatcher, now=NOW)
    joined(5)
    desk = at_desk(cast.dispatcher)

    def rows(**said):
        content = desk.get("/desk/volunteers/report.xlsx", said).content
        return sheets.read_cells(content, "report.xlsx")[1:]

    together = ["Together", 1, 2, 1, 1]
    assert rows() == [
        ["Neighbours' help", 1, 2, 1, 0],
        ["Cleaning up", 0, 0, 0, 0],
        ["Culture", 0, 0, 0, 0],
        together,
    ]
    assert rows(way="area", area=cast.street.pk) == [["北社区", 1, 2, 1, 1], ["南社区", 0, 0, 0, 0], together]
    assert rows(way="organisation") == [["城管科", 0, 1, 1, 0], ["not said", 1, 0, 0, 0], together]
    assert "Report of volunteers" in text(desk.get("/desk/volunteers/report/", {"way": "area"}))
    assert desk.get("/desk/volunteers/report.pdf").status_code == 404


def test_the_theme_of_a_month_shows_the_teams_that_fit_it(cast, at_desk, team):
    said = {"month": 11, "year": None, "name": "用电安全月", "skills": ["electrician"]}
    theme, _new = services.keep_theme(area=cast.street, theme=None, by=cast.dispatcher, now=NOW, **said)
    page = text(at_desk(cast.dispatcher).get(f"/desk/services/themes/{theme.pk}/"))
    assert "Teams that fit the theme" in page and "北社区邻里互助队" in page and "1 in it can do what is asked" in page
