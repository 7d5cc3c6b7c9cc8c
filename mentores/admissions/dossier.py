"""What the page of one application shows besides the answers and the story; for pages that have loaded it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from mentores.accounts.viewer import Viewer
from mentores.admissions.models import (
    Application,
    Contact,
    Interview,
    InterviewState,
    Note,
    Referral,
    ThirdParty,
)
from mentores.participants.distance import distance_band
from mentores.participants.models import Profile


@dataclass(frozen=True, slots=True)
class Dossier:
    """What was tried, the newest first; the interview to come and the last one held; who is asked; notes."""

    contacts: Sequence[Contact]
    booked: Interview | None
    held: Interview | None
    referral: Referral | None
    third_party: ThirdParty | None
    notes: Sequence[Note]

    @property
    def attempts(self) -> int:
        return len(self.contacts)


def dossier_of(viewer: Viewer, application: Application) -> Dossier:
    """Asks five questions, however much there is."""
    interviews = list(application.interviews.order_by("-booked_at", "-pk"))
    return Dossier(
        contacts=list(application.contacts.select_related("by").order_by("-at", "-pk")),
        booked=next((one for one in interviews if one.state == InterviewState.BOOKED), None),
        held=next((one for one in interviews if one.state == InterviewState.HELD), None),
        referral=application.referrals.open().select_related("to").first(),
        third_party=ThirdParty.objects.filter(application=application).first(),
        notes=list(
            Note.objects.visible_to(viewer)
            .filter(person=application.person_id)
            .select_related("by")
            .order_by("-on", "-pk")
        ),
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """What an entity that is asked sees before its yes: the need or the offer, the languages and how far away."""

    referral: Referral
    side: str
    profile: Profile
    distance: str | Promise


def asked_of(viewer: Viewer, public_id: str = "") -> list[Asked]:
    """Whom the viewer's entity is asked to accompany, the longest wait first; or that one question."""
    found = Referral.objects.visible_to(viewer).open().filter(to__in=viewer.entities).order_by("asked_at", "pk")
    if public_id:
        found = found.filter(public_id=public_id)
    found = found.select_related("to__municipality", "application__profile__municipality", "application__entity")
    found = found.prefetch_related("application__profile__languages__language", "application__profile__areas__area")
    return [
        Asked(
            referral=referral,
            side=referral.application.side,
            profile=referral.application.profile,
            distance=distance_band(referral.application.profile, referral.to),
        )
        for referral in found
    ]
