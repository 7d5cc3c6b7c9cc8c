"""Who takes part."""

from mentores.participants.models.change import Answer, ProfileChange, ProfileCheck, ProfileCheckQuerySet
from mentores.participants.models.handover import Handover, HandoverQuerySet
from mentores.participants.models.mentee import Mentee, MenteeMove, MenteeQuerySet, WhyMenteeLeft
from mentores.participants.models.mentor import Mentor, MentorMove, MentorQuerySet, Place, WhyMentorLeft
from mentores.participants.models.paper import Paper, Reference, ReferenceQuerySet, Signed, StayCheck
from mentores.participants.models.profile import (
    Gender,
    GenderWish,
    Hours,
    Interest,
    Level,
    Mode,
    Phase,
    Profile,
    ProfileArea,
    ProfileLanguage,
    Sector,
    Side,
    Strength,
    Travel,
)

__all__ = [
    "Answer",
    "Gender",
    "GenderWish",
    "Handover",
    "HandoverQuerySet",
    "Hours",
    "Interest",
    "Level",
    "Mentee",
    "MenteeMove",
    "MenteeQuerySet",
    "Mentor",
    "MentorMove",
    "MentorQuerySet",
    "Mode",
    "Paper",
    "Phase",
    "Place",
    "Profile",
    "ProfileArea",
    "ProfileChange",
    "ProfileCheck",
    "ProfileCheckQuerySet",
    "ProfileLanguage",
    "Reference",
    "ReferenceQuerySet",
    "Sector",
    "Side",
    "Signed",
    "StayCheck",
    "Strength",
    "Travel",
    "WhyMenteeLeft",
    "WhyMentorLeft",
]
