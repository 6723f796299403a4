"""The pages of steps with many cases: ticks, the form, what would happen, consent, the result, taking back."""

import pytest

from linli.cases import actions as cases
from linli.cases.models import Case
from linli.cases.words import Status
from linli.desk.bulk import views
from linli.desk.models import Batch
from linli.journal.queries import story
from tests.cast import NOW


def standing(*among: Case) -> list[str]:
    return [Case.objects.get(pk=case.pk).status for case in among]


def to(client, sent: dict, **more: object):
    """Send the bar's form, and go where it leads."""
    return client.post("/desk/bulk/", {"filled": "1", **sent, **more}, follow=True)


def test_ticked_cases_are_shown_done_and_taken_back(cast, at_desk):
    first, second = cast.case("一"), cast.case("二")
    client = at_desk(cast.dispatcher)
    page = to(client, {"action": "accept", "case": [first.pk, second.pk]})
    words = page.content.decode()
    assert "Will be done with 2 cases." in words
    assert "Received → Accepted" in words
    assert standing(first, second) == [Status.RECEIVED] * 2
    batch = Batch.objects.get()
    done = client.post(f"/desk/bulk/{batch.pk}/go/", follow=True).content.decode()
    assert "Done with 2 cases." in done
    assert standing(first, second) == [Status.ACCEPTED] * 2
    assert "with 1 other" in client.get(f"/desk/cases/{first.pk}/").content.decode()
    back = client.post(f"/desk/bulk/{batch.pk}/undo/", follow=True).content.decode()
    assert "Taken back with 2 cases." in back
    assert standing(first, second) == [Status.RECEIVED] * 2


def test_without_consent_the_page_says_so_and_nothing_is_done(cast, at_desk):
    fresh, other = cast.case(), cast.case()
    cases.accept(case=other, by=cast.dispatcher, now=NOW)
    client = at_desk(cast.dispatcher)
    to(client, {"action": "accept", "case": [fresh.pk, other.pk]})
    batch = Batch.objects.get()
    refused = client.post(f"/desk/bulk/{batch.pk}/go/")
    assert refused.status_code == 422
    assert "Say that it should be done without the others." in refused.content.decode()
    assert standing(fresh) == [Status.RECEIVED]
    client.post(f"/desk/bulk/{batch.pk}/go/", {"without_refused": "1"})
    assert standing(fresh) == [Status.ACCEPTED]


def test_all_that_the_filter_finds_are_taken_and_no_others(cast, at_desk):
    north, south = cast.case(area=cast.grid_n1), cast.case(area=cast.grid_s1)
    client = at_desk(cast.dispatcher)
    to(client, {"action": "accept", "all": "1", "asks": f"?area={cast.north.pk}&tab=new"})
    assert list(Batch.objects.get().rows.values_list("case_id", flat=True)) == [north.pk]
    assert standing(south) == [Status.RECEIVED]


def test_cases_of_others_are_not_there(cast, at_desk):
    case = cast.case(area=cast.grid_s1)
    page = to(at_desk(cast.north_worker), {"action": "reply", "case": [case.pk], "words": "好"})
    assert page.status_code == 422
    assert "Tick at least one case." in page.content.decode()


def test_another_ones_batch_does_not_exist(cast, at_desk):
    to(at_desk(cast.dispatcher), {"action": "accept", "case": [cast.case().pk]})
    number = Batch.objects.get().pk
    officer = at_desk(cast.officer)
    assert officer.get(f"/desk/bulk/{number}/").status_code == 404
    assert officer.post(f"/desk/bulk/{number}/go/").status_code == 404
    assert officer.post(f"/desk/bulk/{number}/undo/").status_code == 404


def test_the_form_comes_first_where_something_is_to_be_chosen(cast, at_desk):
    case = cast.case()
    client = at_desk(cast.dispatcher)
    page = client.post("/desk/bulk/", {"action": "classify", "case": [case.pk]})
    assert page.status_code == 200
    assert "For 1 ticked case." in page.content.decode()
    refused = to(client, {"action": "classify", "case": [case.pk], "category": ""})
    assert refused.status_code == 422
    assert f'name="case" value="{case.pk}"' in refused.content.decode()
    assert Batch.objects.count() == 0


def test_an_unknown_field_in_an_answer_is_refused_and_the_words_stay(cast, at_desk):
    page = to(at_desk(cast.dispatcher), {"action": "reply", "case": [cast.case().pk], "words": "编号{号码}"})
    words = page.content.decode()
    assert "“{号码}” is no field." in words
    assert "编号{号码}" in words


def test_no_step_chosen_is_said_in_a_sentence(cast, at_desk):
    page = at_desk(cast.dispatcher).post("/desk/bulk/", {"case": [cast.case().pk]})
    assert page.status_code == 422
    assert "Choose what is to be done" in page.content.decode()


def test_what_does_not_fit_into_a_moment_shows_how_far_it_is(cast, at_desk, monkeypatch):
    monkeypatch.setattr(views, "AT_ONCE", -1.0)
    client = at_desk(cast.dispatcher)
    to(client, {"action": "accept", "case": [cast.case().pk, cast.case().pk]})
    number = Batch.objects.get().pk
    page = client.post(f"/desk/bulk/{number}/go/", follow=True).content.decode()
    assert "0 of 2 have had their turn." in page
    assert "every 2s" in page
    part = client.get(f"/desk/bulk/{number}/", headers={"hx-request": "true"}).content.decode()
    assert part.lstrip().startswith('<div class="narrow" id="batch"')


def test_the_first_answer_can_be_read_before_it_is_sent(cast, at_desk):
    case = cases.accept(case=cast.case(), by=cast.dispatcher, now=NOW)
    page = to(at_desk(cast.dispatcher), {"action": "reply", "case": [case.pk], "words": "编号{编号}收到"})
    assert f"编号{case.pk}收到" in page.content.decode()
    assert [event.kind for event in story("case", case.pk)][-1] == "case.accepted"


def test_a_template_is_put_in_without_a_script(cast, at_desk, template):
    case = cast.case()
    sent = {"action": "reply", "case": [case.pk], "insert": "1", "template": template.pk, "words": "您好"}
    page = at_desk(cast.dispatcher).post("/desk/bulk/", sent).content.decode()
    assert "您好\n编号{编号}" in page


@pytest.mark.parametrize("count", [1, 3])
def test_a_batch_costs_the_same_queries_whatever_its_cases(cast, at_desk, count, django_assert_num_queries):
    client = at_desk(cast.dispatcher)
    to(client, {"action": "accept", "case": [cast.case().pk for _ in range(count)]})
    number = Batch.objects.get().pk
    client.get(f"/desk/bulk/{number}/")
    with django_assert_num_queries(9):
        client.get(f"/desk/bulk/{number}/")


def test_lately_lists_what_was_begun(cast, at_desk):
    client = at_desk(cast.dispatcher)
    to(client, {"action": "accept", "case": [cast.case().pk]})
    assert "Nothing here." in client.get("/desk/bulk/lately/").content.decode()
    client.post(f"/desk/bulk/{Batch.objects.get().pk}/go/")
    assert "Accept: 1 cases" in client.get("/desk/bulk/lately/").content.decode()
