"""People and their national roles."""

from itertools import count

from mentores.accounts.models import User
from mentores.accounts.roles import Role
from mentores.accounts.services import add_person, appoint
from mentores.accounts.viewer import Viewer
from tests.factories.moments import NOON, TODAY

_number = count(1)


def make_person(
    name: str = "",
    *,
    email: str | None = None,
    phone: str = "",
    language: str = "pt",
    preferred_name: str = "",
    invented: bool = False,
) -> User:
    """A person; name and e-mail are nobody else's unless they are given, and an empty `email` means none."""
    number = next(_number)
    return add_person(
        full_name=name or f"Pessoa{number} Exemplo{number}",
        contact_email=f"pessoa{number}@example.org" if email is None else email,
        phone=phone,
        language=language,
        preferred_name=preferred_name,
        invented=invented,
        at=NOON,
    )


def make_appointed(role: str = Role.NATIONAL_COORDINATOR, *, person: User | None = None, reason: str = "") -> Viewer:
    """A person of the national team, wearing this role."""
    person = person or make_person()
    appoint(person, role=role, since=TODAY)
    return Viewer(person=person, role=role, reason=reason)


def as_participant(person: User) -> Viewer:
    """A mentor, mentee or applicant who has signed in."""
    return Viewer(person=person, role=Role.PARTICIPANT)
