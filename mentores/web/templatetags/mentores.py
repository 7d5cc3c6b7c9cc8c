"""How values of ours are written on a page."""

import phonenumbers
from django import template
from django.contrib import messages

from mentores.accounts.viewer import Viewer
from mentores.core.fields import say
from mentores.messaging.sentences import day, moment
from mentores.web.days import length
from mentores.web.gates import GATES

register = template.Library()
register.filter(day)
register.filter(moment)

LOOKS = {messages.SUCCESS: "good", messages.WARNING: "warn", messages.ERROR: "bad"}


@register.filter
def in_language(texts: dict[str, str]) -> str:
    """A text held in several languages, in the reader's."""
    return say(texts)


@register.filter
def phone(number: str) -> str:
    """A telephone number in groups, with its country; as it was written if it is not one."""
    try:
        parsed = phonenumbers.parse(number, "PT")
    except phonenumbers.NumberParseException:
        return number
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


@register.filter
def hours_long(minutes: int) -> str:
    """A length in hours and minutes."""
    return length(minutes)


@register.filter
def look(level: int) -> str:
    """The look of a notice for the level of a message."""
    return LOOKS.get(level, "info")


@register.filter
def opens_to(page: str, viewer: Viewer) -> bool:
    """Whether the door of a page, «desk:home», lets this viewer in: menus show nothing that answers with a refusal."""
    door, _separator, _name = page.partition(":")
    return door not in GATES or GATES[door](viewer, page)
