"""The three classes of P6 in 中街街道's own pack: fixed when known, fixed within its limit, cannot be fixed now."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from linli.cases.agenda import day_begins
from linli.cases.models import Case
from linli.cases.sweep import sweep
from linli.cases.words import Outcome, Status
from linli.catalogue.models import Category
from linli.journal.actions import seal
from linli.journal.readers import catch_up
from linli.journeys.telling import TELLING
from linli.notify.models import Notice
from linli.people.models import Organisation
from tests.browser.photos import photo
from tests.journeys.conftest import Walk


@pytest.fixture
def street(walk: Callable[[str], Walk]) -> Walk:
    """The one desk that takes everything, who coordinates above it, and a leader."""
    begun = walk("kongtong-zhongjie")
    begun.people(
        desk=("first_asked", "zhongjie_convenience", "zhongjie"),
        dispatcher=("street_dispatcher", "zhongjie_order", "zhongjie"),
        leader=("street_leader", "zhongjie_committee", "zhongjie"),
    )
    return begun


def about(key: str) -> int:
    return Category.objects.get(key=key).pk


def test_fixed_when_known(street: Walk) -> None:
    case = street.said("楼道里堆了垃圾", "zhongjie", "cleaning")
    street.takes("desk", case, "accept")
    case = street.takes("desk", case, "finish", outcome="at_once", words="马上清走了")
    assert (case.status, case.outcome) == (Status.DONE, Outcome.AT_ONCE)
    assert "即知即改" in street.clients["desk"].get(case.get_absolute_url()).content.decode()
    street.rated(case, 5)
    street.takes("dispatcher", case, "verify")
    assert street.takes("dispatcher", case, "close").status == Status.CLOSED


def test_fixed_within_its_limit_by_a_plan(street: Walk) -> None:
    case = street.said("消防通道总停着车", "zhongjie")
    street.takes("desk", case, "accept")
    case = street.takes("desk", case, "classify", category=about("parking"), area=case.area_id)
    assert case.plan_by is not None and case.due_at is not None and case.plan_by < case.due_at
    centre = Organisation.objects.get(code="zhongjie_convenience").pk
    street.takes("desk", case, "assign", organisation=centre)
    street.takes("desk", case, "start")
    case = street.takes("desk", case, "plan", words="十天内划线、装隔离桩")
    assert case.planned_at is not None
    assert "十天内划线" in street.read(case)
    case = street.takes(
        "desk",
        case,
        "finish",
        outcome="in_time",
        words="线划好了，桩装好了",
        photos=SimpleUploadedFile("done.jpg", photo()),
    )
    assert (case.outcome, case.attachments.count()) == (Outcome.IN_TIME, 1)
    assert case.done_at is not None and case.done_at < case.due_at
    sweep(now=case.due_at + timedelta(days=30))
    assert Case.objects.get(pk=case.pk).supervision == ""


def test_a_limit_without_a_plan_is_missed_and_then_supervised(street: Walk) -> None:
    case = street.said("消防通道总停着车", "zhongjie", "parking")
    case = street.takes("desk", case, "accept")
    sweep(now=case.plan_by + timedelta(minutes=1))
    assert "plan" in Case.objects.get(pk=case.pk).missed
    sweep(now=case.due_at + timedelta(minutes=1))
    assert Case.objects.get(pk=case.pk).supervision == "urged"


def test_what_cannot_be_fixed_is_explained_with_evidence_archived_and_comes_back_on_its_day(street: Walk) -> None:
    case = street.said("老楼想装电梯", "zhongjie", "property")
    street.takes("desk", case, "accept")
    day = timezone.localdate() + timedelta(days=90)
    refused = street.clients["desk"].post(
        f"/desk/cases/{case.pk}/finish/", {"outcome": "not_now", "words": "要等改造计划"}
    )
    assert refused.status_code == 422
    case = street.takes(
        "desk",
        case,
        "finish",
        outcome="not_now",
        words="要等明年的老楼改造计划",
        look_again_on=day.isoformat(),
        photos=SimpleUploadedFile("done.jpg", photo()),
    )
    assert (case.outcome, case.look_again_on, case.attachments.count()) == (Outcome.NOT_NOW, day, 1)
    assert "要等明年的老楼改造计划" in street.read(case)
    street.rated(case, 4)
    street.takes("dispatcher", case, "verify")
    street.takes("dispatcher", case, "close")

    sweep(now=day_begins(day) - timedelta(minutes=1))
    assert Case.objects.get(pk=case.pk).status == Status.CLOSED
    sweep(now=day_begins(day))
    seal(now=day_begins(day))
    catch_up(TELLING)
    back = Case.objects.get(pk=case.pk)
    assert (back.status, back.outcome, back.grade, back.closed_at) == (Status.ACCEPTED, "", None, None)
    assert Notice.objects.filter(key__startswith="case.looked_again:").exists()

    case = street.takes("desk", case, "finish", outcome="at_once", words="电梯装好了")
    assert (street.rated(case, 5).grade, case.status) == (5, Status.DONE)
