"""The case, what was done to reach the person, and who else was asked."""

from mentores.admissions.models.application import (
    Application,
    ApplicationMove,
    ApplicationQuerySet,
    Reason,
    ThirdParty,
    Way,
)
from mentores.admissions.models.draft import Draft
from mentores.admissions.models.note import Note, NoteQuerySet
from mentores.admissions.models.reference import Rule, Signpost
from mentores.admissions.models.referral import Referral, ReferralQuerySet
from mentores.admissions.models.sharing import Sharing, SharingRule
from mentores.admissions.models.talk import (
    Contact,
    ContactHow,
    Interview,
    InterviewMode,
    InterviewState,
    Outcome,
)

__all__ = [
    "Application",
    "ApplicationMove",
    "ApplicationQuerySet",
    "Contact",
    "ContactHow",
    "Draft",
    "Interview",
    "InterviewMode",
    "InterviewState",
    "Note",
    "NoteQuerySet",
    "Outcome",
    "Reason",
    "Referral",
    "ReferralQuerySet",
    "Rule",
    "Sharing",
    "SharingRule",
    "Signpost",
    "ThirdParty",
    "Way",
]
