"""How a profile stands: when it was last known to be right, and whether the yearly question waits."""

from dataclasses import dataclass
from datetime import date

from mentores.participants.models import Profile, ProfileCheck
from mentores.participants.selectors import history_of, known_right_on, open_check_of


@dataclass(frozen=True, slots=True)
class Standing:
    known_right_on: date | None
    check: ProfileCheck | None
    has_history: bool


def standing_of(profile: Profile) -> Standing:
    """For pages that have loaded the person for their viewer."""
    return Standing(known_right_on(profile), open_check_of(profile), bool(history_of(profile)))
