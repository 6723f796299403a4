"""The tables are what the models say, along one line of migrations."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", check=True, dry_run=True, stdout=StringIO())


def test_every_room_has_one_newest_migration() -> None:
    assert MigrationLoader(None, ignore_no_migrations=True).detect_conflicts() == {}
