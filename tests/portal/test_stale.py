"""A form that had been open too long."""

import re

import pytest
from django.test import Client

from linli.cases.models import Case
from tests.cast import Cast

KEY = "0b6c7a3e-4b1e-4c55-9d4c-3f1f0f7f2a11"


@pytest.fixture
def strict() -> Client:
    """A browser whose tokens are checked, as they are outside tests."""
    client = Client(enforce_csrf_checks=True)
    client.cookies["language"] = "en"
    return client


def token(page: bytes) -> str:
    found = re.search(rb'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert found is not None
    return found[1].decode()


def test_a_stale_submission_comes_back_as_typed_and_lands_when_sent_again(strict: Client, cast: Cast) -> None:
    sent = {"text": "路灯坏了", "place": "东门", "phone": "13900000000", "area": cast.grid_n1.pk, "key": KEY}

    stale = strict.post("/submit/", {**sent, "csrfmiddlewaretoken": "a" * 64})
    page = stale.content.decode()
    again = strict.post("/submit/", {**sent, "csrfmiddlewaretoken": token(stale.content)})

    assert (stale.status_code, again.status_code) == (403, 302)
    for kept in ("路灯坏了", "东门", "13900000000", KEY, f'value="{cast.grid_n1.pk}" selected'):
        assert kept in page
    assert "Everything you typed is still here" in page
    assert Case.objects.count() == 1


def test_a_stale_rating_comes_back_as_typed(strict: Client, cast: Cast) -> None:
    stale = strict.post(f"/track/{cast.case().code}/more/", {"words": "4号楼也是"})

    assert stale.status_code == 403
    assert "4号楼也是" in stale.content.decode()
    assert token(stale.content)


def test_staff_are_told_to_reload_and_keep_their_words(strict: Client, cast: Cast) -> None:
    stale = strict.post("/desk/cases/1/accept/", {"words": "已联系"})

    assert stale.status_code == 403
    assert "Reload the page" in stale.content.decode()
    assert "已联系" in stale.content.decode()
    assert "csrfmiddlewaretoken" not in stale.content.decode()
