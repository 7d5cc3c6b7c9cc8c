"""Who sees each case, and what is shown of it."""

from collections.abc import Mapping
from typing import Any

from mentores.access.models import FactorReset
from mentores.accounts.viewer import Viewer
from mentores.admissions.models import Application, Note, Referral
from mentores.evaluations.models import Rating
from mentores.imports.models import Import
from mentores.matching.models import Proposal
from mentores.mentorships.models import Mentorship
from mentores.mentorships.selectors import case_for
from mentores.participants.models import Handover, Mentee, Mentor, ProfileCheck, Reference
from mentores.partners.models import Campaign, Charge, Entity, HelpRequest, Invitation, Membership
from mentores.training.models import Attendance, Session
from tests.security.programme import Programme
from tests.security.rules.acts import BY_COORDINATORS
from tests.security.rules.who import CASE, DESK, NATIONAL, Who

MODELS = {
    "application": Application,
    "note": Note,
    "referral": Referral,
    "handover": Handover,
    "mentor": Mentor,
    "mentee": Mentee,
    "profilecheck": ProfileCheck,
    "proposal": Proposal,
    "mentorship": Mentorship,
    "rating": Rating,
    "factor_reset": FactorReset,
    "entity": Entity,
    "membership": Membership,
    "invitation": Invitation,
    "charge": Charge,
    "request": HelpRequest,
    "campaign": Campaign,
    "session": Session,
    "attendance": Attendance,
    "reference": Reference,
    "import": Import,
}

SIGHT: Mapping[str, Who] = {
    "import": {
        "own": ("coordinator", "system"),
        "foreign": ("system",),
        "network": ("national_coordinator", "system"),
    },
    "application": {
        "own": (*DESK, "mentee", "link", "system"),
        "foreign": ("stranger", "system"),
        "unowned": (*NATIONAL, "system"),
    },
    "note": {"own": (*CASE, "system"), "foreign": ("system",)},
    "referral": {"own": (*DESK, "system"), "foreign": ("system",)},
    "handover": {"own": (*DESK, "mentor", "system"), "foreign": ("system",)},
    "mentor": {"own": (*DESK, "system"), "foreign": ("mentor", "system")},
    "mentee": {"own": (*DESK, "mentee", "system"), "foreign": ("system",)},
    "profilecheck": {"own": (*DESK, "mentee", "link", "system"), "foreign": ("system",)},
    "proposal": {
        "own": (*DESK, "mentor", "mentee", "link", "system"),
        "mentor_side": (*DESK, "system"),
        "foreign": ("system",),
    },
    "mentorship": {
        "own": (*DESK, "mentor", "mentee", "link", "system"),
        "mentor_side": (*DESK, "system"),
        "foreign": ("system",),
    },
    "session": {
        "own": (*DESK, "mentee", "system"),
        "foreign": ("system",),
        "national": (*DESK, *NATIONAL, "system"),
    },
    "attendance": {"own": (*DESK, "mentee", "link", "system"), "foreign": ("system",)},
    "reference": {"own": (*CASE, "link", "system"), "foreign": ("system",)},
    "factor_reset": BY_COORDINATORS,
    "entity": {"own": (*DESK, *NATIONAL, "system"), "foreign": (*NATIONAL, "system")},
    "membership": {"own": (*DESK, *NATIONAL), "foreign": NATIONAL},
    "invitation": {
        "own": ("coordinator", *NATIONAL, "link"),
        "foreign": NATIONAL,
        "national": ("national_coordinator",),
    },
    "charge": {"own": (*DESK, "system"), "foreign": ("system",)},
    "request": {"own": (*DESK, *NATIONAL, "system"), "foreign": (*NATIONAL, "system")},
    "campaign": {"own": (*DESK, "company_contact", "system"), "foreign": ("system",)},
    "rating": {
        "own": (*DESK, "mentee", "link", "system"),
        "mentor_side": ("system",),
        "foreign": ("system",),
    },
}

# Role and relation → what a mentorship shows beside state, dates, entity and number of meetings.
OWNERS_VIEW = ("mentor_name", "mentee_name", "mentor_contact", "mentee_contact", "meetings", "story", "mentee_id")
SHOWN: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("coordinator", "own"): OWNERS_VIEW,
    ("reader", "own"): OWNERS_VIEW,
    ("coordinator", "mentor_side"): ("mentor_name", "mentee first name", "mentor_contact", "mentor_id"),
    ("reader", "mentor_side"): ("mentor_name", "mentee first name", "mentor_contact", "mentor_id"),
    ("mentor", "own"): ("mentee first name", "mentee_contact", "meetings"),
    ("mentee", "own"): ("mentor first name", "mentor_contact", "meetings"),
    ("stranger", "own"): (),
    ("coordinator", "foreign"): (),
}
PRIVATE = (
    "mentor_name",
    "mentee_name",
    "mentor_contact",
    "mentee_contact",
    "meetings",
    "story",
    "mentor_id",
    "mentee_id",
)


def sees(viewer: Viewer, case: Any) -> bool:
    seen: bool = type(case)._default_manager.visible_to(viewer).filter(pk=case.pk).exists()
    return seen


def shown_of(programme: Programme, role: str, relation: str) -> list[str]:
    case = case_for(programme.viewers[role], programme.cases["mentorship", relation].public_id)
    if case is None:
        return []
    filled = [name for name in PRIVATE if getattr(case, name) is not None]
    for side in ("mentor", "mentee"):
        name = getattr(case, f"{side}_name")
        if name and " " not in name:
            filled[filled.index(f"{side}_name")] = f"{side} first name"
    return filled
