"""The journal cannot be changed unseen, and its readers see every event once, in commit order."""

from collections.abc import Sequence

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction

from linli.areas.models import Level
from linli.journal import queries, readers
from linli.journal.actions import SYSTEM, record, seal
from linli.journal.models import Event, Position, Seal, Words
from linli.journal.readers import Reader
from tests.cast import NOW

pytestmark = pytest.mark.django_db(transaction=True)


def level(depth: int = 1) -> Level:
    return Level.objects.create(depth=depth, key=f"level-{depth}", name="级", name_en="Level")


def say(subject: Level, kind: str = "tested", words: str = "") -> Event:
    with transaction.atomic():
        return record(kind, subject, by=SYSTEM, at=NOW, data={"n": 1}, words=words)


def without_guard(sql: str, *values: object) -> None:
    """What somebody with the database's master key could do."""
    with connection.cursor() as cursor, transaction.atomic():
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(sql, values)


def test_events_of_one_subject_form_a_chain() -> None:
    one, other = level(1), level(2)
    first, second, apart = say(one), say(one), say(other)
    assert (first.seq, second.seq, apart.seq) == (1, 2, 1)
    assert bytes(second.previous) == bytes(first.hash)
    assert list(queries.broken_links()) == []


@pytest.mark.parametrize("sql", ["UPDATE journal_event SET kind = 'x'", "DELETE FROM journal_event"])
def test_the_database_refuses_to_change_an_event(sql: str) -> None:
    say(level())
    with pytest.raises(DatabaseError, match="append-only"), connection.cursor() as cursor:
        cursor.execute(sql)


def test_a_change_past_the_guard_shows_in_the_chain() -> None:
    one = level()
    say(one)
    event = say(one, words="原话")
    without_guard("UPDATE journal_event SET data = '{\"n\": 2}' WHERE id = %s", event.pk)
    assert list(queries.broken_links()) == [event]


def test_changed_words_show_and_erased_words_leave_the_chain_whole() -> None:
    one = level()
    event = say(one, words="原话")
    without_guard("UPDATE journal_words SET text = '改过的话' WHERE event_id = %s", event.pk)
    assert list(queries.broken_links()) == [event]
    Words.objects.filter(event=event).delete()
    assert list(queries.broken_links()) == []


def test_an_event_taken_out_past_the_guard_breaks_the_seal() -> None:
    one = level()
    say(one)
    last = say(one)
    seal(now=NOW)
    assert list(queries.broken_seals()) == []
    without_guard("DELETE FROM journal_position WHERE event_id = %s", last.pk)
    assert [each.pk for each in queries.broken_seals()] == [Seal.objects.get().pk]


def test_an_event_committed_late_gets_a_later_position_and_is_not_lost() -> None:
    one, other = level(1), level(2)
    params = connection.get_connection_params()
    wanted = {key: params[key] for key in ("dbname", "user", "host", "port") if params.get(key)}
    with psycopg.connect(**wanted) as slow:
        copy = "INSERT INTO journal_event (kind, subject_type, subject_id, seq, at, voice, data, previous, hash) "
        slow.execute(copy + "VALUES ('slow', 'level', %s, 1, now(), 'system', '{}', '', '')", [other.pk])
        fast = say(one)
        assert seal(now=NOW) == 1
        slow.commit()
    late = Event.objects.get(kind="slow")
    assert late.pk < fast.pk
    assert seal(now=NOW) == 1
    assert list(Position.objects.order_by("position").values_list("event_id", flat=True)) == [fast.pk, late.pk]
    assert seal(now=NOW) == 0


class Heard:
    """A reader that writes down what it saw, and breaks when told to."""

    def __init__(self) -> None:
        self.seen: list[int] = []
        self.broken = False
        self.reader = Reader("heard", self.handle, self.seen.clear)

    def handle(self, events: Sequence[Event]) -> None:
        if self.broken:
            raise RuntimeError("killed half-way")
        self.seen += [event.pk for event in events]


def test_a_reader_sees_every_event_once_even_after_breaking_down() -> None:
    one, heard = level(), Heard()
    first = say(one)
    seal(now=NOW)
    readers.catch_up(heard.reader)
    second = say(one)
    seal(now=NOW)
    heard.broken = True
    with pytest.raises(RuntimeError):
        readers.catch_up(heard.reader)
    heard.broken = False
    readers.catch_up(heard.reader)
    readers.catch_up(heard.reader)
    assert heard.seen == [first.pk, second.pk]


def test_a_replay_shows_the_reader_everything_again() -> None:
    one, heard = level(), Heard()
    events = [say(one).pk for _ in range(3)]
    seal(now=NOW)
    readers.catch_up(heard.reader)
    readers.replay(heard.reader)
    assert heard.seen == events
