"""allauth's forms for signing in, with our words and our brakes."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import ConfirmLoginCodeForm, LoginForm, ReauthenticateForm
from allauth.core import context, ratelimit
from allauth.core.internal.ratelimit import get_ip
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from mentores.access.selectors import is_known_device, is_phone, person_signing_in_with
from mentores.accounts.models import User
from mentores.web.sessions import DEVICE
from mentores.web.widgets import PhoneField

NEITHER = _("Write an e-mail address, or a telephone number; for one of another country, begin with + and its code.")


class LoginField(forms.CharField):
    """An e-mail address or a telephone number in one field. Cleans to small letters, or to the international form."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput(attrs={"autocomplete": "username", "dir": "ltr", "autocapitalize": "none"})
        super().__init__(max_length=254, widget=widget, label=_("Your e-mail or telephone"), **options)

    def clean(self, value: Any) -> str:
        written: str = str(super().clean(value)).strip()
        if "@" not in written:
            try:
                return str(PhoneField().clean(written))
            except ValidationError:
                raise ValidationError(NEITHER, code="invalid") from None
        try:
            validate_email(written)
        except ValidationError:
            raise ValidationError(NEITHER, code="invalid") from None
        return written.lower()


class CodeWantedForm(forms.Form):
    """Where the code goes. The answer is the same whether or not somebody signs in with it."""

    person: User | None = None
    login = LoginField(help_text=_("We send a code there. No password is needed."))

    def clean_login(self) -> str:
        """Codes are counted for the login and the network together: nobody elsewhere can use them up.

        There is an end to the codes from everywhere too, for the peace of the mailbox, but not for a device on which
        the person has signed in before.
        """
        login: str = self.cleaned_data["login"]
        self.person = person_signing_in_with(login)
        brakes = [("request_login_code", ""), ("code_wanted", f"{login} {get_ip(context.request)}")]
        if not (self.person and is_known_device(self.person, context.request.COOKIES.get(DEVICE, ""))):
            brakes.append(("code_wanted_anywhere", login))
        for action, key in brakes:
            if not ratelimit.consume(context.request, action=action, key=key):
                raise get_adapter().validation_error("too_many_login_attempts")
        return login

    def clean(self) -> dict[str, Any]:
        """What allauth's page reads: the person, and the way."""
        login = self.cleaned_data.get("login")
        if login:
            self._user = self.person if self.person and self.person.is_active else None
            self.cleaned_data["phone" if is_phone(login) else "email"] = login
        return self.cleaned_data


class CodeForm(ConfirmLoginCodeForm):  # type: ignore[misc]  # allauth has no types
    """The code that was sent. Wrong codes are counted for each account and address of the network."""

    code = forms.CharField(
        label=_("The code from the message"),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "dir": "ltr", "autocapitalize": "characters"}),
    )

    def clean_code(self) -> str:
        state = context.request._login_stage.state  # noqa: SLF001  allauth offers no other way
        account = state.get("email") or state.get("phone") or ""
        key = f"{account.lower()} {get_ip(context.request)}"
        if not ratelimit.consume(context.request, action="wrong_code", key=key, dry_run=True):
            raise get_adapter().validation_error("too_many_login_attempts")
        try:
            code: str = super().clean_code()
        except forms.ValidationError:
            ratelimit.consume(context.request, action="wrong_code", key=key)
            raise
        return code


def password_field(label: Any, **options: Any) -> forms.CharField:
    """A password as it is typed or pasted, spaces included."""
    kind = options.pop("kind", "current-password")
    widget = forms.PasswordInput(attrs={"autocomplete": kind, "dir": "ltr"})
    return forms.CharField(label=label, strip=False, widget=widget, **options)


class PasswordLoginForm(LoginForm):  # type: ignore[misc]  # allauth has no types
    """Login and password. allauth counts the failures before it looks at the password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields = {"login": LoginField(), "password": password_field(_("Password"), max_length=200)}


class ShowPasswordForm(ReauthenticateForm):  # type: ignore[misc]  # allauth has no types
    password = password_field(_("Password"), max_length=200)
