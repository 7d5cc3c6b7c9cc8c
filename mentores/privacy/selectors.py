"""Questions about people's data. The viewer comes first where what is shown depends on who looks."""

from mentores.accounts.models import User
from mentores.admissions.models import Application
from mentores.participants.models import Mentee, Mentor, Side
from mentores.partners.models import Entity


def accompanied_as(person: User) -> tuple[Entity | None, bool]:
    """The entity that uses a person's data, if there is one, and whether it does so of a mentor."""
    mentor = Mentor.objects.filter(person=person).select_related("entity").first()
    if mentor is not None:
        return mentor.entity, True
    mentee = Mentee.objects.filter(person=person).select_related("entity").first()
    if mentee is not None:
        return mentee.entity, False
    latest = Application.objects.filter(person=person).select_related("entity").order_by("-submitted_at", "-pk").first()
    return (latest.entity, latest.side == Side.MENTOR) if latest else (None, False)
