"""The story of a case, move by move, as one viewer may read it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentores.accounts.roles import CASE_ROLES, Role
from mentores.accounts.viewer import Viewer
from mentores.audit.models import Move
from mentores.participants.models import ProfileChange


@dataclass(frozen=True, slots=True)
class Told:
    """One line of a story. `note` is what colleagues wrote down for one another."""

    at: datetime
    who: str | Promise
    what: str | Promise
    note: str


def told(moves: Iterable[Move], words: Mapping[str, str | Promise], *, viewer: Viewer) -> list[Told]:
    """`words` says what each act did. Only colleagues have a name, and only they read one another's notes."""
    return [
        Told(at=move.at, who=who_did(move, viewer), what=words[move.act], note=_note(move, viewer)) for move in moves
    ]


def _note(move: Move, viewer: Viewer) -> str:
    """What colleagues or the national team wrote; never what another entity did."""
    return move.note if viewer.role in CASE_ROLES and move.entity_id in (viewer.entity_id, None) else ""


def who_did(move: Move | ProfileChange, viewer: Viewer) -> str | Promise:
    """Who did it, as this viewer may read it: a colleague by name, everybody else by the role."""
    if move.person and move.entity_id == viewer.entity_id:
        return move.person.full_name
    if move.role == Role.VISITOR:
        return ""
    if move.role == Role.LINK:
        return _("the person, through a link")
    return Role(move.role).label
