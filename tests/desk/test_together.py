"""Working together at the desk: called in, offered by skill, split, and complaints that nobody they are about finds."""

import pytest
from django.db import connection
from django.urls import URLPattern, URLResolver, get_resolver

from linli.cases import actions as cases
from linli.cases.models import Case
from linli.catalogue import actions as catalogue
from linli.catalogue.models import Practice
from linli.core.fresh import expire_all
from linli.core.refusal import Refusal
from linli.journal.actions import SYSTEM
from linli.journeys.jobs import follow_journal
from linli.people import actions as people
from tests.cast import NOW

SECRET = "村干部收了好处费"


@pytest.fixture(autouse=True)
def practice(cast):
    settings = {**Practice.objects.get().settings, "skills": [["electrician", "电工", "Electrical work"]]}
    settings["limits"] = {"whistle": {"amount": 1, "unit": "working_hours"}, "returns": 2}
    catalogue.keep_practice(settings=settings, by=SYSTEM, now=NOW)
    expire_all()


def take(client, case, action, **typed):
    case.refresh_from_db()
    return client.post(f"/desk/cases/{case.pk}/{action}/", {"seen": case.version, **typed})


def test_departments_are_whistled_in_report_in_and_do_their_part_from_the_page(cast, at_desk):
    case = cast.in_hand(area=cast.grid_n1)
    dispatcher, helper = at_desk(cast.dispatcher), at_desk(cast.north_worker)
    typed = {"organisations": [cast.north_committee.pk], "words": "到场配合"}
    assert take(dispatcher, case, "whistle", **typed).status_code == 302
    page = helper.get(f"/desk/cases/{case.pk}/").content.decode()
    assert "Working together" in page and "北社区居委会" in page
    assert [row.pk for row in helper.get("/desk/?tab=assisting").context["shown"]] == [case.pk]
    assert take(helper, case, "assist", words="已配合").status_code == 302
    assert helper.get("/desk/?tab=assisting").context["shown"] == []


def test_who_lacks_the_wanted_skill_is_told_and_finds_it_on_no_tab_until_they_have_it(cast, at_desk):
    case = cast.case()
    cases.accept(case=case, by=cast.dispatcher, now=NOW)
    cases.offer(case=case, by=cast.dispatcher, now=NOW, skill="electrician")
    with pytest.raises(Refusal, match="Electrical work"):
        cases.claim(case=case, by=cast.north_worker, now=NOW)
    client = at_desk(cast.north_worker)
    assert client.get("/desk/?tab=offered").context["shown"] == []
    assert client.post("/desk/account/skills/", {"skill": ["electrician", "unknown"]}).status_code == 302
    assert [row.pk for row in client.get("/desk/?tab=offered").context["shown"]] == [case.pk]
    assert take(client, case, "claim").status_code == 302


def test_the_page_shows_how_often_a_case_went_to_and_fro(cast, at_desk):
    case = cast.in_hand()
    cases.assign(case=case, by=cast.dispatcher, now=NOW, organisation=cast.north_committee)
    cases.give_back(case=case, by=cast.north_worker, now=NOW, words="不归我们")
    page = at_desk(cast.dispatcher).get(f"/desk/cases/{case.pk}/").content.decode()
    assert "returned 1 time" in page
    assert "Returned by 北社区居委会" in page
    assert "Back in the hands of 城管科, who received it first" in page


def test_whole_and_part_show_each_other(cast, at_desk):
    case = cast.in_hand()
    client = at_desk(cast.dispatcher)
    assert take(client, case, "split", words="更换电缆").status_code == 302
    part = Case.objects.get(parent=case)
    assert "更换电缆" in client.get(f"/desk/cases/{case.pk}/").content.decode()
    assert f"/desk/cases/{case.pk}/" in client.get(f"/desk/cases/{part.pk}/").content.decode()


def test_marking_from_the_page_wants_a_name_that_is_known(cast, at_desk):
    case = cast.case()
    client = at_desk(cast.dispatcher)
    assert "Nobody of this name" in take(client, case, "mark", person="没有这个人").content.decode()
    assert take(client, case, "mark", person="网格员 01").status_code == 302
    case.refresh_from_db()
    assert case.about_person == cast.north_worker.person


def addresses(patterns, prefix=""):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, prefix + str(pattern.pattern))
        elif isinstance(pattern, URLPattern):
            yield prefix + str(pattern.pattern)


WALKED = sorted(each for each in addresses(get_resolver().url_patterns) if each.startswith(("desk/", "board/")))


@pytest.fixture
def complaint(cast):
    """Told, counted and indexed before it is marked: whatever was kept of it then must not show either."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT setval(pg_get_serial_sequence('cases_case', 'id'), 7654321)")
    case = cast.case(SECRET)
    people.take_post(
        person=cast.north_worker.person,
        organisation=cast.north_committee,
        role=cast.dispatcher.person.posts.get().role,
        area=cast.north,
        since=NOW.date(),
        by=SYSTEM,
        now=NOW,
    )
    follow_journal(timestamp=0)
    case = cases.mark(case=case, by=cast.dispatcher, now=NOW, person=cast.north_worker.person)
    cases.note(case=case, by=cast.dispatcher, now=NOW, words=SECRET)
    follow_journal(timestamp=1)
    return case


@pytest.mark.parametrize("address", WALKED)
def test_no_address_tells_the_one_complained_about(cast, at_desk, complaint, address):
    client = at_desk(cast.north_worker)
    path = "/" + address
    for name, value in {
        "<int:pk>": complaint.pk,
        "<int:photo_pk>": 1,
        "<slug:action>": "note",
        "<slug:rung>": "meeting",
    }.items():
        path = path.replace(name, str(value))
    if "<" in path or "^" in path or "sign-out" in path:
        return
    for query in ("", f"?q={SECRET[:4]}", f"?q={complaint.pk}", "?tab=new", "?status=received", "?tab=overdue"):
        response = client.get(path + query, follow=True)
        said = b"".join(response.streaming_content) if response.streaming else response.content
        body = said.decode(errors="replace").replace(path, "").replace(query, "")
        assert SECRET not in body
        assert f">{complaint.pk}<" not in body and f"/cases/{complaint.pk}/" not in body


def test_whoever_stands_above_finds_it(cast, at_desk, complaint):
    page = at_desk(cast.dispatcher).get("/desk/").content.decode()
    assert f"/desk/cases/{complaint.pk}/" in page
