"""Signing in and out: those of django-allauth's pages that are wanted, under its own names, in the house's clothes."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from django.urls import path
from django.views.generic import RedirectView

from linli.desk import sign_in_forms as forms
from linli.people.doors import public, signed_in

sign_in = account.LoginView.as_view(template_name="desk/sign_in/password.html", form_class=forms.SignInForm)
ask_code = mfa.AuthenticateView.as_view(template_name="desk/sign_in/code.html", form_class=forms.CodeForm)
sign_out = account.LogoutView.as_view(http_method_names=["post"])
password = account.PasswordChangeView.as_view(
    template_name="desk/sign_in/change_password.html", form_class=forms.PasswordForm
)
again = account.ReauthenticateView.as_view(template_name="desk/sign_in/again.html", form_class=forms.AgainForm)
again_code = mfa.ReauthenticateView.as_view(template_name="desk/sign_in/again.html", form_class=forms.AgainCodeForm)
code_on = totp.ActivateTOTPView.as_view(template_name="desk/sign_in/code_on.html", form_class=forms.CodeOnForm)
code_off = totp.DeactivateTOTPView.as_view(template_name="desk/sign_in/code_off.html")
codes = recovery.ViewRecoveryCodesView.as_view(template_name="desk/sign_in/recovery.html")
new_codes = recovery.GenerateRecoveryCodesView.as_view(template_name="desk/sign_in/recovery_new.html")

urlpatterns = [
    path("sign-in/", public(sign_in), name="account_login"),
    path("sign-in/code/", public(ask_code), name="mfa_authenticate"),
    path("sign-in/again/", signed_in(again), name="account_reauthenticate"),
    path("sign-in/again/code/", signed_in(again_code), name="mfa_reauthenticate"),
    path("sign-out/", signed_in(sign_out), name="account_logout"),
    path("account/password/", signed_in(password), name="account_change_password"),
    path("account/code/", signed_in(RedirectView.as_view(pattern_name="desk:account")), name="mfa_index"),
    path("account/code/on/", signed_in(code_on), name="mfa_activate_totp"),
    path("account/code/off/", signed_in(code_off), name="mfa_deactivate_totp"),
    path("account/code/recovery/", signed_in(codes), name="mfa_view_recovery_codes"),
    path("account/code/recovery/new/", signed_in(new_codes), name="mfa_generate_recovery_codes"),
]
