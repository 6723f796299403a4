"""Somebody signed in at the desk of a running website."""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.test import Client

from benchmarks.web import Site, fetch, request
from linli.people.models import Account


@dataclass(frozen=True)
class Staff:
    """What a browser of theirs holds."""

    cookies: str
    token: str

    def get(self, path: str) -> bytes:
        """The bytes of a request for a page."""
        return request("GET", path, cookies=self.cookies)

    def post(self, path: str, **fields: Any) -> bytes:
        """The bytes of a form that is sent."""
        form = {"csrfmiddlewaretoken": self.token, **fields}
        return request("POST", path, cookies=self.cookies, body=urlencode(form).encode())


def sign_in(site: Site, account: Account) -> Staff:
    """Signed in, with a form's token in hand."""
    client = Client()
    client.force_login(account)
    session = f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"
    head, page = fetch(site, request("GET", "/desk/register/", cookies=session))
    cookie = re.search(rb"csrftoken=(\w+)", head)
    token = re.search(rb'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert cookie and token, head
    return Staff(f"{session}; csrftoken={cookie[1].decode()}", token[1].decode())
