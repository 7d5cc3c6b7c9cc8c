"""The second step of signing in, with allauth's pages: our words, our brakes, and what follows a change."""

import base64
import hashlib
import re
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import get_adapter as get_account_adapter
from allauth.core import context, ratelimit
from allauth.core.internal.ratelimit import get_ip
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.adapter import get_adapter as get_mfa_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from cryptography.fernet import Fernet, MultiFernet
from django import forms
from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mentores.access.selectors import logins_of, matching_factor
from mentores.accounts.models import User

A_CODE_LIVES = 120  # seconds: the step before and the one after are accepted too
CODE_INPUT = {"autocomplete": "one-time-code", "dir": "ltr", "inputmode": "numeric"}


class Adapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """What is kept is encrypted with the secret key; the site is known by its own address, not by the one asked for."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This did not work. Check the code, or try the key again."),
        "cannot_generate_recovery_codes": _("Set up an app, a passkey or a key first."),
    }

    def encrypt(self, text: str) -> str:
        return _safe().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _safe().decrypt(encrypted_text.encode()).decode()

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:  # noqa: A002  allauth's name
        return gettext("My key")

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {"id": urlsplit(settings.SITE_ADDRESS).hostname or "", "name": "Mentores"}

    def _get_site_name(self) -> str:
        return "Mentores"

    def _get_user_identifier(self, user: User) -> str:
        logins: list[str] = logins_of(user)
        return logins[0] if logins else user.public_id

    def get_public_key_credential_user_entity(self, user: User) -> dict[str, Any]:
        entity: dict[str, Any] = super().get_public_key_credential_user_entity(user)
        return entity | {"display_name": user.full_name}


def _safe() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [hashlib.sha256(f"mentores.second_step {key}".encode()).digest() for key in map(str, keys)]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])


class _CodeOfAFactor(forms.Form):
    """A code of the app or the printed list: ten failures in a quarter of an hour, each code once."""

    user: User

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        key = f"second step {self.user.pk} {get_ip(context.request)}"
        if not ratelimit.consume(context.request, action="wrong_code", key=key, dry_run=True):
            raise get_account_adapter().validation_error("too_many_login_attempts")
        typed = re.sub(r"[\W_]", "", code)  # however it is written, it is the same code
        factor = matching_factor(self.user, typed)
        if factor is None or not cache.add(f"second-step:{self.user.pk}:{typed}", "used", timeout=A_CODE_LIVES):
            ratelimit.consume(context.request, action="wrong_code", key=key)
            raise get_mfa_adapter().validation_error("incorrect_code")
        factor.user = self.user
        self.authenticator = factor
        return code


class SecondStepForm(_CodeOfAFactor, AuthenticateForm):  # type: ignore[misc]  # allauth has no types
    code = forms.CharField(
        label=_("The code of your app, or one of your printed codes"), widget=forms.TextInput(attrs=CODE_INPUT)
    )


class ShowCodeForm(_CodeOfAFactor, ReauthenticateForm):  # type: ignore[misc]  # allauth has no types
    code = forms.CharField(
        label=_("The code of your app, or one of your printed codes"), widget=forms.TextInput(attrs=CODE_INPUT)
    )


class AppForm(ActivateTOTPForm):  # type: ignore[misc]  # allauth has no types
    code = forms.CharField(label=_("The code that the app shows"), widget=forms.TextInput(attrs=CODE_INPUT))


class KeyForm(AddWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    name = forms.CharField(
        label=_("A name for this key"),
        help_text=_("So that you know it again: «my telephone», «the blue key»."),
        max_length=60,
    )
    passwordless = forms.BooleanField(
        label=_("I want to sign in with this key alone"),
        help_text=_("For a passkey of your telephone or computer, opened with your finger, face or PIN."),
        required=False,
        initial=True,
    )
