"""What the pages about signing in need to write."""

import json
from typing import Any

from allauth.mfa.models import Authenticator
from django import template
from django.core.serializers.json import DjangoJSONEncoder

from mentores.access import selectors

register = template.Library()


@register.filter
def as_json(value: Any) -> str:
    """What a script reads from an attribute of the page."""
    return json.dumps(value, cls=DjangoJSONEncoder)


@register.filter
def key_name(key: Authenticator) -> str:
    """What a form calls a key."""
    return selectors.key_name(key)


@register.filter
def is_phone(login: str) -> bool:
    """Whether a login is a telephone."""
    return selectors.is_phone(login)


@register.filter
def in_fours(text: str) -> str:
    """A long secret in groups of four, to be typed from the page."""
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))
