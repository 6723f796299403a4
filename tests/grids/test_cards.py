"""Contact cards: what stands on them, a sheet for each grid, printed by the worker, and the one of a household."""

import pytest
from django.core.files.storage import default_storage

from linli.core.refusal import NotAllowed
from linli.grids import actions, printing
from linli.grids.cards import of_grids, of_household, print_all
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
    (card,) = of_grids([cast.grid_n1.pk], "https://linli.example")
    assert (card.place, card.locality) == ("示范街道 · 北社区 · 北一网格", "示范区")
    assert card.contacts == [
        Contact("网格员", "网格员 11", "13800000000"),
        Contact("网格员", "代理人 12", ""),
        Contact("网格员", "报到党员 13", ""),
    ]
    assert card.hours == "Office hours on working days: 08:30–12:00, 14:30–17:30"
    assert card.address == f"https://linli.example/submit/?area={cast.grid_n1.pk}"


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
