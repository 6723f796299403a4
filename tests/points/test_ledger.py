"""What the database itself holds the ledger to, whoever writes."""

from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from linli.journal.actions import SYSTEM
from linli.points import actions
from linli.points.actions.booking import book, book_back
from linli.points.models import Entry, Holder, Line
from linli.points.proof import prove
from linli.points.words import Contra, Kind
from tests.cast import NOW


def raw(statement: str, *values: object) -> None:
    """Write past every action, and let what is asked at the end of a transaction be asked now."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_an_entry_has_two_lines_that_come_to_nothing_and_the_balance_after_it(holder, earned):
    entry = earned().entry
    assert list(entry.lines.order_by("pk").values_list("holder", "contra", "amount", "number", "balance")) == [
        (holder.pk, "", 10, 1, 10),
        (None, Contra.ISSUED, -10, None, None),
    ]
    holder.refresh_from_db()
    assert (holder.balance, holder.earned, holder.lines) == (10, 10, 1)
    assert list(holder.years.values_list("year", "earned")) == [(2026, 10)]


@pytest.mark.parametrize("table", ["points_entry", "points_line"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_nothing_in_the_ledger_is_changed_or_taken_away(earned, table, statement):
    earned()
    with pytest.raises(DatabaseError, match="only grows"):
        raw(statement.format(table))


def test_an_entry_without_lines_or_with_lines_that_come_to_something_is_refused(holder, earned):
    earned()
    columns = "(key, kind, rule, at, counts_from) VALUES (%s, 'earned', '', now(), now())"
    with pytest.raises(IntegrityError, match="no lines"):
        raw(f"INSERT INTO points_entry {columns}", uuid4())
    with pytest.raises(IntegrityError, match="do not come to nothing"):
        raw(
            f"WITH e AS (INSERT INTO points_entry {columns} RETURNING id) "
            "INSERT INTO points_line (entry_id, holder_id, contra, amount, number, balance) "
            "SELECT e.id, %s, '', 5, 2, 15 FROM e",
            uuid4(),
            holder.pk,
        )
    with pytest.raises(IntegrityError, match="do not come to nothing"):
        raw(
            "INSERT INTO points_line (entry_id, contra, amount) SELECT max(id), 'issued', 3 FROM points_entry",
        )


@pytest.mark.parametrize(("number", "balance"), [(2, 16), (3, 15), (2, 5)])
def test_a_line_follows_the_one_before_it(holder, earned, number, balance):
    earned()
    with pytest.raises(IntegrityError, match="does not follow"):
        raw(
            "WITH e AS (INSERT INTO points_entry (key, kind, rule, at, counts_from) "
            "VALUES (%s, 'earned', '', now(), now()) RETURNING id) "
            "INSERT INTO points_line (entry_id, holder_id, contra, amount, number, balance) "
            "SELECT e.id, %s, '', 5, %s, %s FROM e UNION ALL SELECT e.id, NULL, 'issued', -5, NULL, NULL FROM e",
            uuid4(),
            holder.pk,
            number,
            balance,
        )


def test_an_account_says_what_its_last_line_says(holder, earned):
    earned()
    with pytest.raises(IntegrityError, match="its last line 10"):
        raw("UPDATE points_holder SET balance = 9 WHERE id = %s", holder.pk)
    with pytest.raises(IntegrityError, match="points_"):
        raw("UPDATE points_holder SET balance = -1 WHERE id = %s", holder.pk)


def test_an_entry_is_booked_back_once(holder, earned):
    entry = earned().entry
    back = book_back(entry, by=SYSTEM, now=NOW)
    assert (back.reverses, back.kind, back.counts_from) == (entry, Kind.REVERSED, entry.counts_from)
    holder.refresh_from_db()
    assert (holder.balance, holder.earned, holder.lines) == (0, 0, 2)
    with pytest.raises(IntegrityError, match="reverses"), transaction.atomic():
        raw(
            "INSERT INTO points_entry (key, kind, rule, at, counts_from, reverses_id) "
            "VALUES (%s, 'reversed', '', now(), now(), %s)",
            uuid4(),
            entry.pk,
        )


def test_a_holder_is_exactly_one_of_three(cast, holder, household):
    with pytest.raises(IntegrityError, match="points_holder_is_one"), transaction.atomic():
        Holder.objects.create(area=cast.north, code="000000000000", opened_at=NOW)
    with pytest.raises(IntegrityError, match="points_holder_is_one"), transaction.atomic():
        Holder.objects.filter(pk=holder.pk).update(person=cast.officer.person)


def test_an_account_is_opened_once_and_stands_where_its_file_says(cast, household, holder, volunteer):
    assert actions.open_account(household, by=SYSTEM, now=NOW) == holder
    assert holder.area_id == household.area_id
    assert actions.open_account(volunteer, by=SYSTEM, now=NOW).area_id == volunteer.area_id
    member = actions.open_account(cast.officer.person, by=SYSTEM, now=NOW)
    assert (member.area, member.who) == (cast.grid_s1, "科员 01")


def test_the_entries_of_an_account_are_a_chain_in_the_journal(holder, earned):
    earned()
    earned(words="扫了楼道的雪")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT kind, seq, data FROM journal_event WHERE subject_type = 'holder' AND subject_id = %s ORDER BY seq",
            [holder.pk],
        )
        kinds = [(kind, seq) for kind, seq, _data in cursor.fetchall()]
    assert kinds == [("holder.opened", 1), ("holder.booked", 2), ("holder.booked", 3)]


def test_the_proof_counts_every_account_again_and_names_what_differs(holder, earned, proposed, checker):
    earned()
    earned(words="另一件")
    proof = prove()
    assert (proof.holds, proof.holders, proof.entries, proof.in_hands, proof.issued) == (True, 1, 2, 20, -20)
    with connection.cursor() as cursor:  # as if somebody had written past every check
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("UPDATE points_line SET amount = 11, balance = 11 WHERE number = 1")
        cursor.execute("UPDATE points_holder SET balance = 15 WHERE id = %s", [holder.pk])
        cursor.execute("SET session_replication_role = origin")
    proof = prove()
    assert not proof.holds
    assert [(each.holder_id, each.said, each.counted) for each in proof.differing] == [(holder.pk, 15, 21)]
    assert [amount for _entry, amount in proof.unbalanced] == [1]
    assert proof.broken == [(holder.pk, 2)]


def test_booking_refuses_more_than_there_is(holder, earned):
    earned()
    held = Holder.objects.get(pk=holder.pk)
    with pytest.raises(Exception, match="The account has 10 points: too few for this"), transaction.atomic():
        book(held, Kind.REDEEMED, -11, by=SYSTEM, now=NOW)
    assert (Entry.objects.count(), Line.objects.count()) == (1, 2)
