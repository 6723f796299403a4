"""Somebody at the desk: a browser in which an account has signed in."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import translation

from linli.people.models import Account


@pytest.fixture(autouse=True)
def english():
    """Sentences are compared in the language they are written in."""
    with translation.override("en"):
        yield


@pytest.fixture
def at_desk() -> Callable[[Account], Client]:
    """A client signed in as an account, reading English."""

    def sit(account: Account) -> Client:
        client = Client()
        client.cookies["language"] = "en"
        client.force_login(account)
        return client

    return sit
