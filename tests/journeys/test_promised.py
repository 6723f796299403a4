"""Who hears of what becomes of a promise."""

from datetime import datetime

from linli.commitments import actions
from linli.commitments.turn import COMMITMENTS
from linli.journal.actions import seal
from linli.journal.readers import catch_up
from linli.journal.sweeping import sweep
from linli.journeys.promised import PROMISED
from linli.notify.models import Notice
from tests.cast import NOW, SHANGHAI
from tests.commitments.conftest import done as done
from tests.commitments.conftest import practice as practice
from tests.commitments.conftest import promise as promise
from tests.commitments.conftest import promised as promised
from tests.commitments.conftest import secretary as secretary


def told():
    while seal(now=NOW):
        pass
    catch_up(PROMISED)
    found = Notice.objects.order_by("pk").values_list("account__username", "key", "group")
    return [(name, key.split(":")[0], group) for name, key, group in found]


def test_who_publishes_and_who_strikes_off_hear_of_it_and_whose_it_is_hears_the_result(cast, secretary, promised, done):
    own = promised(person=cast.north_worker.person)
    made = actions.promise(own, by=cast.north_worker, now=NOW)
    assert told() == [("secretary", "commitment.written", "to_do")]
    put = actions.publish(commitment=made, seen=1, by=secretary, now=NOW)
    finished = done(put, by=cast.north_worker)
    actions.strike_off(commitment=finished, words="看过", seen=finished.version, by=cast.dispatcher, now=NOW)
    assert told()[1:] == [
        ("north", "commitment.published", "information"),
        ("dispatcher", "commitment.finished", "to_do"),
        ("north", "commitment.kept", "information"),
    ]


def test_what_is_overdue_goes_up_the_line(cast, promise):
    promise(person=cast.north_worker.person)
    for day in (25, 26):
        sweep(COMMITMENTS, now=datetime(2026, 11, day, tzinfo=SHANGHAI))
    for day in (1, 4):
        sweep(COMMITMENTS, now=datetime(2026, 12, day, 1, tzinfo=SHANGHAI))
    assert told()[1:] == [
        ("north", "commitment.amber", "supervision"),
        ("north", "commitment.urged", "supervision"),
        ("north", "commitment.supervised", "supervision"),
        ("dispatcher", "commitment.supervised", "supervision"),
    ]
