"""What allauth asks of us when somebody signs in."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Nobody signs up here: a login begins with a link sent to a person the programme knows."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
