"""Who may rate a mentorship: only the person asked."""

from collections.abc import Callable, Mapping

from mentores.accounts.roles import Role
from mentores.accounts.viewer import Viewer
from mentores.evaluations.models import Rating


def was_asked(viewer: Viewer, rating: Rating) -> bool:
    if viewer.person_id != rating.person_id:
        return False
    return viewer.role == Role.PARTICIPANT or viewer.only == ("rating", rating.public_id)


MAY: Mapping[str, Callable[[Viewer, Rating], bool]] = {"rate": was_asked}
