"""A brake on programs that send the forms: so many from one address in an hour, generous for people who share one."""

import hashlib
from datetime import datetime

from django.core.cache import cache

EACH_HOUR = 20
HOUR = 3600


def is_too_many(address: str, *, at: datetime) -> bool:
    """Count one more form from this network address, and say whether the hour is full."""
    key = "registration:" + hashlib.sha256(f"{address} {at:%Y-%m-%d %H}".encode()).hexdigest()
    number = cache.get(key, 0) + 1
    cache.set(key, number, timeout=HOUR)
    return bool(number > EACH_HOUR)
