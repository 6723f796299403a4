"""Being a volunteer, on the public site: joining, one's own page, correcting, taking along, leaving, erasing."""

from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from linli.journal.models import Event, Words
from linli.volunteers import actions
from linli.volunteers.models import Guardian, Volunteer
from tests.cast import NOW


@pytest.fixture
def typed(cast, skilled):
    """What a resident types: typed(phone="…")."""

    def say(**more):
        usual = {"name": "居民 01", "phone": "13900000001", "area": cast.grid_n1.pk, "born": "1986"}
        return {**usual, **more}

    return say


def text(answer):
    return answer.content.decode()


def test_joining_leads_to_ones_own_page_and_back_again_by_the_code(cast, reader, typed):
    page = reader.get("/volunteers/join/")
    said = typed(skills=["mediator"], times=["weekend_morning"], key=page.context["key"])
    first = reader.post("/volunteers/join/", said)
    assert reader.post("/volunteers/join/", said)["Location"] == first["Location"]
    mine = reader.get(first["Location"])
    assert "Thank you. Somebody will confirm it soon." in text(mine) and "Mediation" in text(mine)
    assert mine.headers["Cache-Control"] == "no-store"
    code = Volunteer.objects.get().code
    found = reader.post("/volunteers/mine/", {"code": f"{code[:4]} {code[4:8]} {code[8:]}"})
    assert found["Location"] == f"/volunteers/{code}/"


def test_what_is_refused_keeps_what_was_typed_and_says_why_beside_the_field(cast, reader, typed):
    page = reader.post("/volunteers/join/", typed(phone="what", skills=["mediator"]))
    assert page.status_code == 422 and 'value="居民 01"' in text(page)
    assert 'value="mediator" checked' in text(page)
    assert text(page).index('id="phone-error"') < text(page).index("This does not look like a telephone number.")
    nowhere = reader.post("/volunteers/join/", typed(area=""))
    assert "Choose a place from the list." in text(nowhere) and Volunteer.objects.count() == 0


def test_whoever_is_under_age_names_a_guardian_and_reads_that_they_are_asked(cast, reader, typed):
    page = reader.post("/volunteers/join/", typed(born="2010"))
    assert "Whoever is under 18 names a parent or guardian" in text(page) and '<details class="field" open' in text(
        page
    )
    made = reader.post("/volunteers/join/", typed(born="2010", guardian_name="家长 01", guardian_phone="13900000099"))
    assert "You are not of age: your guardian is asked first." in text(reader.get(made["Location"]))
    assert "2010" not in text(reader.get(made["Location"]))


def test_teams_are_shown_and_asked_from_ones_own_page(cast, reader, team, volunteers):
    assert "北社区邻里互助队" in text(reader.get("/volunteers/"))
    assert "北社区邻里互助队" not in text(reader.get("/volunteers/", {"area": cast.south.pk}))
    code = volunteers(2).code
    assert "北社区邻里互助队" in text(reader.get(f"/volunteers/{code}/"))
    asked = reader.post(f"/volunteers/{code}/ask/", {"team": team.code}, follow=True)
    assert "Wants to join" in text(asked)
    parted = reader.post(f"/volunteers/{code}/part/", {"team": team.code}, follow=True)
    assert "You are in no team yet." in text(parted)


def test_what_is_kept_is_corrected_and_taken_along(cast, reader, volunteer):
    page = f"/volunteers/{volunteer.code}/change/"
    said = {"name": "居民 01", "phone": "13900000009", "area": cast.grid_n2.pk, "skills": [], "seen": volunteer.version}
    assert reader.post(page, said)["Location"] == f"/volunteers/{volunteer.code}/"
    stale = reader.post(page, {**said, "phone": "13900000008"})
    assert stale.status_code == 422 and "This was changed while you were looking at it." in text(stale)
    taken = reader.post(f"/volunteers/{volunteer.code}/data/")
    rows = dict(CalamineWorkbook.from_filelike(BytesIO(taken.content)).get_sheet_by_index(0).to_python()[1:])
    assert (rows["Full name"], rows["Telephone"], rows["Area"]) == ("居民 01", "13900000009", "北二网格")
    kinds = list(Event.objects.filter(subject_type="volunteer").order_by("seq").values_list("kind", flat=True))
    assert kinds[-2:] == ["volunteer.changed", "volunteer.handed_out"]


def test_where_roughly_is_given_kept_and_taken_away_by_oneself(cast, reader, volunteer):
    page = f"/volunteers/{volunteer.code}/change/"
    said = {"name": "居民 01", "phone": "13900000001", "area": cast.grid_n1.pk}
    assert "only the area is kept" in text(reader.get(f"/volunteers/{volunteer.code}/"))
    empty = reader.post(page, {**said, "seen": volunteer.version, "rough": "spot"})
    assert empty.status_code == 422 and "Tap the map first, or leave it at the area." in text(empty)
    tapped = {**said, "seen": volunteer.version, "rough": "spot", "lat": "30.31234", "lon": "110.09876"}
    assert reader.post(page, tapped).status_code == 302
    volunteer.refresh_from_db()
    assert volunteer.spot == (110.1, 30.31)
    assert "to about a kilometre" in text(reader.get(f"/volunteers/{volunteer.code}/"))
    form = text(reader.get(page))
    assert 'value="kept" checked' in form and "30.31" not in form
    reader.post(page, {**said, "area": cast.grid_n2.pk, "seen": volunteer.version, "rough": "kept"})
    volunteer.refresh_from_db()
    assert (volunteer.spot, volunteer.area) == ((110.1, 30.31), cast.grid_n2)
    reader.post(page, {**said, "seen": volunteer.version, "rough": "none"})
    volunteer.refresh_from_db()
    assert volunteer.spot is None
    assert "30.31" not in str(list(Event.objects.filter(kind="volunteer.changed").values_list("data", flat=True)))


def test_leaving_coming_back_and_having_everything_erased(cast, reader, volunteer):
    home = f"/volunteers/{volunteer.code}/"
    assert "You are no longer a volunteer." in text(reader.post(f"{home}leave/", follow=True))
    assert "Somebody will confirm it soon." in text(reader.post(f"{home}come-back/", follow=True))
    assert "Erase it now" in text(reader.get(f"{home}erase/"))
    assert "It is erased." in text(reader.post(f"{home}erase/"))
    held = Volunteer.objects.get()
    assert (held.name, held.phone, held.mark, held.skills, held.state) == ("", "", None, [], "left")
    assert reader.get(home).status_code == 404
    assert Guardian.objects.count() == 0 and Words.objects.count() == 0


def test_the_reason_of_a_suspension_stands_on_the_page(cast, reader, volunteer):
    until = NOW.date().replace(month=12, day=1)
    actions.suspend(volunteer=volunteer, words="三次未到", until=until, by=cast.dispatcher, now=NOW)
    page = text(reader.get(f"/volunteers/{volunteer.code}/"))
    assert "You are called to nothing until 2026-12-01." in page and "三次未到" in page


def test_a_code_that_nobody_has_finds_nothing_and_those_who_sign_in_are_not_found_by_it(cast, reader, joining):
    mine = actions.report_in(joining(), by=cast.officer, now=NOW)
    assert reader.get(f"/volunteers/{mine.code}/").status_code == 404
    wrong = reader.post("/volunteers/mine/", {"code": mine.code})
    assert wrong.status_code == 422 and "No volunteer has this code." in text(wrong)
    assert reader.post(f"/volunteers/{mine.code}/leave/").status_code == 404
