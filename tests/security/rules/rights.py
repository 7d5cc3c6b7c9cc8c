"""What may be done without a case, or to one that is only looked for."""

from collections.abc import Mapping
from types import ModuleType

from mentores.accounts.viewer import Viewer
from mentores.admissions import policies as admissions
from mentores.consents import policies as consents
from mentores.matching import policies as matching
from mentores.messaging import policies as messaging
from mentores.participants import policies as participants
from mentores.participants.models import Mentee
from mentores.partners import policies as partners
from mentores.partners.models import Membership
from mentores.privacy import policies as privacy
from mentores.reporting import policies as reporting
from tests.security.programme import Programme
from tests.security.rules.who import CASE, DESK, NATIONAL

RIGHTS: Mapping[str, tuple[str, ...]] = {
    "edits_the_programme": ("national_coordinator", "editor"),
    "publishes_texts": ("national_coordinator", "editor"),
    "words_notices": ("national_coordinator", "editor"),
    "records_consent": (*CASE, "mentee"),
    "writes_notes": CASE,
    "may_see_figures": (*NATIONAL, "auditor", "system"),
    "accompanies_mentee": CASE,
    "knows_the_person": (*CASE, "mentee"),
    "sets_terms": ("national_coordinator",),
    "sees_terms": NATIONAL,
    "sees colleagues": (*DESK, *NATIONAL),
}


# Where the rules are that ask for nothing but who it is.
ALONE: Mapping[str, ModuleType] = {
    "edits_the_programme": partners,
    "publishes_texts": consents,
    "words_notices": messaging,
    "may_see_figures": reporting,
    "sets_terms": privacy,
    "sees_terms": privacy,
}


def has(programme: Programme, right: str, viewer: Viewer) -> bool:
    mentored = programme.cases["mentored", "own"]
    assert isinstance(mentored, Mentee)
    match right:
        case "records_consent":
            return admissions.records_consent(viewer, mentored.person)
        case "writes_notes":
            return admissions.writes_notes(viewer, mentored.person)
        case "accompanies_mentee":
            return matching.accompanies_mentee(viewer, mentored)
        case "knows_the_person":
            return participants.knows_the_person(viewer, mentored.profile)
        case "sees colleagues":
            return Membership.objects.visible_to(viewer).exists()
        case _:
            return bool(getattr(ALONE[right], right)(viewer))
