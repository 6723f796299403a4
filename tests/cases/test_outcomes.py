"""Three outcomes: what cannot be fixed now is shown as the practice says, and comes back by itself on its day."""

from io import BytesIO

import pytest
from PIL import Image

from linli.cases import actions as cases
from linli.cases.models import Case
from linli.cases.sweep import sweep
from linli.cases.words import Outcome, Status
from linli.catalogue import actions as catalogue
from linli.catalogue.models import Practice
from linli.core.fresh import expire_all
from linli.core.refusal import Refusal
from linli.journal.actions import SYSTEM
from tests.cases.conftest import at
from tests.cast import NOW, Cast


@pytest.fixture
def photo() -> bytes:
    """A small JPEG."""
    packed = BytesIO()
    Image.new("RGB", (8, 8), "red").save(packed, "JPEG")
    return packed.getvalue()


def set_practice(**more: object) -> None:
    catalogue.keep_practice(settings={**Practice.objects.get().settings, **more}, by=SYSTEM, now=NOW)
    expire_all()


def give_up(cast: Cast, case: Case, day: int = 30, **more: object) -> Case:
    return cases.finish(
        case=case,
        by=cast.officer,
        now=NOW,
        outcome=Outcome.NOT_NOW,
        words="要等规划",
        look_again_on=at(day).date(),
        **more,
    )


def test_the_photo_that_the_practice_wants_is_asked_for_beside_its_field(cast: Cast) -> None:
    set_practice(evidence={"not_now": "photo"})
    case = cast.in_hand()
    with pytest.raises(Refusal, match="a photo has to show it") as refused:
        give_up(cast, case)
    assert refused.value.field == "photos"
    assert cases.finish(case=case, by=cast.officer, now=NOW, outcome=Outcome.IN_TIME, words="好").status == Status.DONE


def test_a_photo_with_the_finish_or_from_the_work_will_do(cast: Cast, photo: bytes) -> None:
    set_practice(evidence={"not_now": "photo"})
    assert give_up(cast, cast.in_hand(), photos=[photo]).outcome == Outcome.NOT_NOW
    case = cast.in_hand()
    cases.work(case=case, by=cast.officer, now=NOW, words="看过了", photos=[photo])
    assert give_up(cast, case).outcome == Outcome.NOT_NOW


def test_the_day_to_look_again_is_not_put_off_for_ever(cast: Cast) -> None:
    set_practice(limits={"looking_again": 10})
    with pytest.raises(Refusal, match="within 10 days") as refused:
        give_up(cast, cast.in_hand())
    assert refused.value.field == "look_again_on"
    assert give_up(cast, cast.in_hand(), day=28).look_again_on == at(28).date()


@pytest.mark.parametrize("struck_off", [False, True])
def test_it_comes_back_even_when_the_worker_was_down_that_day(cast: Cast, struck_off: bool) -> None:
    case = give_up(cast, cast.in_hand())
    if struck_off:
        cases.verify(case=case, by=cast.dispatcher, now=NOW)
        cases.close(case=case, by=cast.dispatcher, now=NOW)
    late = at(4, 9, month=12)
    assert [sweep(now=each) for each in (at(29, 23), late, late)] == [0, 1, 0]
    back = Case.objects.get()
    assert (back.status, back.outcome, back.due_from, back.look_again_on) == (Status.ACCEPTED, "", late, None)
