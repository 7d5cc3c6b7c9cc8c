"""The history of a profile as the desk reads it, with what can be put back."""

from dataclasses import dataclass

from mentores.accounts.viewer import Viewer
from mentores.participants.models import Profile
from mentores.participants.policies import MAY_PROFILE
from mentores.participants.selectors import history_of, to_put_back
from mentores.web.changes import before, names_of, what
from mentores.web.desk.story import Told, who_did


@dataclass(frozen=True, slots=True)
class Changed(Told):
    """`put_back` is the id of a change that this viewer may take back."""

    put_back: str


def changes_of(profile: Profile, *, viewer: Viewer) -> list[Changed]:
    """Each change, latest first: who, when, which answers, and below what they were."""
    changes = history_of(profile)
    names = names_of(changes)
    returnable = to_put_back(profile) if changes and MAY_PROFILE["put_back"](viewer, profile) else []
    return [
        Changed(
            at=change.at,
            who=who_did(change, viewer),
            what=what(change),
            note=before(change, names),
            put_back=change.public_id if change in returnable else "",
        )
        for change in changes
    ]
