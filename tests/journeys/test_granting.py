"""A wish handed on at the desk becomes a task of a named volunteer; whoever takes it has claimed the wish."""

from collections.abc import Callable

import pytest
from django.utils import timezone

from linli.journal.actions import seal
from linli.journal.readers import catch_up
from linli.journeys.granting import GRANTING
from linli.tasks import actions
from linli.tasks.models import Doing, Task
from linli.tasks.voices import Oneself
from linli.wishes.models import MicroWish
from tests.cast import NOW
from tests.desk.conftest import at_desk as at_desk
from tests.tasks.conftest import call as call
from tests.tasks.conftest import planned as planned
from tests.tasks.conftest import takes
from tests.wishes.conftest import joined as joined
from tests.wishes.conftest import joining as joining
from tests.wishes.conftest import published as published
from tests.wishes.conftest import skilled as skilled
from tests.wishes.conftest import volunteers as volunteers
from tests.wishes.conftest import wish as wish
from tests.wishes.conftest import wished as wished


@pytest.fixture
def hears() -> Callable[[], tuple[str, int | None]]:
    """Lets the reader read; how the wish stands then, and who has it."""

    def hear() -> tuple[str, int | None]:
        seal(now=timezone.now())
        catch_up(GRANTING)
        found = MicroWish.objects.get()
        return found.state, found.volunteer_id

    return hear


def test_whoever_takes_the_task_has_claimed_the_wish_and_gives_both_up_together(
    cast, call, published, volunteers, hears
):
    one, other = volunteers(1), volunteers(2)
    task = call(wish=published(), places=1)
    assert hears() == ("published", None)
    doing = takes(task, one)
    takes(task, other)
    assert hears() == ("claimed", one.pk)
    actions.withdraw(doing=doing, by=Oneself(one), now=NOW)
    assert hears() == ("claimed", other.pk)  # who waited has moved up
    actions.cancel(task=task, words="下雨", seen=1, by=cast.dispatcher, now=NOW)
    assert hears() == ("published", None)


def test_a_place_handed_on_hands_the_wish_on(cast, call, published, volunteers, hears):
    one, other = volunteers(1), volunteers(2)
    doing = takes(call(wish=published()), one)
    assert hears() == ("claimed", one.pk)
    asked = actions.ask_handing(doing=doing, by=Oneself(one), now=NOW, to=other)
    actions.accept_handing(handing=asked, volunteer=other, by=Oneself(other), now=NOW)
    assert hears() == ("claimed", other.pk)
    GRANTING.handle([])
    assert hears() == ("claimed", other.pk)


def test_nobody_claims_their_own_wish_by_a_task(call, published, volunteers, hears):
    one = volunteers(1)
    takes(call(wish=published(phone=one.phone)), one)
    assert hears() == ("published", None)


def test_at_the_desk_somebody_is_named_who_is_asked_at_once(cast, at_desk, published, volunteers, hears, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    wish, one, suspended = published(), volunteers(1), volunteers(2)
    type(suspended).objects.filter(pk=suspended.pk).update(state="suspended", until="2026-12-01")
    desk = at_desk(cast.dispatcher)
    assert f"/desk/tasks/new/?wish={wish.pk}" in desk.get(wish.get_absolute_url()).content.decode()
    begins, ends = "2026-11-19T14:00", "2026-11-19T16:00"
    said = {"kind": "help", "title": "送电水壶", "begins": begins, "ends": ends, "places": "1", "area": cast.grid_n1.pk}
    for number, words in [
        (suspended.pk, "A suspended volunteer is not called to tasks."),
        (99999, "Nobody whom you may name has this number."),
    ]:
        refused = desk.post(f"/desk/tasks/new/?wish={wish.pk}", {**said, "named": number})
        assert refused.status_code == 422 and words in refused.content.decode()
    assert not Task.objects.exists()
    desk.post(f"/desk/tasks/new/?wish={wish.pk}", {**said, "named": one.pk})
    doing = Doing.objects.get()
    assert (doing.state, doing.volunteer, Task.objects.get().wish) == ("asked", one, wish)
    assert hears() == ("published", None)  # until they say yes
    actions.sign_up(task=doing.task, volunteer=one, by=Oneself(one), now=NOW)
    assert hears() == ("claimed", one.pk)
