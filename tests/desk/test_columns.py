"""The queue's columns: chosen, put in order, kept with the account."""

from linli.desk.columns import choosing
from linli.desk.columns.cells import USUAL
from linli.people.models import Account
from tests.cast import NOW


def names(client) -> str:
    return client.get("/desk/").context["head"]


def test_chosen_columns_are_shown_in_their_order_and_nobody_elses_change(cast, at_desk):
    cast.case()
    client = at_desk(cast.dispatcher)
    client.post("/desk/columns/", {"order": ["due", "what", "number", "state"], "column": ["due", "what", "number"]})
    assert names(client) == "<th>Due</th><th>What</th><th>No.</th>"
    assert names(at_desk(cast.officer)).startswith("<th>No.</th><th>What</th><th>Where</th>")


def test_an_arrow_moves_a_column_and_keeps_what_is_ticked(cast, at_desk):
    client = at_desk(cast.dispatcher)
    sent = {"order": ["number", "what", "due", "lead"], "column": ["number", "what", "due", "lead"]}
    client.post("/desk/columns/", {**sent, "up": "lead"})
    assert choosing.columns_of(Account.objects.get(pk=cast.dispatcher.pk)) == ("number", "what", "lead", "due")


def test_the_number_and_the_first_words_stay_and_what_nobody_knows_is_left_out(cast):
    chosen = choosing.choose(columns=["due", "due", "password"], by=cast.dispatcher, now=NOW)
    assert chosen == ("number", "what", "due")


def test_the_usual_columns_come_back(cast, at_desk):
    choosing.choose(columns=["due"], by=cast.dispatcher, now=NOW)
    at_desk(cast.dispatcher).post("/desk/columns/", {"usual": "1"})
    assert choosing.columns_of(Account.objects.get(pk=cast.dispatcher.pk)) == USUAL


def test_the_page_lists_every_column(cast, at_desk):
    page = at_desk(cast.dispatcher).get("/desk/columns/").content.decode()
    assert all(name in page for name in ("Came in", "Due", "In whose hands", "always shown"))


def test_columns_cost_the_queue_no_query(cast, at_desk, django_assert_num_queries):
    cast.case()
    choosing.choose(columns=["due", "received"], by=cast.dispatcher, now=NOW)
    client = at_desk(cast.dispatcher)
    client.get("/desk/")
    with django_assert_num_queries(6):
        client.get("/desk/")
