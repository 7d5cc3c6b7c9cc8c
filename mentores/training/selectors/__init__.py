"""The questions pages ask about training. The viewer always comes first."""

from mentores.training.selectors.preparation import (
    Preparation,
    hours_of,
    is_prepared,
    minutes_of,
    preparation_of,
    requirement,
    waivers_by_entity,
)
from mentores.training.selectors.sessions import (
    attendance_for,
    attendances_for,
    attendances_of,
    due_for,
    invitable,
    own_sessions,
    session_for,
    session_with_code,
    sessions_for,
    story_of,
)

__all__ = [
    "Preparation",
    "attendance_for",
    "attendances_for",
    "attendances_of",
    "due_for",
    "hours_of",
    "invitable",
    "is_prepared",
    "minutes_of",
    "own_sessions",
    "preparation_of",
    "requirement",
    "session_for",
    "session_with_code",
    "sessions_for",
    "story_of",
    "waivers_by_entity",
]
