"""Candidates entered without being told, as a demonstration does it."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from linli.journal import actions as journal
from linli.journal.actions import Who
from linli.people.models import Person
from linli.training.models import Exam, Sitting


@transaction.atomic
def seat(*, exam: Exam, people: Sequence[Person], by: Who, now: datetime) -> None:
    """Call people to an exam in silence."""
    Sitting.objects.bulk_create(Sitting(exam=exam, person=person, called_at=now) for person in people)
    journal.record("exam.invited", exam, by=by, at=now, data={"people": len(people)}, area_id=exam.area_id)
