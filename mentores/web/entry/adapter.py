"""What allauth asks of us when somebody signs in."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mentores.accounts.models import User
from mentores.web.sessions import begin


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Nobody signs up here: a login begins with a link sent to a person the programme knows."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "incorrect_code": _("This is not the code we sent. Look at the newest message and try again."),
        "too_many_login_attempts": _("Too many tries. Wait a quarter of an hour and try again."),
        "rate_limited": _("Too many tries. Wait a quarter of an hour and try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def login(self, request: HttpRequest, user: User) -> None:
        super().login(request, user)
        begin(request.session, at=timezone.now())

    def format_email_subject(self, subject: str) -> str:
        return subject
