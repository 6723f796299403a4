"""The tables of a new database, made at once as all migrations together leave them.

Django's `migrate` renders the models again as they were at each step of the way, which takes a new database a minute.
A database that has tables goes through the migrations, one by one; tests/cli/test_layout.py holds the two together.
"""

from typing import Any

from django.db import connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import Migration, RunSQL
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ProjectState

ROWS = ("UPDATE ", "INSERT ", "DELETE ")  # triggers, statistics and the queue's tables begin otherwise


def new() -> bool:
    """Whether no migration was ever applied to the database."""
    return not MigrationRecorder(connection).has_table()


def lay_out() -> None:
    """Make every table of an empty database, in one transaction, and write down every migration as applied."""
    executor = MigrationExecutor(connection)
    steps = executor.migration_plan(executor.loader.graph.leaf_nodes(), clean_start=True)
    today = executor.loader.project_state()
    with connection.schema_editor() as editor:
        for model in today.apps.get_models():
            if model._meta.can_migrate(connection):
                editor.create_model(model)
        for migration, _backwards in steps:
            do_by_hand(migration, editor, today)
            executor.recorder.record_applied(migration.app_label, migration.name)


def do_by_hand(migration: Migration, editor: BaseDatabaseSchemaEditor, today: ProjectState) -> None:
    """Do what a migration does to tables in words of its own; what it does to rows, no new database has."""
    for operation in migration.operations:
        if isinstance(operation, RunSQL) and not of_rows(operation.sql):
            operation.database_forwards(migration.app_label, editor, today, today)


def of_rows(statements: Any) -> bool:
    """Whether statements, one text or several as RunSQL takes them, change rows and not tables."""
    texts = [statements] if isinstance(statements, str) else statements
    return all(str(text).lstrip().upper().startswith(ROWS) for text in texts)
