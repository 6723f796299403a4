"""Somebody at the desk: a browser in which an account has signed in."""

from collections.abc import Callable
from io import BytesIO

import pytest
from django.test import Client
from django.utils import translation
from PIL import Image

from linli.catalogue import reply_actions
from linli.catalogue.models import ReplyTemplate
from linli.people.models import Account
from tests.cast import NOW, Cast


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


@pytest.fixture
def picture() -> bytes:
    """A small JPEG."""
    packed = BytesIO()
    Image.new("RGB", (8, 8), "red").save(packed, "JPEG")
    return packed.getvalue()


@pytest.fixture
def template(cast: Cast) -> ReplyTemplate:
    """A template for everybody, offered when answering and declining."""
    return reply_actions.keep_template(
        organisation=None,
        name="收到",
        text="编号{编号}的诉求已收到。",
        uses=["reply", "decline"],
        by=cast.dispatcher,
        now=NOW,
    )
