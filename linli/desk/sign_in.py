"""How staff sign in, on django-allauth: no sign-up of one's own, no mail, our own sentences, secrets encrypted."""

from base64 import b64decode, b64encode
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.catalogue.tables import tables
from linli.core import crypto

SECRET = "mfa.secret"


class StaffAdapter(DefaultAccountAdapter):
    """Accounts are opened by whoever hands out posts."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("This name and password do not belong together. Check both, then try again."),
        "too_many_login_attempts": _("Too many wrong attempts. Wait five minutes, then try again."),
        "enter_current_password": _("This is not your present password."),
        "incorrect_password": _("This is not your password."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Staff have no mail address here; nothing is sent."""

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """The pages say what happened; a second telling would be one too many."""

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return f"{reverse('desk:account')}?said=password"


class CodeAdapter(DefaultMFAAdapter):
    """One-time codes: the secret is encrypted like any personal field."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This code is not right, or has run out. Type the one your phone shows now."),
    }

    def get_totp_issuer(self) -> str:
        practice = tables.get().practice
        return str(practice) if practice else super().get_totp_issuer()

    def get_totp_label(self, user: AbstractBaseUser) -> str:
        return user.get_username()

    def encrypt(self, text: str) -> str:
        return b64encode(crypto.encrypt(text, SECRET)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return crypto.decrypt(b64decode(encrypted_text), SECRET)
