"""A person with several roles wears one hat at a time, sees which, and can change it."""

from dataclasses import dataclass
from datetime import date

from django.contrib.sessions.backends.base import SessionBase
from django.utils.functional import Promise

from mentores.accounts.models import User
from mentores.accounts.roles import DESK_ROLES, NATIONAL_ROLES, Role
from mentores.accounts.selectors import appointments_of
from mentores.accounts.viewer import Viewer
from mentores.participants.selectors import takes_part
from mentores.partners.lifecycle import State
from mentores.partners.selectors import memberships_of

WORN = "hat"


@dataclass(frozen=True, slots=True)
class Hat:
    """One role a person may wear; `key` names it in forms and in the session."""

    key: str
    role: str
    entity_id: int | None = None
    entity_name: str = ""
    preparing: bool = False

    @property
    def label(self) -> str | Promise:
        return Role(self.role).label

    @property
    def door(self) -> str:
        """The namespace of the pages made for this role."""
        if self.role in NATIONAL_ROLES:
            return "office"
        if self.role in DESK_ROLES:
            return "desk"
        return "company" if self.role == Role.COMPANY_CONTACT else "my"

    def worn_by(self, person: User) -> Viewer:
        return Viewer(person=person, role=self.role, entity_id=self.entity_id, preparing=self.preparing)


def hats_of(person: User, *, on: date) -> list[Hat]:
    """Every hat that opens a door to the person on a day: entities, then the national team, then one's own space."""
    hats = [
        Hat(
            f"{row.role}-{row.entity.public_id}",
            row.role,
            row.entity_id,
            row.entity.name,
            preparing=row.entity.state == State.PREPARATION,
        )
        for row in memberships_of(person, on=on)
    ]
    hats += [Hat(row.role, row.role) for row in appointments_of(person, on=on)]
    if takes_part(person):
        hats.append(Hat(Role.PARTICIPANT, Role.PARTICIPANT))
    return hats


def worn(hats: list[Hat], session: SessionBase) -> Hat | None:
    """The hat chosen before, if the person still has it, else the first."""
    chosen = session.get(WORN)
    return next((hat for hat in hats if hat.key == chosen), hats[0] if hats else None)


def wear(key: str, *, hats: list[Hat], session: SessionBase) -> Hat | None:
    """Change to the hat with this key; None if it is not one of the person's."""
    hat = next((hat for hat in hats if hat.key == key), None)
    if hat:
        session[WORN] = key
    return hat
