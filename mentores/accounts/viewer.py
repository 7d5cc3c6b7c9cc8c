"""Who looks and who acts: one person wearing one role."""

from dataclasses import dataclass, replace

from mentores.accounts.models import User
from mentores.accounts.roles import Role


@dataclass(frozen=True, slots=True)
class Viewer:
    """Made once for a request from the hat the person wears. Selectors take it as `viewer`, acts as `by`.

    `only` is what a link opens: the kind and public id of one thing, and nothing else. `purpose` is what the link
    is for. `reason` is why a national role opens a named case. `preparing` means that the entity does not work with
    people yet.
    """

    person: User | None
    role: str
    entity_id: int | None = None
    only: tuple[str, str] | None = None
    purpose: str = ""
    reason: str = ""
    preparing: bool = False

    @property
    def person_id(self) -> int | None:
        return self.person.pk if self.person else None

    @property
    def entities(self) -> list[int]:
        """The entity whose cases the viewer works with, or none, as filters take it."""
        return [self.entity_id] if self.entity_id else []

    def giving(self, reason: str) -> "Viewer":
        """The same viewer, with a stated reason."""
        return replace(self, reason=reason)


VISITOR = Viewer(person=None, role=Role.VISITOR)
SYSTEM = Viewer(person=None, role=Role.SYSTEM)


def through_link(person: User | None, *, purpose: str, kind: str, subject: str) -> Viewer:
    """The viewer a link makes of its person, if it has one: whoever else is signed in on the machine plays no part."""
    return Viewer(person=person, role=Role.LINK, only=(kind, subject), purpose=purpose)
