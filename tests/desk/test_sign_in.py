"""Signing in: password, one-time code, what is refused, and that nobody can open an account."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.test import Client

from linli.people.models import Account

SIGN_IN = "/desk/sign-in/"


@pytest.fixture(autouse=True)
def no_attempts():
    """Wrong attempts are counted in the cache; each test begins with none."""
    cache.clear()


@pytest.fixture
def visitor() -> Client:
    client = Client()
    client.cookies["language"] = "en"
    return client


def sign_in(client: Client, login: str = "dispatcher", password: str = "dispatcher-password", **more: str):
    return client.post(SIGN_IN, {"login": login, "password": password, **more})


def code_of(secret: str) -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter))


def switch_codes_on(client: Client) -> str:
    """Set one-time codes up for whoever has signed in; the secret."""
    client.post("/desk/sign-in/again/", {"password": "dispatcher-password"})
    secret = client.get("/desk/account/code/on/").context["form"].secret
    response = client.post("/desk/account/code/on/", {"code": code_of(secret)})
    assert response["Location"] == "/desk/account/code/recovery/"
    return secret


def test_a_name_and_its_password_open_the_desk(cast, visitor):
    assert sign_in(visitor)["Location"] == "/desk/"
    assert visitor.get("/desk/").status_code == 200


def test_signing_in_leads_back_to_the_page_that_was_asked_for(cast, visitor):
    assert sign_in(visitor, next="/desk/inbox/")["Location"] == "/desk/inbox/"
    assert "https" not in sign_in(Client(), next="https://elsewhere.example/")["Location"]


@pytest.mark.parametrize(("login", "password"), [("dispatcher", "wrong"), ("nobody", "wrong")])
def test_a_wrong_password_and_an_unknown_name_are_told_alike(cast, visitor, login, password):
    response = sign_in(visitor, login, password)
    assert response.context["form"].non_field_errors() == [
        "This name and password do not belong together. Check both, then try again."
    ]
    assert login in response.content.decode()


def test_whoever_guesses_too_often_waits(cast, visitor):
    for _ in range(5):
        sign_in(visitor, password="wrong")
    response = sign_in(visitor)
    assert response.context["form"].non_field_errors() == [
        "Too many wrong attempts. Wait five minutes, then try again."
    ]


def test_an_account_that_was_closed_opens_nothing(cast, visitor):
    sign_in(visitor)
    Account.objects.filter(pk=cast.dispatcher.pk).update(is_active=False)
    assert visitor.get("/desk/").status_code == 302
    assert sign_in(Client()).status_code == 200


def test_signing_out_is_a_press_of_a_button_and_leaves_nothing_open(cast, visitor):
    sign_in(visitor)
    assert visitor.get("/desk/sign-out/").status_code == 405
    assert visitor.post("/desk/sign-out/")["Location"] == "/"
    assert visitor.get("/desk/").status_code == 302


def test_one_s_own_password_is_changed_with_the_present_one(cast, visitor):
    sign_in(visitor)
    typed = {"oldpassword": "wrong", "password1": "a-new-password-1", "password2": "a-new-password-1"}
    refused = visitor.post("/desk/account/password/", typed)
    assert refused.context["form"].errors == {"oldpassword": ["This is not your present password."]}
    changed = visitor.post("/desk/account/password/", {**typed, "oldpassword": "dispatcher-password"})
    assert changed["Location"] == "/desk/account/?said=password"
    assert sign_in(Client(), password="a-new-password-1")["Location"] == "/desk/"


def test_a_one_time_code_is_asked_for_once_it_is_set_up(cast, visitor):
    sign_in(visitor)
    secret = switch_codes_on(visitor)
    assert secret not in str(Authenticator.objects.get(type="totp").data)
    other = Client()
    other.cookies["language"] = "en"
    assert sign_in(other)["Location"].startswith("/desk/sign-in/code/")
    assert other.get("/desk/").status_code == 302
    wrong = other.post("/desk/sign-in/code/", {"code": "000000"})
    assert wrong.context["form"].errors == {
        "code": ["This code is not right, or has run out. Type the one your phone shows now."]
    }


def test_a_recovery_code_opens_the_account_once(cast, visitor):
    sign_in(visitor)
    switch_codes_on(visitor)
    code = visitor.get("/desk/account/code/recovery/").context["unused_codes"][0]
    first, second = Client(), Client()
    for client in (first, second):
        sign_in(client)
    assert first.post("/desk/sign-in/code/", {"code": code})["Location"] == "/desk/"
    assert second.post("/desk/sign-in/code/", {"code": code}).status_code == 200


def test_one_time_codes_can_be_switched_off_by_whoever_knows_the_password(cast, visitor):
    sign_in(visitor)
    switch_codes_on(visitor)
    assert visitor.post("/desk/account/code/off/")["Location"] == "/desk/account/code/"
    assert sign_in(Client())["Location"] == "/desk/"


@pytest.mark.parametrize(
    "page", ["/desk/account/", "/desk/account/password/", "/desk/sign-in/", "/desk/sign-in/again/"]
)
def test_the_pages_show(cast, visitor, page):
    if page != SIGN_IN:
        sign_in(visitor)
    assert visitor.get(page).status_code == 200


@pytest.mark.parametrize(
    "page", ["signup/", "accounts/signup/", "desk/signup/", "desk/sign-up/", "desk/password/reset/"]
)
def test_nobody_can_open_an_account(client, db, page):
    assert client.get(f"/{page}").status_code == 404
