"""The list of colleagues that opens after an @ in a note."""


def test_colleagues_who_may_see_the_case_are_offered_by_name(cast, at_desk):
    case = cast.case(area=cast.grid_n1)
    page = at_desk(cast.dispatcher).get(f"/desk/cases/{case.pk}/who/", {"q": "网格"})
    assert page.content.decode() == (
        '<button type="button" class="dropdown-item" data-name="网格员 01">网格员 01</button>'
    )


def test_nobody_is_answered_with_nothing(cast, at_desk):
    assert at_desk(cast.dispatcher).get(f"/desk/cases/{cast.case().pk}/who/?q=外").status_code == 204


def test_the_list_of_a_case_that_is_not_ones_to_see_does_not_exist(cast, at_desk):
    assert at_desk(cast.outsider).get(f"/desk/cases/{cast.case().pk}/who/").status_code == 404


def test_a_note_that_mentions_the_wrong_one_keeps_its_words(cast, at_desk):
    case = cast.case()
    response = at_desk(cast.dispatcher).post(f"/desk/cases/{case.pk}/note/", {"words": "@外人 01 看一下"})
    assert response.status_code == 422
    assert "外人 01 may not see this case" in response.content.decode()
    assert "@外人 01 看一下" in response.content.decode()
