"""The story of an entity, move by move, as the national team reads it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentores.accounts.roles import NATIONAL_ROLES, Role
from mentores.audit.models import Move


@dataclass(frozen=True, slots=True)
class Told:
    """One line of the story: when, who, what, and the reason that was given."""

    at: datetime
    who: str | Promise
    what: str | Promise
    reason: str


def told(moves: Iterable[Move], words: Mapping[str, str | Promise]) -> list[Told]:
    """`words` says what each act did. Only the national team has a name here."""
    return [Told(at=move.at, who=_who(move), what=_what(move, words), reason=move.note) for move in moves]


def _what(move: Move, words: Mapping[str, str | Promise]) -> str | Promise:
    """An entity that did not apply was added."""
    added = not move.source and move.role != Role.VISITOR
    return _("The entity was added without an application.") if added else words[move.act]


def _who(move: Move) -> str | Promise:
    if move.role == Role.VISITOR:
        return _("the organisation")
    if move.person and move.role in NATIONAL_ROLES:
        return move.person.full_name
    return Role(move.role).label
