"""A brake on programs that send the forms: so many from one address in an hour, generous for people who share one."""

import hashlib
from datetime import datetime

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

EACH_HOUR = 20
BEGUN_EACH_HOUR = 60
GUESSED_EACH_HOUR = 20
HOUR = 3600
TOO_MANY = _("Many forms came from your network in the last hour. Nothing is lost: please send this page again later.")


def is_too_many(address: str, *, at: datetime, what: str = "registration", most: int = EACH_HOUR) -> bool:
    """Count one more of `what` from this network address, and say whether the hour is full."""
    key = f"{what}:" + hashlib.sha256(f"{address} {at:%Y-%m-%d %H}".encode()).hexdigest()
    number = cache.get(key, 0) + 1
    cache.set(key, number, timeout=HOUR)
    return bool(number > most)


def is_too_many_here(request: HttpRequest, *, at: datetime, what: str = "registration", most: int = EACH_HOUR) -> bool:
    """The same, from the network of this request."""
    return is_too_many(get_adapter().get_client_ip(request), at=at, what=what, most=most)
