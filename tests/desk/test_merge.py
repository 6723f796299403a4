"""Merging at the desk: from a case's page, from ticked rows, and taking apart again."""

from linli.cases import actions as cases
from linli.cases.models import Case
from linli.cases.words import Status
from tests.cast import NOW


def standing(*numbered: Case) -> list[str]:
    return [Case.objects.get(pk=case.pk).status for case in numbered]


def test_a_case_is_merged_from_its_page_and_taken_apart_from_the_others(cast, at_desk):
    main, other = cast.case("路灯不亮"), cast.case("路灯坏了")
    client = at_desk(cast.dispatcher)
    assert client.post(f"/desk/cases/{other.pk}/merge/", {"into": main.pk})["Location"] == f"/desk/cases/{main.pk}/"
    assert standing(other) == [Status.MERGED]
    assert "路灯坏了" in client.get(f"/desk/cases/{main.pk}/").content.decode()
    client.post(f"/desk/cases/{main.pk}/apart/", {"case": [other.pk]})
    assert standing(other) == [Status.ACCEPTED]


def test_a_refused_merge_keeps_what_was_typed_and_says_why(cast, at_desk):
    case = cast.case()
    response = at_desk(cast.dispatcher).post(f"/desk/cases/{case.pk}/merge/", {"into": case.pk, "words": "同一盏灯"})
    assert response.status_code == 422
    page = response.content.decode()
    assert "A case cannot be merged into itself" in page
    assert "同一盏灯" in page


def test_another_streets_case_does_not_exist_as_a_place_to_merge_into(cast, at_desk):
    case = cast.case()
    hidden = Case.objects.get(pk=cast.case().pk)
    hidden.place_in((cast.outsider.person.posts.get().area_id,))
    hidden.save()
    response = at_desk(cast.dispatcher).post(f"/desk/cases/{case.pk}/merge/", {"into": hidden.pk})
    assert "No case with this number is yours to see." in response.content.decode()
    assert standing(case) == [Status.RECEIVED]


def test_ticked_rows_are_shown_before_they_are_merged(cast, at_desk):
    first, second, third = cast.case("一"), cast.case("二"), cast.case("三")
    client, ticked = at_desk(cast.dispatcher), [first.pk, second.pk, third.pk]
    preview = client.post("/desk/merge/", {"case": ticked})
    assert preview.status_code == 200
    assert standing(first, second, third) == [Status.RECEIVED] * 3
    done = client.post("/desk/merge/", {"case": ticked, "into": second.pk})
    assert done["Location"] == f"/desk/cases/{second.pk}/"
    assert standing(first, second, third) == [Status.MERGED, Status.RECEIVED, Status.MERGED]


def test_one_row_that_cannot_be_merged_leaves_all_as_they_were(cast, at_desk):
    main, other, ended = cast.case(), cast.case(), cast.case()
    cases.withdraw(case=ended, now=NOW)
    response = at_desk(cast.dispatcher).post("/desk/merge/", {"case": [main.pk, other.pk, ended.pk], "into": main.pk})
    assert response.status_code == 422
    assert f"No. {ended.pk}: " in response.content.decode()
    assert standing(other) == [Status.RECEIVED]


def test_a_single_tick_is_told_to_tick_two(cast, at_desk):
    response = at_desk(cast.dispatcher).post("/desk/merge/", {"case": [cast.case().pk]})
    assert "Tick at least two cases" in response.content.decode()


def test_those_who_may_not_merge_are_not_offered_it(cast, at_desk):
    cast.case()
    assert "/desk/merge/" not in at_desk(cast.north_worker).get("/desk/").content.decode()
    assert at_desk(cast.north_worker).post("/desk/merge/", {}).status_code == 403


def test_what_could_not_be_taken_apart_is_said_as_an_error(cast, at_desk):
    case = cast.case()
    page = at_desk(cast.dispatcher).post(f"/desk/cases/{case.pk}/apart/", {}, follow=True).content.decode()
    assert '<div class="alert alert-danger" role="alert">' in page
    assert "Tick the cases that are to stand by themselves again." in page
    assert "alert-success" not in page
