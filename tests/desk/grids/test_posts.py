"""Posts at the desk: listed, given, moved, ended; a person's hands emptied in one step after a look."""

from datetime import date

import pytest

from linli.cases import actions as cases
from linli.catalogue.models import Practice
from linli.people.models import Post, Role
from linli.residents.models import Household
from tests.cast import NOW, Cast

TITLE = {
    "key": "worker",
    "title": ["网格员", "Grid worker"],
    "role": "grid_worker",
    "level": "grid",
    "organisation_kind": "committee",
    "kind": "grid",
}


@pytest.fixture(autouse=True)
def known(cast: Cast):
    practice = Practice.objects.get()
    practice.settings |= {"posts": [TITLE]}
    practice.save()


def typed(cast: Cast, **other: object) -> dict[str, object]:
    said = {"person": "科员 01", "title": "worker", "area": cast.grid_n2.pk, "since": "2026-12-01", "until": ""}
    return {**said, **other}


def test_posts_held_today_are_listed_and_narrowed(cast, at_desk, worker):
    worker("网格员 11", cast.grid_n1)
    client = at_desk(cast.dispatcher)
    assert len(client.get("/desk/posts/").context["rows"]) == 5
    found = client.get(f"/desk/posts/?area={cast.north.pk}&kind=grid&name=11")
    assert [str(post.person) for post, _where in found.context["rows"]] == ["网格员 11"]
    assert "No post fits." in client.get("/desk/posts/?when=past").content.decode()


def test_the_list_costs_the_same_queries_however_many_posts(cast, at_desk, worker, django_assert_num_queries):
    client = at_desk(cast.dispatcher)
    client.get("/desk/posts/")
    with django_assert_num_queries(6):
        client.get("/desk/posts/")
    for number in range(3):
        worker(f"网格员 2{number}", cast.grid_n1)
    with django_assert_num_queries(6):
        client.get("/desk/posts/")


def test_a_post_is_given_with_its_role_kind_and_nearest_organisation(cast, at_desk):
    answer = at_desk(cast.dispatcher).post("/desk/posts/new/", typed(cast), follow=True)
    post = Post.objects.get(person=cast.officer.person, kind="grid")
    assert (post.role.key, post.area, post.organisation) == ("grid_worker", cast.grid_n2, cast.north_committee)
    assert (post.period.lower, post.period.upper) == (date(2026, 12, 1), None)
    assert "held from 2026-12-01" in answer.content.decode()


def test_a_post_that_cannot_be_says_why_beside_its_field(cast, at_desk):
    client = at_desk(cast.dispatcher)
    client.post("/desk/posts/new/", typed(cast))
    for other, field, sentence in [
        ({}, "since", "holds this very post at that time already"),
        ({"until": "2026-11-01"}, "until", "The last day must come after the first."),
        ({"area": cast.north.pk}, "area", "This post stands at the level “Grid”."),
        ({"person": "没有的人"}, "person", "Nobody here is called “没有的人”."),
    ]:
        answer = client.post("/desk/posts/new/", typed(cast, **other))
        assert answer.status_code == 422
        assert sentence in answer.context["form"].errors[field][0]
    assert Post.objects.filter(person=cast.officer.person).count() == 2


def test_nobody_gives_a_role_that_may_do_what_they_may_not(cast, at_desk):
    practice = Practice.objects.get()
    practice.settings |= {"posts": [{**TITLE, "role": "dispatcher", "level": "grid"}]}
    practice.save()

    Role.objects.filter(key="grid_worker").update(permissions=["people.edit", "case.view"])
    said = typed(cast, area=cast.grid_n1.pk)
    answer = at_desk(cast.north_worker).post("/desk/posts/new/", said)
    assert "may do what you may not" in answer.context["form"].errors["title"][0]


def test_a_post_is_moved_and_ended(cast, at_desk, worker):
    post, client = worker("网格员 11", cast.grid_n1), at_desk(cast.dispatcher)
    client.post(f"/desk/posts/{post.pk}/move/", {"area": cast.grid_n2.pk, "on": "2026-12-01"})
    before, after = Post.objects.filter(person=post.person).order_by("pk")
    assert (before.period.upper, after.area, after.period.lower) == (date(2026, 12, 1), cast.grid_n2, date(2026, 12, 1))
    client.post(f"/desk/posts/{after.pk}/end/", {"on": "2026-12-31"})
    assert Post.objects.get(pk=after.pk).period.upper == date(2026, 12, 31)
    early = client.post(f"/desk/posts/{after.pk}/end/", {"on": "2026-11-01"})
    assert early.context["end"].errors == {"on": ["It begins only on 2026-12-01."]}


