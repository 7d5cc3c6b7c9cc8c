"""The questions about mentors who may go to another entity."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mentores.accounts.viewer import Viewer
from mentores.core.due import Due
from mentores.participants.distance import distance_band
from mentores.participants.models import Handover, Mentor, Profile

ANSWER_WITHIN = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class OfferedMentor:
    """What an entity that is asked sees before its yes: the offer, the languages and how far away."""

    handover: Handover
    profile: Profile
    distance: str | Promise


def open_handover(mentor: Mentor) -> Handover | None:
    """The entity that is asked; for pages that have loaded the mentor for their viewer."""
    return mentor.handovers.open().select_related("to").first()


def own_handover(viewer: Viewer, public_id: str = "") -> Handover | None:
    """The question that the viewer, a mentor, is to answer or has answered; without an id the one that is open."""
    found = Handover.objects.visible_to(viewer).filter(mentor__person_id=viewer.person_id)
    found = found.filter(public_id=public_id) if public_id else found.open()
    return found.select_related("to", "mentor__entity", "mentor__person").first()


def offered_mentors(viewer: Viewer, public_id: str = "") -> list[OfferedMentor]:
    """The mentors who may come to the viewer's entity, who has waited longest first; or that one."""
    found = Handover.objects.visible_to(viewer).open().filter(to__in=viewer.entities).order_by("asked_at", "pk")
    if public_id:
        found = found.filter(public_id=public_id)
    found = found.select_related("to__municipality", "mentor__profile__municipality", "mentor__entity")
    found = found.prefetch_related("mentor__profile__languages__language", "mentor__profile__areas__area")
    return [OfferedMentor(one, one.mentor.profile, distance_band(one.mentor.profile, one.to)) for one in found]


def handovers_due(viewer: Viewer, *, on: date) -> list[Due]:
    """Questions of other entities, without a name; and own ones to which one of the two has not answered in time."""
    seen = Handover.objects.visible_to(viewer).open().select_related("mentor__person").order_by("asked_at", "pk")
    own = [one for one in seen.filter(mentor__entity__in=viewer.entities) if _by(one) <= on]
    return [
        *(
            Due(
                kind="handover",
                public_id=one.public_id,
                title=gettext("A mentor for whom another entity asks"),
                why=_("Another entity asks whether yours can accompany a mentor."),
                since=timezone.localdate(one.asked_at),
                by=_by(one),
            )
            for one in seen.filter(to__in=viewer.entities, entity_says=None)
        ),
        *(
            Due(
                kind="mentor",
                public_id=one.mentor.public_id,
                title=one.mentor.person.full_name,
                why=_("Another entity is asked, and one of the two answers is missing."),
                since=timezone.localdate(one.asked_at),
                by=_by(one),
            )
            for one in own
        ),
    ]


def _by(handover: Handover) -> date:
    return timezone.localdate(handover.asked_at) + ANSWER_WITHIN
