"""Contact cards: what stands on them, a sheet for each grid, printed by the worker, and the one of a household."""

from collections import Counter

import pytest
from django.core.files.storage import default_storage

from linli.areas.tree import tree
from linli.catalogue.tables import tables
from linli.core.refusal import NotAllowed
from linli.grids import actions, printing
from linli.grids.cards import of_grids, of_household, print_all, ten
from linli.grids.models import CardRun
from linli.grids.printing import Contact
from linli.people.words import PostKind
from tests.cast import NOW


@pytest.fixture(autouse=True)
def files_of_their_own(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def test_a_card_says_who_looks_after_the_grid_when_and_where_to_scan(cast, worker):
    worker("代理人 12", cast.grid_n1, PostKind.AGENT)
    worker("网格员 11", cast.grid_n1, phone="13800000000")
    worker("报到党员 13", cast.north, PostKind.REPORTING_IN)
    ((card, *others),) = of_grids([cast.grid_n1.pk], "https://linli.example")
    assert others == [card] * 9
    assert (card.place, card.locality) == ("示范街道 · 北社区 · 北一网格", "示范区")
    assert card.contacts == [
        Contact("网格员", "网格员 11", "13800000000"),
        Contact("网格员", "代理人 12", ""),
        Contact("网格员", "报到党员 13", ""),
    ]
    assert card.hours == "Office hours on working days: 08:30–12:00, 14:30–17:30"
    assert card.address == f"https://linli.example/submit/?area={cast.grid_n1.pk}"


def test_the_ten_of_a_grid_name_the_households_own_agents_as_they_are_shared(cast, home, worker):
    worker("网格员 11", cast.grid_n1, phone="13800000000")
    many, few = (worker(name, cast.grid_n1, PostKind.AGENT).person for name in ("代理人 12", "代理人 13"))
    for agent in [many] * 5 + [few] + [None] * 2:
        home(cast.grid_n1, agent=agent)
    home(cast.grid_n2)
    first, second = of_grids([cast.grid_n1.pk, cast.grid_n2.pk], "https://linli.example")
    assert [each.contacts[0].name for each in first] == ["代理人 12"] * 6 + ["网格员 11"] * 3 + ["代理人 13"]
    assert [each.name for each in first[0].contacts] == ["代理人 12", "网格员 11", "代理人 13"]
    assert first[0].contacts[0].title == "Your agent"
    assert all(not each.contacts for each in second)


@pytest.mark.parametrize(
    ("households", "cards"),
    [
        ({}, {None: 10}),
        ({None: 4}, {None: 10}),
        ({7: 40}, {7: 10}),
        ({7: 40, None: 1}, {7: 9, None: 1}),
        ({agent: 100 - agent for agent in range(1, 13)}, dict.fromkeys(range(1, 11), 1)),
    ],
)
def test_ten_cards_are_shared_by_households_and_everybody_of_the_ten_largest_has_one(households, cards):
    assert dict(Counter(ten(households))) == cards


def test_more_grids_cost_no_more_queries(cast, home, worker, django_assert_num_queries):
    home(cast.grid_n1, agent=worker("代理人 12", cast.grid_n1, PostKind.AGENT).person)
    tree.get(), tables.get()
    with django_assert_num_queries(3):
        of_grids([cast.grid_n1.pk], "x")
    with django_assert_num_queries(3):
        of_grids([cast.grid_n1.pk, cast.grid_n2.pk, cast.grid_s1.pk], "x")


def test_a_run_has_a_sheet_for_each_grid_and_is_done_once(cast, worker):
    run = actions.ask_cards(area=cast.street, address="https://linli.example", by=cast.dispatcher, now=NOW)
    again = actions.ask_cards(area=cast.street, address="https://linli.example", by=cast.dispatcher, now=NOW)
    assert (run.pk, run.size) == (again.pk, 3)
    assert (print_all(now=NOW), print_all(now=NOW)) == (1, 0)
    run.refresh_from_db()
    with default_storage.open(run.file) as file:
        document = file.read()
    assert (run.state, run.done) == ("done", 3)
    assert document.startswith(b"%PDF-") and document.count(b"/Type /Page\n") == 3


def test_a_run_whose_worker_was_killed_is_begun_again(cast):
    run = actions.ask_cards(area=cast.north, address="https://linli.example", by=cast.dispatcher, now=NOW)
    CardRun.objects.update(state="running", done=1)
    assert print_all(now=NOW) == 1
    assert CardRun.objects.get(pk=run.pk).done == 2


def test_without_a_font_the_run_says_what_to_do(cast, monkeypatch):
    monkeypatch.setattr(printing, "BUILT", printing.BUILT / "none")
    monkeypatch.setattr(printing, "ON_MACHINES", ())
    actions.ask_cards(area=cast.north, address="https://linli.example", by=cast.dispatcher, now=NOW)
    print_all(now=NOW)
    run = CardRun.objects.get()
    assert (run.state, run.trouble[:41]) == ("failed", "There is no Chinese font to print with. B")


def test_the_card_of_a_household_names_its_own_agent_first(cast, home, worker):
    agent = worker("代理人 12", cast.grid_n1, PostKind.AGENT).person
    document = of_household(home(cast.grid_n1, agent=agent), "https://linli.example")
    assert document.startswith(b"%PDF-") and document.count(b"/Type /Page\n") == 1


def test_only_whoever_sees_the_households_there_has_cards_printed(cast):
    with pytest.raises(NotAllowed):
        actions.ask_cards(area=cast.north, address="x", by=cast.officer, now=NOW)