def test_what_somebody_has_in_hand_is_listed_and_handed_over_in_one_step(cast, at_desk, home):
    case, house = cast.in_hand(), home(cast.grid_n1, agent=cast.officer.person)
    client, person = at_desk(cast.dispatcher), cast.officer.person
    page = client.get(f"/desk/posts/people/{person.pk}/")
    assert [each.pk for each, _words, _where in page.context["cases"]] == [case.pk]
    assert [each.pk for each, _where in page.context["households"]] == [house.pk]
    to = Post.objects.get(person=cast.south_worker.person)
    said = {"to": to.pk, "case": [f"{case.pk}-{case.version}"], "household": [house.pk], "words": "工作调整"}
    answer = client.post(f"/desk/posts/people/{person.pk}/hand-over/", said, follow=True)
    assert "Handed over: 1 cases, 1 households, 0 enterprises." in answer.content.decode()
    case.refresh_from_db()
    assert case.handler == cast.south_worker
    assert Household.objects.get(pk=house.pk).agent == cast.south_worker.person
    again = client.post(f"/desk/posts/people/{person.pk}/hand-over/", said)
    assert again.context["stay"] == [(case.pk, "Somebody changed this case meanwhile.")]


def test_ties_to_places_are_entered_and_taken_out(cast, at_desk):
    client, person = at_desk(cast.dispatcher), cast.officer.person
    said = {"kind": "wish", "area": cast.grid_n1.pk, "building": "3号楼", "most": "20"}
    page = client.post(f"/desk/posts/people/{person.pk}/tie/", said, follow=True)
    ((tie, where),) = page.context["ties"]
    assert (tie.kind, tie.building, tie.most, where) == ("wish", "3号楼", 20, "示范街道 · 北社区 · 北一网格")
    wrong = client.post(f"/desk/posts/people/{person.pk}/tie/", {**said, "most": "0"})
    assert wrong.context["tie"].errors == {"most": ["Between 1 and 500 households."]}
    assert not client.post(f"/desk/posts/people/{person.pk}/tie/", {"out": tie.pk}, follow=True).context["ties"]


def test_people_elsewhere_are_not_found(cast, at_desk):
    assert at_desk(cast.dispatcher).get(f"/desk/posts/people/{cast.outsider.person.pk}/").status_code == 404
    assert at_desk(cast.officer).get("/desk/posts/").status_code == 403


@pytest.mark.parametrize(
    ("typed", "area", "organisation"),
    [
        (lambda cast: {"organisation": cast.south_committee.pk}, "grid_n1", "south_committee"),
        (lambda cast: {"area": cast.grid_s1.pk}, "grid_s1", "north_committee"),
        (lambda cast: {"area": cast.grid_s1.pk, "organisation": "nearest"}, "grid_s1", "south_committee"),
        (lambda cast: {"area": cast.grid_n2.pk, "organisation": cast.works.pk}, "grid_n2", "works"),
    ],
)
def test_a_post_moves_to_another_place_organisation_or_both(cast, at_desk, worker, typed, area, organisation):
    post = worker("网格员 11", cast.grid_n1)
    answer = at_desk(cast.dispatcher).post(
        f"/desk/posts/{post.pk}/move/", {"on": "2026-12-01", **typed(cast)}, follow=True
    )
    assert "can be handed over below" in answer.content.decode()
    before, after = Post.objects.filter(person=post.person).order_by("period")
    assert (before.period.upper, before.organisation) == (date(2026, 12, 1), cast.north_committee)
    assert (after.area, after.organisation) == (getattr(cast, area), getattr(cast, organisation))
    assert (after.period.lower, after.role, after.kind) == (date(2026, 12, 1), before.role, before.kind)


def test_who_changes_organisation_has_what_is_in_hand_listed_to_be_handed_over(cast, at_desk, home):
    case = cast.case()
    cases.accept(case=case, by=cast.dispatcher, now=NOW)
    cases.assign(case=case, by=cast.dispatcher, now=NOW, organisation=cast.works, handler=cast.officer)
    house = home(cast.grid_n1, agent=cast.officer.person)
    post = Post.objects.get(person=cast.officer.person)
    said = {"organisation": cast.north_committee.pk, "on": "2026-12-01"}
    page = at_desk(cast.dispatcher).post(f"/desk/posts/{post.pk}/move/", said, follow=True)
    assert [each.pk for each, _words, _where in page.context["cases"]] == [case.pk]
    assert [each.pk for each, _where in page.context["households"]] == [house.pk]


def test_a_move_that_changes_nothing_is_refused_and_nothing_ends(cast, at_desk, worker):
    post = worker("网格员 11", cast.grid_n1)
    answer = at_desk(cast.dispatcher).post(f"/desk/posts/{post.pk}/move/", {"on": "2026-12-01"})
    assert answer.status_code == 422
    assert answer.context["move"].errors["area"][0].startswith("That is where the post is already.")
    assert Post.objects.get(pk=post.pk).period.upper is None
