"""Supervision is addressed to the right superior, each stage once."""

from linli.cases.sweep import sweep
from linli.journal.actions import seal
from linli.journal.readers import catch_up
from linli.journeys.telling import TELLING
from linli.notify.models import Notice
from tests.cases.conftest import at
from tests.cases.conftest import clocks as clocks
from tests.cast import Cast

STAGES = ("case.urged", "case.supervised", "case.circulated", "case.listed")


def heard(username: str) -> list[str]:
    catch_up(TELLING)
    keys = Notice.objects.filter(account__username=username).order_by("pk").values_list("key", flat=True)
    return [key.split(":")[0] for key in keys]


def test_stages_go_to_who_has_the_case_and_then_upwards(clocks: Cast) -> None:
    clocks.in_hand()
    sweep(now=at(25, 18))
    seal(now=at(25, 18))
    assert heard("officer") == ["case.assigned", "case.missed", "case.missed", "case.urged"]
    assert "case.urged" not in heard("dispatcher")
    for day in (10, 11, 14):
        sweep(now=at(day, 18, month=12))
    seal(now=at(14, 18, month=12))
    assert heard("officer")[-3:] == ["case.supervised", "case.circulated", "case.listed"]
    assert heard("dispatcher")[-3:] == ["case.supervised", "case.circulated", "case.listed"]
    assert heard("outsider") == []


def test_nobody_hears_of_several_stages_at_once_when_sweeping_begins_late(clocks: Cast) -> None:
    clocks.in_hand()
    for minute in range(3):
        sweep(now=at(10, 9, minute, month=12))
    seal(now=at(10, 10, month=12))
    assert [kind for kind in heard("officer") if kind in STAGES] == ["case.urged"]
    assert [kind for kind in heard("dispatcher") if kind in STAGES] == []
