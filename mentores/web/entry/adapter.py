"""What allauth asks of us when somebody signs in, and when they show again that it is them."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ReauthenticationRequired
from allauth.core.internal.ratelimit import get_ip
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from mentores.access import notices
from mentores.access.selectors import has_code_factor, has_key, has_second_factor, person_signing_in_with
from mentores.access.services.codes import new_code
from mentores.access.services.factors import note_factors_changed
from mentores.accounts.models import User
from mentores.core.languages import DEFAULT
from mentores.web.entry.showing import has_shown
from mentores.web.requests import PersonRequest
from mentores.web.sessions import begin, renew_key
from mentores.web.widgets import PhoneField

WRONG_PASSWORD = _("This password does not belong to this e-mail or telephone.")
TOO_MANY = _("Too many tries. Wait a quarter of an hour and try again.")


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Nobody signs up here: a login begins with a link sent to a person the programme knows."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "incorrect_code": _("This is not the code we sent. Look at the newest message and try again."),
        "incorrect_password": _("This is not your password."),
        "email_password_mismatch": WRONG_PASSWORD,
        "phone_password_mismatch": WRONG_PASSWORD,
        "username_password_mismatch": WRONG_PASSWORD,
        "too_many_login_attempts": TOO_MANY,
        "rate_limited": TOO_MANY,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def login(self, request: PersonRequest, user: User) -> None:
        super().login(request, user)
        begin(request, user, at=timezone.now())

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Of allauth's messages only two are sent, in our words; what else happens, `access` tells the person."""
        language = get_language() or DEFAULT
        if template_prefix == "account/email/login_code":
            notices.code(email, context["code"], language=language, at=timezone.now())
        elif template_prefix == "account/email/unknown_account":
            notices.nobody(email, language=language)

    def send_notification_mail(self, template_prefix: str, user: User, *args: object, **kwargs: object) -> None:
        """allauth calls this after each change of a factor: in place of its mail, ours, and the other sessions end."""
        if template_prefix.startswith("mfa/"):
            renew_key(self.request)
            keep = self.request.session.session_key or ""
            note_factors_changed(user, keep=keep, by=self.request.viewer, at=timezone.now())

    def generate_login_code(self) -> str:
        return new_code()

    # Telephones: a number is a login once its person has shown a code that was sent to it.

    def phone_form_field(self, **kwargs: Any) -> PhoneField:
        return PhoneField(**kwargs)

    def generate_phone_verification_code(self, *, user: User, phone: str) -> str:
        return new_code()

    def send_verification_code_sms(self, user: User, phone: str, code: str, **kwargs: Any) -> None:
        notices.code(phone, code, language=get_language() or DEFAULT, at=timezone.now())

    def get_user_by_phone(self, phone: str) -> User | None:
        person = person_signing_in_with(phone)
        return person if person and person.is_active else None

    def get_phone(self, user: User) -> tuple[str, bool] | None:
        return None

    def set_phone(self, user: User, phone: str, verified: bool) -> None:
        return None

    def set_phone_verified(self, user: User, phone: str) -> None:
        return None

    # Brakes: failures count for the account and the address of the network together, so nobody elsewhere uses them up.

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        login = credentials.get("email") or credentials.get("phone") or ""
        return f"{login.lower()} {get_ip(request)}"

    # Showing again that it is you, before anything that decides who may come in is changed.

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """False, or the way to where the person shows it: allauth itself asks only those who have a password."""
        if not has_shown(self.request):
            raise ReauthenticationRequired
        return False

    def get_reauthentication_methods(self, user: User | AnonymousUser) -> list[dict[str, Any]]:
        """The second factor, for whoever has one; else the password or a code."""
        if not isinstance(user, User):
            return []
        ways = []
        if has_code_factor(user):
            ways.append(("mfa_reauthenticate", _("With a code from the app or the printed list")))
        if has_key(user):
            ways.append(("mfa_reauthenticate_webauthn", _("With a passkey or a security key")))
        if not has_second_factor(user):
            ways.append(("entry:confirm", _("With a code that we send you")))
            if user.has_usable_password():
                ways.append(("account_reauthenticate", _("With your password")))
        return [{"id": name, "description": words, "url": reverse(name)} for name, words in ways]
