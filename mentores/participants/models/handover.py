"""Another entity is asked whether it would accompany a mentor who waits."""

from django.db import models
from django.db.models import Q

from mentores.accounts.roles import DESK_ROLES, Role
from mentores.accounts.viewer import SYSTEM, Viewer
from mentores.core.privacy import YEAR, Personal
from mentores.participants.lifecycle import MentorState
from mentores.participants.models.mentor import Mentor
from mentores.partners.models import AskedEntity, Entity


class HandoverQuerySet(models.QuerySet["Handover"]):
    """Filters that chain. Questions asked by a page live in handovers.py."""

    def visible_to(self, viewer: Viewer) -> "HandoverQuerySet":
        """The entity of the mentor; the one that is asked, while the mentor waits; and the mentor."""
        if viewer == SYSTEM:
            return self
        if viewer.role in DESK_ROLES:
            asked = Q(to__in=viewer.entities, closed_at=None, mentor__state=MentorState.READY)
            return self.filter(Q(mentor__entity__in=viewer.entities) | asked)
        if viewer.role == Role.PARTICIPANT:
            return self.filter(mentor__person_id=viewer.person_id)
        if viewer.only and viewer.only[0] == "handover":
            return self.filter(public_id=viewer.only[1], mentor__person_id=viewer.person_id)
        return self.none()

    def open(self) -> "HandoverQuerySet":
        return self.filter(closed_at=None)


class Handover(AskedEntity):
    """A mentor for whom nobody fits may go to another entity: the mentor and that entity both say yes."""

    mentor = models.ForeignKey(Mentor, models.CASCADE, related_name="handovers")
    to = models.ForeignKey(Entity, models.PROTECT, related_name="handovers")

    objects = HandoverQuerySet.as_manager()

    privacy = Personal(subjects=("mentor", "asked_by", "entity_said_by"), keep=2 * YEAR, then="delete")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="handover_open_once", fields=["mentor"], condition=Q(closed_at=None)),
            *AskedEntity.Meta.constraints,
        ]

    def __str__(self) -> str:
        return f"handover {self.public_id}"
