"""Coverage, proposals of agents and contact cards at the desk."""

from django.core.files.storage import default_storage

from linli.grids.cards import print_all
from linli.grids.models import CardRun, Proposal
from linli.grids.proposing import propose_all
from linli.residents.models import Household
from tests.cast import NOW


def test_the_page_names_gaps_loads_and_grids_without_a_worker(cast, at_desk, home, worker, span):
    span(2, 3)
    post = worker("网格员 11", cast.grid_n1)
    home(cast.grid_n1, agent=post.person), home(cast.grid_s1)
    page = at_desk(cast.dispatcher).get("/desk/coverage/").content.decode()
    assert "示范街道 · 南社区 · 南一网格" in page
    assert "Workers with fewer than 2 households" in page and "网格员 11" in page
    assert "Grids without a worker" in page


def test_the_page_costs_the_same_queries_however_many_households(
    cast, at_desk, home, worker, django_assert_num_queries
):
    client = at_desk(cast.dispatcher)
    home(cast.grid_n1, agent=worker("网格员 11", cast.grid_n1).person)
    client.get("/desk/coverage/")
    with django_assert_num_queries(8):
        client.get("/desk/coverage/")
    for number in range(3):
        home(cast.grid_n1, agent=worker(f"网格员 2{number}", cast.grid_n1).person)
    client.get("/desk/coverage/")  # what is read once in a while is read
    with django_assert_num_queries(8):
        client.get("/desk/coverage/")


def test_a_proposal_is_asked_for_looked_at_and_confirmed(cast, at_desk, home, worker, span):
    span(1, 3)
    post, house = worker("网格员 11", cast.grid_n1), home(cast.grid_n1)
    client = at_desk(cast.dispatcher)
    page = client.post("/desk/coverage/proposals/ask/", {"area": cast.north.pk}, follow=True)
    assert "It is being worked out." in page.content.decode()
    twice = client.post("/desk/coverage/proposals/ask/", {"area": cast.north.pk})
    assert twice.status_code == 422 and "under way already" in twice.content.decode()
    propose_all(now=NOW)
    pk = Proposal.objects.get().pk
    page = client.get(f"/desk/coverage/proposals/{pk}/")
    assert [(each["person__name"], each["households"], each["new"]) for each in page.context["people"]] == [
        ("网格员 11", 1, 1)
    ]
    assert house.code in client.get(f"/desk/coverage/proposals/{pk}/lines/{post.person_id}/").content.decode()
    nobody = client.post(f"/desk/coverage/proposals/{pk}/confirm/", {})
    assert nobody.status_code == 422 and "Tick at least one worker" in nobody.content.decode()
    done = client.post(f"/desk/coverage/proposals/{pk}/confirm/", {"person": post.person_id}, follow=True)
    assert "1 households have their agent now." in done.content.decode()
    assert Household.objects.get(pk=house.pk).agent == post.person
    late = client.post(f"/desk/coverage/proposals/{pk}/aside/")
    assert late.status_code == 422 and "no longer, to be decided" in late.content.decode()


def test_a_proposal_with_nothing_in_it_says_what_to_do(cast, at_desk):
    client = at_desk(cast.dispatcher)
    client.post("/desk/coverage/proposals/ask/", {"area": cast.north.pk})
    propose_all(now=NOW)
    page = client.get(f"/desk/coverage/proposals/{Proposal.objects.get().pk}/").content.decode()
    assert "There was nothing to propose." in page
    assert at_desk(cast.officer).get(f"/desk/coverage/proposals/{Proposal.objects.get().pk}/").status_code == 403


def test_cards_are_asked_for_followed_and_opened(cast, at_desk, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    client = at_desk(cast.dispatcher)
    assert "None yet." in client.get("/desk/cards/").content.decode()
    page = client.post("/desk/cards/", {"area": cast.north.pk}, follow=True)
    assert "0 of 2 sheets are drawn." in page.content.decode()
    print_all(now=NOW)
    run = CardRun.objects.get()
    assert run.address == "http://testserver"
    assert "2 sheets are ready" in client.get(f"/desk/cards/{run.pk}/").content.decode()
    document = client.get(f"/desk/cards/{run.pk}/cards.pdf")
    assert b"".join(document.streaming_content).startswith(b"%PDF-")
    default_storage.delete(run.file)
    assert client.get(f"/desk/cards/{run.pk}/cards.pdf").status_code == 404
    assert at_desk(cast.outsider).get(f"/desk/cards/{run.pk}/").status_code in (403, 404)


def test_the_card_of_a_household_is_for_whoever_sees_it(cast, at_desk, home):
    house = home(cast.grid_n1)
    drawn = at_desk(cast.dispatcher).get(f"/desk/cards/household/{house.pk}.pdf")
    assert drawn.content.startswith(b"%PDF-") and drawn.headers["Cache-Control"] == "private, no-store"
    assert at_desk(cast.dispatcher).get("/desk/cards/household/999999.pdf").status_code == 404
