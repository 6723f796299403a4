"""Saved filters: named, one's own or shared, beside the tabs, dropped by those who may."""

import pytest

from linli.core.refusal import Refusal
from linli.desk.models import SavedFilter
from linli.desk.saved import actions
from tests.cast import NOW


def bar(client) -> list[tuple[str, bool]]:
    return [(each["name"], each["active"]) for each in client.get("/desk/").context["saved"]]


def test_a_filter_is_saved_under_a_name_and_stands_in_the_bar(cast, at_desk):
    lamp = cast.case(category=cast.lamp)
    cast.case(category=cast.noise)
    client = at_desk(cast.dispatcher)
    saved = client.post(f"/desk/saved/new/?category={cast.lamp.pk}", {"name": "路灯的", "organisation": ""})
    assert saved.status_code == 302
    opened = client.get(saved["Location"])
    assert [(each["name"], each["active"]) for each in opened.context["saved"]] == [("路灯的", True)]
    assert [row.pk for row in opened.context["shown"]] == [lamp.pk]
    assert bar(client) == [("路灯的", False)]


def test_the_address_of_a_saved_filter_can_be_sent(cast, at_desk):
    client = at_desk(cast.dispatcher)
    client.post("/desk/saved/new/?tab=overdue", {"name": "超期"})
    address = client.get("/desk/").context["saved"][0]["address"]
    assert address == f"?post={cast.dispatcher.person.posts.get().pk}&tab=overdue"


def test_a_filter_of_ones_own_is_nobody_elses(cast, at_desk):
    actions.keep(by=cast.officer, now=NOW, name="我的", asks="tab=mine")
    assert bar(at_desk(cast.officer)) == [("我的", False)]
    assert bar(at_desk(cast.dispatcher)) == []


def test_a_shared_filter_is_seen_by_the_whole_organisation_and_no_other(cast, at_desk):
    actions.keep(by=cast.officer, now=NOW, name="大家的", asks="tab=mine", organisation=cast.works)
    assert bar(at_desk(cast.officer)) == [("大家的", False)]
    assert bar(at_desk(cast.north_worker)) == []


def test_sharing_with_others_is_refused(cast):
    with pytest.raises(Refusal, match="only with organisations in which you serve"):
        actions.keep(by=cast.officer, now=NOW, name="别人的", asks="", organisation=cast.street_office)


def test_a_name_twice_no_name_and_too_many_are_refused_beside_the_name(cast, at_desk, monkeypatch):
    client = at_desk(cast.officer)
    client.post("/desk/saved/new/?tab=mine", {"name": "一"})
    again = client.post("/desk/saved/new/?tab=overdue", {"name": "一"})
    assert (again.status_code, again.context["form"].errors["name"]) == (
        422,
        ["“一” is there already. Choose another name."],
    )
    nameless = client.post("/desk/saved/new/?tab=overdue", {"name": " "})
    assert nameless.context["form"].errors["name"] == ["Give it a name."]
    monkeypatch.setattr(actions, "MOST", 1)
    full = client.post("/desk/saved/new/?tab=overdue", {"name": "二"})
    assert full.context["form"].errors["name"] == ["There are 1 of them already. Drop one first."]
    assert SavedFilter.objects.count() == 1


def test_it_is_dropped_by_whoever_saved_it_and_not_by_others(cast, at_desk):
    shared = actions.keep(by=cast.officer, now=NOW, name="大家的", asks="tab=mine", organisation=cast.works)
    outsider = at_desk(cast.north_worker)
    assert outsider.post(f"/desk/saved/{shared.pk}/drop/").status_code == 404
    client = at_desk(cast.officer)
    assert "大家的" in client.get("/desk/saved/").content.decode()
    client.post(f"/desk/saved/{shared.pk}/drop/")
    assert SavedFilter.objects.count() == 0


def test_saved_filters_cost_the_queue_no_query(cast, at_desk, django_assert_num_queries):
    for name in ("一", "二", "三"):
        actions.keep(by=cast.dispatcher, now=NOW, name=name, asks="tab=new")
    client = at_desk(cast.dispatcher)
    client.get("/desk/")
    with django_assert_num_queries(6):
        client.get("/desk/")
