"""What every test stands on: a server of the tests' own, copied tables, nothing cached between tests."""

import gc
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from django.db import connection
from django.test import TransactionTestCase
from django.utils import translation
from pytest_django import DjangoDbBlocker

from linli.cli import cluster, embedded
from linli.config.place import VAR_DIR
from linli.core import fresh
from tests import emptying, schema, spreading
from tests.cast import cast as cast

# Nothing here outlives a power cut, and nothing needs to; nobody tidies up tables that are emptied in a moment.
FAST = {
    **cluster.TUNING,
    **dict.fromkeys(("fsync", "synchronous_commit", "full_page_writes", "wal_compression", "autovacuum"), "off"),
    "wal_level": "minimal",
    "max_wal_senders": "0",
}


def pytest_configure(config: pytest.Config) -> None:
    """Start the server, or share it with the run that has; it stops with the last run."""
    gc.disable()  # until all tests are read
    TransactionTestCase._fixture_teardown = emptying.empty
    stack = ExitStack()
    stack.enter_context(embedded.server(VAR_DIR, FAST))
    config.add_cleanup(stack.close)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> spreading.Spreading:
    """With several processes, tests are spread over them our way."""
    return spreading.Spreading(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long comes first."""
    spreading.long_first(items)


def pytest_collection_finish() -> None:
    """What was read until now stays: nobody need look again and again whether it may be forgotten."""
    gc.enable()
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_blocker: DjangoDbBlocker) -> None:
    """Each process copies the template into a database named after itself."""
    with django_db_blocker.unblock():
        connection.settings_dict["TEST"]["TEMPLATE"] = schema.template()


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    """Small tables read once per process are read anew by each test."""
    fresh.expire_all()


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Sentences are compared in the language they are written in; pages speak their readers' all the same."""
    with translation.override("en"):
        yield
