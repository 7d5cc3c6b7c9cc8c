"""Before somebody changes who may come in, they show again that it is them."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import get_authentication_records
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import urlencode

from mentores.accounts.models import User
from mentores.web.requests import PersonRequest
from mentores.web.sessions import FRESH, is_fresh

P = ParamSpec("P")
View = Callable[Concatenate[PersonRequest, P], HttpResponse]


def signed_in(view: View[P]) -> View[P]:
    """Only for somebody who has signed in, whatever their role."""

    @wraps(view)
    def enter(request: PersonRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not isinstance(request.user, User):
            return redirect_to_login(_page(request))
        return view(request, *args, **kwargs)

    return enter


def shown_again(view: View[P]) -> View[P]:
    """Only for somebody who has lately shown that it is them; what they had typed is not kept on the way there."""

    @wraps(view)
    def enter(request: PersonRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if has_shown(request):
            return view(request, *args, **kwargs)
        ways = get_adapter().get_reauthentication_methods(request.user)
        if not ways:
            raise PermissionDenied
        return redirect(f"{ways[0]['url']}?{urlencode({'next': _page(request)})}")

    return signed_in(enter)


def has_shown(request: PersonRequest) -> bool:
    """Whether the person signed in, or showed again that it is them, within the last quarter of an hour."""
    if not isinstance(request.user, User):
        return False
    now = timezone.now()
    if is_fresh(request.session, at=now):
        return True
    again = [one["at"] for one in get_authentication_records(request, request.user) if one.get("reauthenticated")]
    return bool(again) and now.timestamp() - again[-1] <= FRESH.total_seconds()


def _page(request: PersonRequest) -> str:
    """Where to come back to: a page, not the address a form is sent to."""
    return request.get_full_path() if request.method in ("GET", "HEAD") else "/entry/account/"
