"""The same seed and the same now tell the same story."""

from datetime import datetime

import pytest
from django.db import transaction

from linli.cases.models import Case
from linli.core.calendar import SHANGHAI
from linli.core.fresh import expire_all
from linli.demo.load import Demonstration
from linli.journal.models import Event
from linli.packs.check import load

NOW = datetime(2026, 11, 18, 9, 30, tzinfo=SHANGHAI)
FIELDS = ("code", "text", "status", "place", "latitude", "longitude", "received_at", "due_at", "done_at", "grade")


def told(seed: int) -> list[object]:
    """Cases and events of a small demonstration, which is then forgotten."""
    with transaction.atomic():
        expire_all()
        Demonstration(load("zhongmu-qingnianlu"), 0.05, seed, NOW).load()
        cases = list(Case.objects.order_by("pk").values_list(*FIELDS))
        events = list(Event.objects.order_by("pk").values_list("kind", "seq", "at", "words__text"))
        transaction.set_rollback(True)
    return [cases, events]


@pytest.mark.django_db
def test_a_seed_tells_the_same_story_again_and_another_seed_another() -> None:
    first = told(1)
    assert told(1) == first
    assert told(2) != first
