"""Supervision is addressed to the right superior, each stage once."""

from linli.cases.sweep import sweep
from linli.journal.actions import seal
from linli.journal.readers import catch_up
from linli.journeys.telling import TELLING
from linli.notify.models import Notice
from tests.cases.conftest import at
from tests.cases.conftest import clocks as clocks
from tests.cast import Cast


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
    sweep(now=at(10, 9, month=12))
    seal(now=at(10, 9, month=12))
    assert heard("officer")[-3:] == ["case.supervised", "case.circulated", "case.listed"]
    assert heard("dispatcher")[-3:] == ["case.supervised", "case.circulated", "case.listed"]
    assert heard("outsider") == []
