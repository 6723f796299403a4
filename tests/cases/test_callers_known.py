"""The migration that gives older cases their caller's mark and whoever was asked first."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from linli.cases import actions as cases
from linli.cases.models import Case
from tests.cast import NOW, Cast

migration = import_module("linli.cases.migrations.0010_callers_known")


@pytest.fixture
def older(cast: Cast) -> Cast:
    """Cases as they were before: no marks, nobody asked first."""
    cast.case(contact_phone="13800000001")
    cast.case()
    said = cases.Submission(text="路灯", area_id=cast.grid_n1.pk, contact_phone="13800000001")
    for _each in range(2):
        cases.register(said, by=cast.dispatcher, now=NOW)
    cases.accept(case=Case.objects.latest("pk"), by=cast.dispatcher, now=NOW)
    Case.objects.update(phone_mark=None, first_asked=None, handed_over_at=None)
    return cast


def test_every_number_gets_its_mark(older: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migration, "BATCH", 2)
    migration.mark_numbers(apps, None)
    assert Case.objects.from_number("13800000001").count() == 3
    assert Case.objects.filter(phone_mark__isnull=True).count() == 1


def test_whoever_registered_it_was_asked_first_and_owns_what_nobody_took_on(older: Cast) -> None:
    with connection.cursor() as cursor:
        cursor.execute(migration.FIRST_ASKED)
    assert [each.first_asked for each in Case.objects.order_by("pk")] == [
        None,
        None,
        older.dispatcher,
        older.dispatcher,
    ]
    assert Case.objects.first_asked(older.dispatcher.pk).count() == 1
