"""How the desk writes what its cases are doing."""

from collections.abc import Mapping
from datetime import date
from typing import Protocol

from django import template
from django.utils.functional import Promise

from mentores.core.languages import BY_CODE
from mentores.matching.reasons import PARTS
from mentores.participants.lifecycle import MenteeStanding, MentorStanding

register = template.Library()

LOOKS: Mapping[str, str] = {
    "submitted": "info",
    "in_review": "active",
    "interview_booked": "active",
    "interviewed": "active",
    "referred": "warn",
    "in_training": "info",
    "planned": "info",
    "held": "good",
    "cancelled": "bad",
    "suggested": "info",
    "preparation": "info",
    "active": "good",
    "suspended": "warn",
    "waiting": "active",
    "open": "active",
    "running": "active",
    "accepted": "good",
    "ready": "good",
    "available": "good",
    "asked": "active",
    "in_hand": "info",
    "answered": "good",
    "mentoring": "active",
    "mentored": "good",
    "completed": "good",
    "paused": "warn",
    "closing": "warn",
    "not_accepted": "bad",
    "declined": "bad",
    "interrupted": "bad",
}
STANDINGS: Mapping[str, str | Promise] = dict([*MentorStanding.choices, *MenteeStanding.choices])


class Waits(Protocol):
    def waited_days(self, *, on: date) -> int: ...


@register.filter
def state_look(state: str) -> str:
    """The look of the tag for a state of any of the cases; what is over is neutral."""
    return LOOKS.get(state, "neutral")


@register.filter
def waited(case: Waits, on: date) -> int:
    """How many days a case has waited until a day."""
    return case.waited_days(on=on)


@register.filter
def endonym(code: str) -> str:
    """A language of the interface by its own name."""
    return BY_CODE[code].endonym if code in BY_CODE else code


@register.filter
def part_name(code: str) -> str | Promise:
    """What a part of a score measures."""
    return PARTS[code]


@register.filter
def standing(code: str) -> str | Promise:
    """Where a mentor or a mentee stands, in words."""
    return STANDINGS[code]
