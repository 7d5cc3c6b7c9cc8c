"""allauth's two forms for signing in by code, with our words and our brakes."""

from allauth.account.adapter import get_adapter
from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from allauth.core import context, ratelimit
from allauth.core.internal.ratelimit import get_ip
from django import forms
from django.utils.translation import gettext_lazy as _


class AddressForm(RequestLoginCodeForm):  # type: ignore[misc]  # allauth has no types
    """Which address the code goes to. The answer is the same whether or not somebody signs in with it."""

    email = forms.EmailField(
        label=_("Your e-mail"),
        help_text=_("We send a code to this address. No password is needed."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def clean_email(self) -> str:
        """Codes are counted for the address and the network together: nobody elsewhere can use them up."""
        key = f"{self.cleaned_data['email'].lower()} {get_ip(context.request)}"
        if not ratelimit.consume(context.request, action="code_wanted", key=key):
            raise get_adapter().validation_error("too_many_login_attempts")
        email: str = super().clean_email()
        return email


class CodeForm(ConfirmLoginCodeForm):  # type: ignore[misc]  # allauth has no types
    """The code that was sent. Wrong codes are counted for each account and address of the network."""

    code = forms.CharField(
        label=_("The code from the message"),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "dir": "ltr"}),
    )

    def clean_code(self) -> str:
        account = context.request._login_stage.state.get("email", "").lower()  # noqa: SLF001  allauth offers no other way
        key = f"{account} {get_ip(context.request)}"
        if not ratelimit.consume(context.request, action="wrong_code", key=key, dry_run=True):
            raise get_adapter().validation_error("too_many_login_attempts")
        try:
            code: str = super().clean_code()
        except forms.ValidationError:
            ratelimit.consume(context.request, action="wrong_code", key=key)
            raise
        return code
