"""What changed while a page stands open: nothing is said when nothing did."""

from linli.cases import actions as cases
from linli.cases.models import Case
from tests.cast import NOW


def test_nothing_new_is_answered_with_nothing(cast, at_desk):
    cast.case()
    client = at_desk(cast.dispatcher)
    address = client.get("/desk/").context["news"]
    assert client.get(address).status_code == 204


def test_new_changed_and_gone_cases_are_counted(cast, at_desk):
    changed, gone = cast.case(), cast.case()
    client = at_desk(cast.dispatcher)
    address = client.get("/desk/").context["news"]
    cast.case()
    cases.accept(case=changed, by=cast.dispatcher, now=NOW)
    cases.withdraw(case=gone, now=NOW)
    said = client.get(address).content.decode()
    assert all(words in said for words in ("1 new", "1 changed", "1 gone", "Show"))


def test_the_news_of_a_narrowed_list_is_about_that_list(cast, at_desk):
    client = at_desk(cast.dispatcher)
    address = client.get(f"/desk/?area={cast.north.pk}").context["news"]
    cast.case(area=cast.grid_s1)
    assert client.get(address).status_code == 204
    cast.case(area=cast.grid_n1)
    assert client.get(address).status_code == 200


def test_a_search_is_not_asked_again(cast, at_desk):
    client = at_desk(cast.dispatcher)
    assert client.get("/desk/?q=路灯").context["news"] == ""
    assert client.get("/desk/news/?q=路灯&rows=1.1").status_code == 204


def test_nonsense_in_the_rows_is_no_trouble(cast, at_desk):
    assert at_desk(cast.dispatcher).get("/desk/news/?rows=x,1.y,.,9").status_code == 204


def test_an_open_case_says_who_changed_it_meanwhile(cast, at_desk):
    case = cast.case()
    client = at_desk(cast.dispatcher)
    address = f"/desk/cases/{case.pk}/news/?seen={case.version}"
    assert client.get(address).status_code == 204
    cases.note(case=Case.objects.get(pk=case.pk), by=cast.dispatcher, now=NOW, words="已联系")
    said = client.get(address).content.decode()
    assert "Changed meanwhile by 调度员 01, 09:30: Internal note." in said
    assert "data-reload" in said


def test_news_of_a_case_that_is_not_ones_to_see_do_not_exist(cast, at_desk):
    assert at_desk(cast.outsider).get(f"/desk/cases/{cast.case().pk}/news/").status_code == 404


def test_asking_for_news_costs_few_queries(cast, at_desk, django_assert_num_queries):
    cast.case()
    client = at_desk(cast.dispatcher)
    address = client.get("/desk/").context["news"]
    with django_assert_num_queries(5):  # session, account, posts, rows, and those without a deadline
        client.get(address)
