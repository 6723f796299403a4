"""django-allauth's forms with our words on them."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateByCodeForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django.contrib.auth.password_validation import password_validators_help_texts
from django.utils.translation import gettext_lazy as _

from linli.desk.fields import labelled

ONE_TIME = {"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}


class SignInForm(LoginForm):
    """Name and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labelled(self, login=_("Account name"), password=_("Password"))
        self.fields["login"].widget.attrs |= {"autocomplete": "username", "autofocus": True}
        self.fields["password"].widget.attrs["autocomplete"] = "current-password"


class CodeForm(AuthenticateForm):
    """The six digits of the phone, or a recovery code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labelled(self, code=_("Code"))
        self.fields["code"].widget.attrs |= ONE_TIME


class AgainForm(ReauthenticateForm):
    """The password once more."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labelled(self, password=_("Password"))


class AgainCodeForm(ReauthenticateByCodeForm):
    """A code, for those who cannot use their password here."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labelled(self, code=_("Code"))
        self.fields["code"].widget.attrs |= ONE_TIME


class CodeOnForm(ActivateTOTPForm):
    """The first six digits, to see that the phone knows the secret."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labelled(self, code=_("The six digits your phone shows now"))
        self.fields["code"].widget.attrs |= ONE_TIME


class PasswordForm(ChangePasswordForm):
    """The old password and, twice, the new one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labelled(
            self, oldpassword=_("Present password"), password1=_("New password"), password2=_("New password, once more")
        )
        self.fields["password1"].help_text = " ".join(password_validators_help_texts())
