"""What may be done without a case, or to one that is only looked for."""

from collections.abc import Mapping

from mentores.accounts.viewer import Viewer
from mentores.admissions import policies as admissions
from mentores.consents import policies as consents
from mentores.matching import policies as matching
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
    "records_consent": (*CASE, "mentee"),
    "writes_notes": CASE,
    "may_see_figures": (*NATIONAL, "auditor", "system"),
    "accompanies_mentee": CASE,
    "knows_the_person": (*CASE, "mentee"),
    "sets_terms": ("national_coordinator",),
    "sees_terms": NATIONAL,
    "sees colleagues": (*DESK, *NATIONAL),
}


def has(programme: Programme, right: str, viewer: Viewer) -> bool:
    mentored = programme.cases["mentored", "own"]
    assert isinstance(mentored, Mentee)
    match right:
        case "edits_the_programme":
            return partners.edits_the_programme(viewer)
        case "publishes_texts":
            return consents.publishes_texts(viewer)
        case "records_consent":
            return admissions.records_consent(viewer, mentored.person)
        case "writes_notes":
            return admissions.writes_notes(viewer, mentored.person)
        case "may_see_figures":
            return reporting.may_see_figures(viewer)
        case "accompanies_mentee":
            return matching.accompanies_mentee(viewer, mentored)
        case "knows_the_person":
            return participants.knows_the_person(viewer, mentored.profile)
        case "sets_terms":
            return privacy.sets_terms(viewer)
        case "sees_terms":
            return privacy.sees_terms(viewer)
        case _:
            return Membership.objects.visible_to(viewer).exists()
