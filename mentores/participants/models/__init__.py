"""Who takes part."""

from mentores.participants.models.mentee import Mentee, MenteeMove, MenteeQuerySet
from mentores.participants.models.mentor import Mentor, MentorMove, MentorQuerySet, Place
from mentores.participants.models.profile import (
    Gender,
    GenderWish,
    Level,
    Mode,
    Phase,
    Profile,
    ProfileArea,
    ProfileLanguage,
    Side,
    Travel,
)

__all__ = [
    "Gender",
    "GenderWish",
    "Level",
    "Mentee",
    "MenteeMove",
    "MenteeQuerySet",
    "Mentor",
    "MentorMove",
    "MentorQuerySet",
    "Mode",
    "Phase",
    "Place",
    "Profile",
    "ProfileArea",
    "ProfileLanguage",
    "Side",
    "Travel",
]
