"""allauth's pages that this house uses, under the names allauth gives them.

Its page for signing up only says that nobody does so here: without it, allauth fails on an address it does not know.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as printed
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as keys
from django.urls import path

urlpatterns = [
    path("login", account.request_login_code, name="account_login"),
    path("login/code", account.request_login_code, name="account_request_login_code"),
    path("login/confirm", account.confirm_login_code, name="account_confirm_login_code"),
    path("login/password", account.login, name="account_login_password"),
    path("login/key", keys.login_webauthn, name="mfa_login_webauthn"),
    path("login/second-step", mfa.authenticate, name="mfa_authenticate"),
    path("logout", account.logout, name="account_logout"),
    path("signup", account.signup, name="account_signup"),
    path("inactive", account.account_inactive, name="account_inactive"),
    path("confirm/password", account.reauthenticate, name="account_reauthenticate"),
    path("confirm/second-step", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("confirm/key", keys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("account/second-step", mfa.index, name="mfa_index"),
    path("account/second-step/app", app.activate_totp, name="mfa_activate_totp"),
    path("account/second-step/app/remove", app.deactivate_totp, name="mfa_deactivate_totp"),
    path("account/second-step/key", keys.add_webauthn, name="mfa_add_webauthn"),
    path("account/second-step/printed", printed.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("account/second-step/printed/new", printed.generate_recovery_codes, name="mfa_generate_recovery_codes"),
]
