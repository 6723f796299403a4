"""Certificates: verified, renewed, revoked."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from linli.core.refusal import NotAllowed, Refusal
from linli.notify.models import Notice
from linli.training import actions as training
from linli.training.models import Certificate, Exam, Sitting
from linli.training.printing import Paper, certificate
from tests.cast import NOW, Cast
from tests.training.conftest import right

Sit = Callable[..., Sitting]


@pytest.fixture
def given(cast: Cast, sitting: Sit) -> Certificate:
    """The north worker's, good from today for a year."""
    begun = sitting()
    training.hand_in(sitting=begun, answers=right(begun), by=cast.north_worker, now=NOW)
    return Certificate.objects.get()


def test_a_holder_hears_once_that_it_ends(cast: Cast, given: Certificate) -> None:
    soon = NOW + timedelta(days=304)
    told = [training.remind(now=each) for each in (NOW, soon - timedelta(days=1), soon, soon, soon + timedelta(days=9))]
    assert told == [0, 0, 1, 0, 0]
    subjects = Notice.objects.filter(account=cast.north_worker, key=f"certificate-due-{given.pk}")
    assert subjects.count() == 1


def test_nobody_hears_of_one_that_was_renewed_or_revoked(
    cast: Cast, given: Certificate, exam: Callable[..., Exam]
) -> None:
    again = exam(opens_at=NOW, closes_at=NOW + timedelta(days=400))
    training.call(exam=again, people=[cast.north_worker.person], by=cast.dispatcher, now=NOW)
    begun = training.begin(sitting=Sitting.objects.get(exam=again), by=cast.north_worker, now=NOW)
    training.hand_in(sitting=begun, answers=right(begun), by=cast.north_worker, now=NOW)
    newer = Certificate.objects.latest("pk")
    end = NOW + timedelta(days=370)
    assert list(Certificate.objects.due(by=end.date())) == [newer]
    training.revoke(certificate=newer, why="代考", by=cast.dispatcher, now=NOW)
    assert list(Certificate.objects.due(by=end.date())) == [given]


def test_revoking_needs_a_reason_and_somebody_else(cast: Cast, given: Certificate) -> None:
    with pytest.raises(Refusal) as refused:
        training.revoke(certificate=given, why=" ", by=cast.dispatcher, now=NOW)
    assert refused.value.field == "why"
    with pytest.raises(NotAllowed):
        training.revoke(certificate=given, why="代考", by=cast.officer, now=NOW)
    for why in ("代考", "再说一次"):
        revoked = training.revoke(certificate=given, why=why, by=cast.dispatcher, now=NOW)
    assert (revoked.why, revoked.revoked_by) == ("代考", cast.dispatcher)
    assert not Certificate.objects.good(on=NOW.date()).exists()


def test_the_paper_is_a_pdf_of_one_page(cast: Cast) -> None:
    paper = Paper(
        "示范区", "网格员 01", "上岗考试", "2026-11-18", "有效期至 2027-11-17", "123456789012", "http://x/c/1/"
    )
    drawn = certificate(paper)
    assert drawn.startswith(b"%PDF-") and drawn.count(b"/Type /Page\n") == 1
